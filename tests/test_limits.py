"""What passes a limit is unknown, and nothing grows with a power of what is written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tffix.engine import fixpoint, registry
from tffix.hcl.certain import is_certain
from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.instances import environments, instances
from tffix.terraform.module.module import Module

if TYPE_CHECKING:
    from types import FrameType

DOUBLED = (
    "locals {\n  l0 = var.none\n"
    + "".join(
        f'  l{at} = "${{local.l{at - 1}}}${{local.l{at - 1}}}"\n' for at in range(1, 41)
    )
    + '}\nresource "aws_lb" "web" {\n  name = local.l40\n}\n'
)
TOO_DEEP = "an expression is nested more than 120 deep"


def module(text: str) -> Module:
    return Module({"main.tf": File(Source("main.tf", text))})


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        (f"count = {'-(' * 128}1{')' * 128}", TOO_DEEP),
        (f"count = {' + '.join(['1'] * 200)}", TOO_DEEP),
        (
            f"for_each = toset([{', '.join(['var.x'] * 50_010)}])",
            "an expression takes more than 50,000 steps",
        ),
        ("count = 501", "count or for_each makes more than 500 instances"),
    ],
    ids=["deep", "wide", "long", "many"],
)
def test_what_passes_a_limit_makes_one_unknown_instance(
    argument: str, said: str
) -> None:
    read = module(f'resource "aws_sqs_queue" "q" {{\n  {argument}\n}}\n')
    block = read.block("resource", "aws_sqs_queue", "q")
    assert block
    (instance,) = instances(read, block)
    assert instance.key is None
    assert list(read.passed_limits) == [said]


DEEP = 10_000
NESTED = {
    "parentheses": f"{'(' * DEEP}var.x{')' * DEEP}",
    "conditionals": "".join(f"var.x == {at} ? 1 : " for at in range(DEEP)) + "2",
    "lists": f"{'[' * DEEP}{']' * DEEP}",
    "calls": f"{'lower(' * DEEP}var.x{')' * DEEP}",
    "operators": "1" + " + 1" * DEEP,
}


@pytest.mark.parametrize("value", NESTED.values(), ids=NESTED)
def test_no_fixer_fails_in_what_is_nested_deeply(value: str) -> None:
    arguments = "".join(f"  {name} = {value}\n" for name in ("name", "tags", "ingress"))
    text = f'variable "x" {{}}\n\nresource "aws_security_group" "a" {{\n{arguments}}}\n'
    assert fixpoint.run(module(text), registry.fixers(), {}).crashed == []


def test_locals_that_double_are_not_followed_to_the_end() -> None:
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read = module(DOUBLED)
        found = read.local("l40")
        assert found
        value = environments(read)[0].evaluate(found[1].value, {})
    finally:
        sys.setprofile(before)
    assert not value.known
    assert calls < 2_000_000


def test_what_is_nested_deeply_is_left_to_the_parser() -> None:
    assert is_certain(f"locals {{\n  a = {'(' * 20}1{')' * 20}\n}}\n")
    assert not is_certain(f"locals {{\n  a = {'(' * 9999}1{')' * 9999}\n}}\n")
