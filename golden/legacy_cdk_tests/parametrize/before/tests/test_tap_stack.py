import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from lib.tap_stack import TapStack

COUNTS = [("AWS::EC2::VPC", 1), ("AWS::EC2::NatGateway", 2)]
SUFFIXES = ["dev", "prod"]


@pytest.fixture
def template():
    return Template.from_stack(TapStack(cdk.App(), "Test"))


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "count"), COUNTS)
@pytest.mark.parametrize("suffix", SUFFIXES, ids=str)
def test_counts(template, kind, count, suffix):
    template.resource_count_is(kind, count)


@pytest.mark.parametrize("stack", [TapStack(cdk.App(), "A"), TapStack(cdk.App(), "B")])
def test_stacks(stack):
    assert stack


@pytest.mark.parametrize("template", ["dev"], indirect=True)
@pytest.mark.usefixtures("template")
def test_indirect(template):
    assert template


class TestCounts:
    @pytest.mark.parametrize("kind", ["AWS::EC2::VPC"])
    def test_count(
        self,
        template,  # of the whole stack
        kind,
    ):
        template.resource_count_is(kind, 1)
