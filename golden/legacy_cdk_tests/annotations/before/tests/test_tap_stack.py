from collections.abc import Iterator
from typing import Any, NoReturn

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from lib.tap_stack import TapStack

@pytest.fixture
def template() -> Iterator[Template]:
    yield Template.from_stack(TapStack(cdk.App(), "Test"))


@pytest.mark.parametrize("count", [1, 2])
def test_count(template: Template, count: Any) -> None:
    template.resource_count_is("AWS::EC2::VPC", count)


@pytest.mark.parametrize("count", [1, 2])
def test_app(count: Any) -> NoReturn:
    raise AssertionError(cdk.App(), count)


def test_stack(template: Template) -> TapStack:
    return template
