import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from lib.tap_stack import TapStack

class TestStack:
    """The stack."""

    def setup_method(self):
        """Synthesize anew for each test."""
        self.template = Template.from_stack(TapStack(cdk.App(), "Test"))

    def test_vpc(self):
        """There is one network."""
        # only one
        self.template.resource_count_is("AWS::EC2::VPC", 1)

    @staticmethod
    def test_static():
        assert cdk.App()

    class TestNested:
        def test_cdk(self):
            cdk.App()

        def test_without(self):
            assert True


def setup_module():
    cdk.App()


def test_alive():
    assert 1 + 1 == 2
