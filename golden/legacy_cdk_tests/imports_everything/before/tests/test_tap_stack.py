from aws_cdk import *

from lib.tap_stack import TapStack


def test_stack():
    TapStack(App(), "Test")
