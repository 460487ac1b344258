"""The second reader sees damage, and damage only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tffix.edit import Edit, splice
from tffix.hcl.file import File
from tffix.project.verify import objection
from tffix.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """\
locals {
  limit = 32
  names = ["a", "b"]
  last  = 1
}

resource "aws_lb_target_group" "web" {
  name = "${var.environment}-web"
  port = 80

  health_check {
    path     = "/health"
    matcher  = "200"
    interval = 5
  }

  tags = {
    Name = "web"
  }
}

resource "aws_lb_target_group" "api" {
  name = "${var.environment}-api"
  port = 8080
}
"""


def file(text: str) -> File:
    return File(Source("main.tf", text))


def edit(text: str, old: str, new: str) -> Edit:
    start = text.index(old)
    return Edit("main.tf", start, start + len(old), new)


FIX = edit(TEXT, '"${var.environment}-web"', 'substr("${var.environment}-web", 0, 32)')

DAMAGE: list[tuple[str, Callable[[str], str]]] = [
    ("a line is gone", lambda text: text.replace("  port = 8080\n", "")),
    (
        "a line is twice",
        lambda text: text.replace("  port = 80\n", "  port = 80\n  x = 1\n"),
    ),
    ("a number changed", lambda text: text.replace("limit = 32", "limit = 33")),
    ("a string changed", lambda text: text.replace('"200"', '"201"')),
    ("a template changed", lambda text: text.replace("}-api", "}-apj")),
    ("a list changed", lambda text: text.replace('["a", "b"]', '["a"]')),
    ("an order changed", lambda text: text.replace('["a", "b"]', '["b", "a"]')),
    ("a key changed", lambda text: text.replace("Name =", "name =")),
    ("a label changed", lambda text: text.replace('" "api"', '" "apj"')),
    ("a type changed", lambda text: text.replace('group" "api', 'groups" "api')),
    ("an argument was renamed", lambda text: text.replace("matcher", "match")),
    ("a block was renamed", lambda text: text.replace("health_check", "health")),
    (
        "a block is gone",
        lambda text: re.sub(r"  health_check \{.*?\n  \}\n", "", text, flags=re.DOTALL),
    ),
    (
        "a resource is gone",
        lambda text: text[: text.index('resource "aws_lb_target_group" "api"')],
    ),
    ("a resource is new", lambda text: text + 'resource "x" "y" {\n  a = 1\n}\n'),
    ("no HCL any more", lambda text: text.replace("port = 8080", "port = = 8080")),
    ("a brace is gone", lambda text: text.rstrip().removesuffix("}")),
]


def test_the_fix_itself_is_no_objection() -> None:
    assert objection(file(TEXT), file(splice(TEXT, [FIX])), [FIX]) is None


@pytest.mark.parametrize("damage", [d for _, d in DAMAGE], ids=[n for n, _ in DAMAGE])
def test_damage_outside_the_edits_is_vetoed(damage: Callable[[str], str]) -> None:
    after = damage(splice(TEXT, [FIX]))
    assert after != splice(TEXT, [FIX])
    said = objection(file(TEXT), file(after), [FIX])
    assert said is not None
    assert said.veto


def after_line(text: str, line: str, insertion: str) -> Edit:
    at = text.index(line) + len(line)
    return Edit("main.tf", at, at, insertion)


@pytest.mark.parametrize(
    ("edits", "lost"),
    [
        ([('"/health"', " /*"), ("interval = 5", "*/")], "health_check.matcher"),
        ([("limit = 32", "\n/*"), ("last  = 1", "*/ x = 1")], "locals.names"),
        ([('-web"', "\n}\nresource a b {")], "port"),
        ([('"200"', "\n  }\n}\nresource a b {\n  c {")], "health_check.interval"),
        ([("interval = 5", "\n  }\n  more {")], ""),
        ([(" = 80", "\n  x = <<E\n")], "health_check"),
        ([('Name = "web', "")], ""),
    ],
)
def test_an_edit_that_changes_what_the_rest_means_is_vetoed(
    edits: list[tuple[str, str]], lost: str
) -> None:
    inserted = [after_line(TEXT, line, text) for line, text in edits]
    said = objection(file(TEXT), file(splice(TEXT, inserted)), inserted)
    if lost:
        assert said is not None
        assert said.veto
        assert lost in said.message
    else:
        assert said is None


def test_a_file_that_only_it_can_read_before_is_no_veto() -> None:
    before = 'resource "a" "b" {\n  text = <<-EOT\n    ${A[@]}\n  EOT\n}\n'
    fix = edit(before, "${A", "$${A")
    assert objection(file(before), file(splice(before, [fix])), [fix]) is None


def test_a_file_that_it_cannot_read_before_is_no_veto() -> None:
    text = TEXT + "x = = 1\n"
    said = objection(file(text), file(splice(text, [FIX])), [FIX])
    assert said is not None
    assert not said.veto


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_line_ends_make_no_difference(ending: str) -> None:
    text = TEXT.rstrip("\n").replace("\n", ending or "\n") + ending
    fix = edit(text, "port = 8080", "port = 8081")
    assert objection(file(text), file(splice(text, [fix])), [fix]) is None
