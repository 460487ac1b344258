"""What looks like a call in a text is never less than the calls that are in it."""

from __future__ import annotations

import pytest
from golden_cases import Case, cases

from tffix.hcl import nodes as n
from tffix.hcl.parser import parse
from tffix.hcl.walk import walk
from tffix.source import Source
from tffix.suspicion.calls import seen_calls, without_strings
from tffix.terraform.module.function_calls import (
    always_evaluated,
    is_plain,
)
from tffix.terraform.values.functions import FUNCTIONS
from tffix.terraform.values.signatures import signatures

with_functions = [
    case
    for case in cases()
    if any(b"(" in data for path, data in case.before.items() if path.endswith(".tf"))
    and case.group not in ("syntax", "report", "output")
    and not case.is_broken
]


@pytest.mark.parametrize("case", with_functions, ids=lambda case: case.name)
def test_every_call_is_seen(case: Case) -> None:
    for path, data in case.before.items():
        if not path.endswith(".tf"):
            continue
        text = Source.decode(path, data).text
        seen = seen_calls(text)
        names = {name for name, _ in seen}
        for node in walk(parse(text)):
            if isinstance(node, n.Call):
                assert node.name in names
                if is_plain(node):
                    assert _written(node, text) in seen


def _written(call: n.Call, text: str) -> tuple[str, str]:
    opened = text.index("(", call.start)
    return call.name, text[opened + 1 : call.end - 1]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("x = upper(var.a)", {("upper", "var.a")}),
        ("x = upper (a)", {("upper", "a")}),
        ("x = core::upper(a)", {("core::upper", "a")}),
        ("x = c ? a:lower(b)", {("lower", "b")}),
        ("x = -abs(1)", {("abs", "1")}),
        ("x = (1 + 2)", set()),
        ('x = join(",)", a)', {("join", '",)", a')}),
        ("x = upper(lower(a))", {("upper", None), ("lower", "a")}),
        ("x = length([a])", {("length", None)}),
        ('x = upper("${a}")', {("upper", None)}),
        ("x = upper(a # b)\n)", {("upper", None)}),
    ],
)
def test_seen(text: str, seen: set[tuple[str, str | None]]) -> None:
    assert seen_calls(text) == seen


def test_strings_are_left_out() -> None:
    assert without_strings(r'"a, \"b\"", c') == '"", c'


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("try(a(1), 2)", []),
        ("can(a(1))", []),
        ("a(1) ? b(1) : c(1)", ["a"]),
        ("a(1) && b(1)", ["a"]),
        ("a(1) + b(1)", ["a", "b"]),
        ("[for x in a(1) : b(x)]", ["a"]),
        ('"${a(1)}%{if b(1)}${c(1)}%{endif}"', ["a", "b"]),
        ("a(b(1))", ["a", "b"]),
    ],
)
def test_what_is_always_evaluated(code: str, names: list[str]) -> None:
    nodes = always_evaluated(parse(f"x = {code}\n"))
    assert [node.name for node in nodes if isinstance(node, n.Call)] == names


def test_what_is_known_of_a_function_is_what_terraform_says() -> None:
    """Where this fails, run: python -m tffix.terraform.values.ask_signatures."""
    for name, function in FUNCTIONS.items():
        signature = signatures()[name]
        assert (function.rest is None) == (signature.rest is None), name
        assert signature.takes(len(function.parameters)), name
