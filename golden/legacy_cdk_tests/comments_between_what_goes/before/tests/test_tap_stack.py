# Copyright: the platform team

# Tests of the stack.
import aws_cdk as cdk  # the old way

# What follows is ours.

# isort: split
from lib.tap_stack import TapStack


# ---- helpers ----


# makes a stack
def make():
    return TapStack(cdk.App(), "Test")


# ---- tests ----


# one stack
def test_stack():  # slow
    # really
    assert make()  # noqa: S101


# ---- the end ----
