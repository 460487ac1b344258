"""What is told from a text before it is parsed is never less than what is there."""

from __future__ import annotations

import pytest
from golden_cases import Case, cases, read
from hypothesis import given
from hypothesis import strategies as st

from tffix.engine import fixpoint, registry
from tffix.hcl.file import File
from tffix.hcl.nodes import Block
from tffix.hcl.outline import outline
from tffix.hcl.plain import composed
from tffix.hcl.walk import walk
from tffix.source import Source
from tffix.terraform.module.instances import environments
from tffix.terraform.module.module import Module
from tffix.terraform.values.name_estimate import glance
from tffix.terraform.values.types import ANY


@pytest.mark.parametrize(
    ("text", "arguments", "blocks"),
    [
        ('  name = "web"\n', {"name": {'"web"'}}, {}),
        ('\tname="web" # a name\r\n', {"name": {'"web" # a name'}}, {}),
        ("  a = 1\n  a = 2\n", {"a": {"1", "2"}}, {}),
        ("  /* old = 1 */ a = 2\n", {"a": {"2"}}, {}),
        ("  a /* b */ = 2\n", {"a": {"/*"}}, {"a": 1}),
        ("  a = <<EOT\n", {"a": {"<<EOT"}}, {}),
        ("  a == b\n  a => b\n", {}, {}),
        ("  a {\n  }\n  a {}\n", {}, {"a": 2}),
        ("  a { b = 1 }\n", {"b": {"1 }"}}, {"a": 1}),
        ('  dynamic "a" {\n', {}, {"a": 1}),
        ('  a "b" {\n', {}, {"a": 1}),
    ],
)
def test_what_is_written(
    text: str, arguments: dict[str, set[str]], blocks: dict[str, int]
) -> None:
    assert outline('resource "a" "b" {\n' + text)[1:] == (arguments, blocks)


@pytest.mark.parametrize(
    ("code", "pieces"),
    [
        ('"web"', ["web"]),
        ('""', [""]),
        ('"web" # a name', ["web"]),
        ('"web" // a name', ["web"]),
        ('"web" }', ["web"]),
        ("var.web", ["", "var.web", ""]),
        ("var.web.name # a name", ["", "var.web.name", ""]),
        ('"${var.a}"', ["", "var.a", ""]),
        ('"a-${ var.b }-c${each.key}"', ["a-", "var.b", "-c", "each.key", ""]),
        ("true", None),
        ("true.a", None),
        ("web", None),
        ("var.web ? 1 : 2", None),
        ("var.web[0]", None),
        ("var.web.0", None),
        ("var.web +", None),
        ('"${var.a[0]}"', None),
        ('"${var.a ~}"', None),
        ('"%{ if var.a }a%{ endif }"', None),
        ('"\\u0061"', None),
        ('"web" == var.a ? var.b : var.c', None),
        ('"web" /* or */ == var.a ? var.b : var.c', None),
        ("<<EOT", None),
        ('("web")', None),
    ],
)
def test_composed_names(code: str, pieces: list[str] | None) -> None:
    found = composed(code)
    assert (found and list(found)) == pieces


@given(st.permutations(["a", "b", "for", "in"]), st.data())
def test_nothing_that_is_there_is_left_out(
    names: list[str], data: st.DataObject
) -> None:
    gap = st.sampled_from(
        ["", " ", "\t", "\r\n", "\n", "# c\n", "/* d */", "// e = \n"]
    )
    blank = st.sampled_from(["", " ", "\t", "/* c = { */", " /* */ "])
    text, opened = "\n", []
    for name in names:
        text += "".join(data.draw(st.lists(gap)))
        text += name + data.draw(blank)
        if data.draw(st.booleans()):
            text += "=" + data.draw(blank) + "1\n"
        else:
            text += data.draw(blank) + "{\n"
            opened.append(name)
    text += "}\n" * len(opened)
    found = outline(text)
    for block in File(Source("main.tf", f"x {{{text}}}\n")).blocks("x"):
        there = [one.type.name for one in walk(block) if isinstance(one, Block)][1:]
        assert all(found.blocks[name] >= there.count(name) for name in there)
        stack = [block]
        while stack:
            body = stack.pop().body
            stack += body.blocks()
            for item in body.items:
                if item not in body.blocks():
                    assert item.name.name in found.arguments  # type: ignore[union-attr]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_no_finding_is_lost_at_a_glance(case: Case) -> None:
    files = {
        path: read(Source.decode(path, data))
        for path, data in case.before.items()
        if not path.endswith(".py")
    }
    options = case.settings.options
    fixers = registry.selected((), ())
    found = fixpoint.check(Module(files), fixers, options).findings
    all_read = [
        fixer._replace(subject=fixer.subject.unsuspecting()) for fixer in fixers
    ]
    assert fixpoint.check(Module(files), all_read, options).findings == found


MODULE = """\
variable "bare" {}
variable "text" {
  type    = string
  default = "web_é"
}
variable "empty" {
  default = ""
}
variable "word" {
  default = "web"
}
variable "number" {
  default = 12
}
variable "flag" {
  type = bool
}
variable "null" {
  default = null
}
variable "list" {
  default = ["a"]
}
variable "short" {
  type = string
  validation {
    condition     = length(var.short) <= 4
    error_message = "It is too long."
  }
}
variable "object" {
  default = { name = "x", none = null }
}
locals {
  chosen = var.flag ? "web-1" : "api"
  joined = "${var.text}-${local.chosen}"
  loop   = local.loop
}
resource "aws_sqs_queue" "jobs" {
  name = "${var.short}.fifo"
}
data "aws_region" "here" {}
"""
REFERENCES = [
    *(f"var.{name}" for name in ("bare", "text", "number", "flag", "null", "list")),
    *(
        "var.empty",
        "var.word",
        "var.short",
        "var.object",
        "var.object.name",
        "var.object.none",
        "var.none",
    ),
    *("local.chosen", "local.joined", "local.loop", "local.none", "path.module"),
    *("terraform.workspace", "aws_sqs_queue.jobs.name", "aws_sqs_queue.jobs.arn"),
    *("data.aws_region.here.name", "module.none.name", "each.key", "count.index"),
]


def module(code: str) -> Module:
    text = f"{MODULE}\nlocals {{\n  name = {code}\n}}\n"
    return Module({"main.tf": File(Source("main.tf", text))})


@given(
    st.lists(
        st.sampled_from(
            ["", "-", "a", "web", "é", *(f"${{{one}}}" for one in REFERENCES)]
        ),
        max_size=4,
    )
)
def test_a_name_has_no_more_than_is_seen_of_it(pieces: list[str]) -> None:
    code = f'"{"".join(pieces)}"'
    read = module(code)
    seen = glance(read).name(code)
    definition = read.local("name")
    assert definition
    value = environments(read)[0].evaluate(definition[1].value, {})
    if "each." in code or "count." in code or not code.isascii():
        assert seen is None
    elif seen is None:
        # some of it is not ASCII, or it begins with nothing that is known
        words = ("text", "joined", "empty")
        assert any(word in code for word in words) or not value.head
    else:
        assert max(value.shortest, value.likely) <= seen.longest
        assert {*"".join(part.text or "" for part in value.parts)} <= {*seen.known}
        (head,) = seen.heads
        assert value.type == ANY or value.head.startswith(head)
        assert head or not value.head
