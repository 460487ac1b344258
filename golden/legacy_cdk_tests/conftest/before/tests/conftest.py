"""Fixtures of all tests."""

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from lib.tap_stack import TapStack


@pytest.fixture
def app():
    return cdk.App()


@pytest.fixture
def template(app):
    return Template.from_stack(TapStack(app, "Test"))


@pytest.fixture
def region():
    return "us-east-1"


def pytest_report_header():
    return "platform"
