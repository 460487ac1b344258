import json
import re
from pathlib import Path

import pytest
from aws_cdk import App
from aws_cdk.assertions import Match, Template

from lib.tap_stack import TapStack

LIB = Path(__file__).parent.parent / "lib"
TYPES = re.compile(r"AWS::\w+::\w+")
EXPECTED = json.loads('{"vpc": 1}')


def text():
    return (LIB / "main.tf").read_text()


def has_type(name):
    return bool(TYPES.fullmatch(name))


@pytest.fixture(scope="module")
def app():
    return App()


@pytest.fixture
def region():
    return "us-east-1"


@pytest.fixture(name="template")
def make_template(app, region):
    stack = TapStack(app, "Test", region=region)
    yield Template.from_stack(stack)


@pytest.fixture
def lines():
    return text().splitlines()


def test_types(template):
    assert has_type("AWS::EC2::VPC")
    template.has_resource("AWS::EC2::VPC", Match.any_value())


def test_expected(template):
    template.resource_count_is("AWS::EC2::VPC", EXPECTED["vpc"])


@pytest.mark.usefixtures("template")
def test_nothing():
    pass


def test_terraform(lines):
    assert any("aws_vpc" in line for line in lines)


def test_formatted(lines):
    assert all(line   ==   line.rstrip()   for line in lines)   # as it was
