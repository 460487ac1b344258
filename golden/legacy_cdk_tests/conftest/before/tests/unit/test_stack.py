import pytest


def test_vpc(template):
    template.resource_count_is("AWS::EC2::VPC", 1)


@pytest.mark.parametrize("count", [1])
def test_count(template, count):
    template.resource_count_is("AWS::EC2::VPC", count)


def test_region(region):
    assert region
