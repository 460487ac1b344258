import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from lib.tap_stack import TapStack


def test_stack():
    Template.from_stack(TapStack(cdk.App(), "Test"))
