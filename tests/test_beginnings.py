"""How strings can begin, through locals and functions, as far as they are written."""

from __future__ import annotations

import pytest

from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.module import Module
from tffix.terraform.values.string_prefixes import beginnings, begins_with_value

LOCALS = """\
locals {
  name = "sg-${var.name}"
  twice = local.name
  loop = local.loop
  code = CODE
}
"""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('"sg-web"', ["sg-web"]),
        ('"sg-${var.name}"', ["sg-"]),
        ('"s${"g-"}web"', ["sg-web"]),
        ('"${var.name}-sg"', ["?"]),
        ("local.twice", ["sg-"]),
        ("local.loop", []),
        ("(local.name)", ["sg-"]),
        ('var.long ? "sg-a" : "b"', ["sg-a?", "b?"]),
        ('"sg-${var.long ? "a" : "b"}"', ["sg-a", "sg-b"]),
        ('coalesce(var.name, "sg-a")', ["?", "sg-a?"]),
        ('format("sg-%s-%s", var.a, "b")', ["sg-"]),
        ('format("%s-web", "sg")', ["sg-web"]),
        ('format("%05d-web", 7)', ["?"]),
        ('join("-", ["sg", var.name])', ["sg-"]),
        ('join("-", var.names)', ["?"]),
        ('lower("SG-Web")', ["sg-web"]),
        ('"${lower("SG")}-web"', ["?"]),
        ('substr("sg-${var.name}", 0, 32)', ["sg-"]),
        ('substr("sg-${var.name}", 0, 2)', ["?"]),
        ('"%{ if var.long }sg-%{ else }a-%{ endif }b"', ["sg-b?", "a-b?"]),
    ],
)
def test_beginnings(code: str, expected: list[str]) -> None:
    file = File(Source("main.tf", LOCALS.replace("CODE", code)))
    module = Module({file.path: file})
    definition = module.local("code")
    assert definition
    found = beginnings(file, definition[1].value, len("sg-"), module)
    assert [f"{one.text}{'' if one.certain else '?'}" for one in found] == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [('"${var.a}-b"', True), ('"${local.a}-b"', False), ('"a-${var.b}"', False)],
)
def test_beginning_with_a_value(code: str, expected: bool) -> None:  # noqa: FBT001
    file = File(Source("main.tf", LOCALS.replace("CODE", code)))
    definition = Module({file.path: file}).local("code")
    assert definition
    assert begins_with_value(definition[1].value) is expected
