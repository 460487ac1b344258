import os; import aws_cdk as cdk
from lib.tap_stack import TapStack


def test_stack():
    TapStack(cdk.App(), os.name)
