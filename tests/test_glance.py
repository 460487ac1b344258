"""What is told from a text before it is parsed is never less than what is there."""

from __future__ import annotations

import pytest
from golden_cases import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from tffix import engine, registry
from tffix.syntax.file import File
from tffix.syntax.glance import plain, written
from tffix.terraform.module import Module
from tffix.text import Source


@pytest.mark.parametrize(
    ("text", "arguments", "blocks"),
    [
        ('  name = "web"\n', {"name": {'"web"'}}, set()),
        ('\tname="web" # a name\r\n', {"name": {'"web" # a name'}}, set()),
        ("  a = 1\n  a = 2\n", {"a": {"1", "2"}}, set()),
        ("  /* old = 1 */ a = 2\n", {"a": {"2"}}, set()),
        ("  a /* b */ = 2\n", {"a": {"/*"}}, {"a"}),
        ("  a = <<EOT\n", {"a": {"<<EOT"}}, set()),
        ("  a == b\n  a => b\n", {}, set()),
        ("  a {\n  }\n  a {}\n", {}, {"a"}),
        ("  a { b = 1 }\n", {"b": {"1 }"}}, {"a"}),
        ('  dynamic "a" {\n', {}, {"a"}),
        ('  a "b" {\n', {}, {"a"}),
    ],
)
def test_what_is_written(
    text: str, arguments: dict[str, set[str]], blocks: set[str]
) -> None:
    assert written('resource "a" "b" {\n' + text) == (arguments, blocks)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ('"web"', "web"),
        ('""', ""),
        ('"web" # a name', "web"),
        ('"web" // a name', "web"),
        ('"web" }', "web"),
        ("var.web", None),
        ('"${var.a}"', None),
        ('"%{ if var.a }a%{ endif }"', None),
        ('"\\u0061"', None),
        ('"web" == var.a ? var.b : var.c', None),
        ('"web" /* or */ == var.a ? var.b : var.c', None),
        ("<<EOT", None),
        ('("web")', None),
    ],
)
def test_plain_strings(code: str, value: str | None) -> None:
    assert plain(code) == value


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
    found = written(text)
    for block in File(Source("main.tf", f"x {{{text}}}\n")).blocks("x"):
        stack = [block]
        while stack:
            body = stack.pop().body
            for inner in body.blocks():
                assert inner.type.name in found.blocks
                stack.append(inner)
            for item in body.items:
                if item not in body.blocks():
                    assert item.name.name in found.arguments  # type: ignore[union-attr]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_no_finding_is_lost_at_a_glance(case: Case) -> None:
    files = {
        path: File(Source.decode(path, data))
        for path, data in case.before.items()
        if not path.endswith(".py")
    }
    options = case.settings.options
    fixers = registry.selected((), ())
    found = engine.check(Module(files), fixers, options).findings
    all_read = [fixer._replace(holds=None) for fixer in fixers]
    assert engine.check(Module(files), all_read, options).findings == found
