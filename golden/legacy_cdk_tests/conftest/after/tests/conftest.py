"""Fixtures of all tests."""

import pytest


@pytest.fixture
def region():
    return "us-east-1"


def pytest_report_header():
    return "platform"
