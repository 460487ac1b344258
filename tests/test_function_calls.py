"""What looks like a call in a text is never less than the calls that are in it."""

from __future__ import annotations

import pytest
from golden_cases import Case, cases

from tffix.hcl import nodes as n
from tffix.hcl.parser import parse
from tffix.hcl.scanner import elements
from tffix.hcl.walk import walk
from tffix.source import Source
from tffix.suspicion.calls import seen_calls, without_strings
from tffix.terraform.module.function_calls import always_evaluated
from tffix.terraform.values.functions import functions
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
        for node in walk(parse(text)):
            if isinstance(node, n.Call):
                start = text.index("(", node.start) + 1
                assert (node.name.removeprefix("core::"), start) in seen
                assert _agree(elements(text, start), node, text)


def _agree(written: list[str] | None, call: n.Call, text: str) -> bool:
    """Whether arguments that were cut from a text begin as those of the call do."""
    if written is None:
        return "<<" in text[call.start : call.end]
    return len(written) == len(call.arguments) and all(
        one.startswith(text[argument.start : argument.end])
        for one, argument in zip(written, call.arguments, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("x = upper(var.a)", [("upper", ["var.a"])]),
        ("x = upper (a)", [("upper", ["a"])]),
        ("x = core::upper(a)", [("upper", ["a"])]),
        ("x = c ? a:lower(b)", [("lower", ["b"])]),
        ("x = -abs(1)", [("abs", ["1"])]),
        ("x = (1 + 2)", []),
        ('x = join(",)", a)', [("join", ['",)"', "a"])]),
        ("x = upper(lower(a), b)", [("upper", ["lower(a)", "b"]), ("lower", ["a"])]),
        ("x = length([a, b], c)", [("length", ["[a, b]", "c"])]),
        ('x = upper("${a}, b", c)', [("upper", ['"${a}, b"', "c"])]),
        ("x = upper(a # b, c\n)", [("upper", ["a # b, c"])]),
        ("x = max(/* a */ b..., )", [("max", ["b..."])]),
        ("x = now()", [("now", [])]),
        ("x = upper(a", [("upper", None)]),
    ],
)
def test_seen(text: str, seen: list[tuple[str, list[str] | None]]) -> None:
    assert [(name, elements(text, at)) for name, at in seen_calls(text)] == seen


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
    for name, function in functions().items():
        signature = signatures()[name]
        assert (function.rest is None) == (signature.rest is None), name
        assert signature.takes(len(function.parameters)), name
