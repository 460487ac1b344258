import aws_cdk as cdk
import sys

import pytest
from aws_cdk.assertions import Template

from lib.tap_stack import TapStack


if sys.platform == "linux":

    def test_stack():
        Template.from_stack(TapStack(cdk.App(), "Test"))
