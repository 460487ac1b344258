import aws_cdk as cdk

from lib.tap_stack import TapStack


def test_stack():
    # only one
    assert TapStack(cdk.App(), 'Test')


def test_alive():
    assert True