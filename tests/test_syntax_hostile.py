"""Hostile input: a clear message or a correct parse, in linear time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tffix.errors import HclSyntaxError
from tffix.hcl.lexer import tokens
from tffix.hcl.parser import MOST_PROBLEMS, parse, problems
from tffix.hcl.scanner import index
from tffix.hcl.walk import walk
from tffix.source import Source

LEVELS = 10_000
HEADER = 'resource "a" "b" {\n'
GOLDEN = Path(__file__).parent.parent / "golden"


def spent(text: str) -> float:
    """Give the seconds of work that looking at a text takes, every way."""
    start = time.process_time()
    index(text)
    problems(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("opening", "inside", "closing", "nodes"),
    [
        ("[", "1", "]", 1),
        ("(", "1", ")", 1),
        ("{a=", "1", "}", 3),
        ("f(", "1", ")", 1),
        ("a[", "1", "]", 2),
        ("!", "a", "", 1),
        ("a ? ", "b", " : c", 3),
        ("a + ", "b", "", 2),
        ('"${', "a", '}"', 2),
        ('"%{ if a }', "", '%{ endif }"', 2),
        ("[for a in b : ", "c", "]", 3),
        ("{\nfor a, b in c : d => ", "e", "}", 5),
        ("<<A\n${", "a", "}\nA\n", 2),
    ],
    ids=lambda part: repr(part) if isinstance(part, str) else "",
)
def test_nesting(opening: str, inside: str, closing: str, nodes: int) -> None:
    levels = LEVELS
    if opening.startswith('"%'):
        # directives nest within one template; templates in directives do not nest
        opening, closing = "%{ if a }", "%{ endif }"
        value = f'"{opening * levels}{closing * levels}"'
    else:
        value = f"{opening * levels}{inside}{closing * levels}"
    body = parse(f"x = (\n{value})\n")
    count = sum(1 for _ in walk(body))
    assert count >= nodes * levels
    with pytest.raises(HclSyntaxError):
        parse(f"x = (\n{opening * levels}")


def test_nested_blocks() -> None:
    text = "a {\n" * LEVELS + "}\n" * LEVELS
    assert sum(1 for _ in walk(parse(text))) == 3 * LEVELS + 1
    assert index(text) == [("a", (), 0, len(text) - 1)]


def test_long_traversals() -> None:
    text = "x = a" + ".b[0][*].c" * LEVELS + "\n"
    assert sum(1 for _ in walk(parse(text))) > 5 * LEVELS


@pytest.mark.parametrize(
    "unit",
    [
        *('"', '"a', '"${', '${"', '"${"', '\\"', "\\", "$", "%", "$${", "%{", "$%"),
        *("/*", "/**", "/* */", "/", "*/", "#", "# \n", "//", "/* \n */"),
        *("<", "<<A\n", "<<-A\n  ${", "<<A\nA\n", "<<<", "<<A\r\n", "a = <<A\n A \n"),
        *(
            "[",
            "(",
            "{",
            "}",
            "]",
            "a[ ",
            "b[/**/",
            "a[*",
            "{\n",
            "a {\n",
            "a { b = {\n",
        ),
        *("1", ".", "1.", "1e", "1e1.", "...", "a.", "a.*", "::", "a::"),
        *("a", "é", "e\u0301", "\u00a0", "\ufeff", "\x00", "\udce9", "a ", "a \n"),
        *(" ", "\t", "\n", "\r", "\r\n", " \n", "\x0b", "~}", "=", "a=", "a = 1\n"),
        *(
            '"a" ',
            'a "b" ',
            HEADER,
            HEADER + "<<A\n",
            HEADER + "a = [\n",
            "<<<<<<< x\n",
        ),
        *(
            "%{ if a }",
            "%{ else }",
            '"%{ for a in b }',
            "? ",
            "a ? ",
            "a : ",
            "!",
            "a,",
        ),
    ],
)
@pytest.mark.parametrize(
    "before", ["", "a = ", 'a = "', "a = <<A\n", 'a "b" {\n  c = ']
)
def test_near_misses_take_linear_time(before: str, unit: str) -> None:
    # work that grows with the square of this would take minutes
    text = before + unit * (50_000 // len(unit))
    assert spent(text) < 10


@pytest.mark.parametrize(
    "text",
    [
        "a = 1 # " + "x" * 50_000_000,
        "/*" + "*" * 50_000_000 + "*/\n",
        "a = <<A\n" + (49 * "x" + "\n") * 1_000_000 + "A\n",
        'a = "' + "x" * 50_000_000 + '"\n',
        "\n" * 50_000_000,
    ],
    ids=["comment", "block comment", "heredoc", "string", "newlines"],
)
def test_fifty_megabytes(text: str) -> None:
    assert parse(text).end == len(text)


def test_a_line_of_a_megabyte() -> None:
    text = "a = [" + "b.c, " * 200_000 + "]\n"
    assert sum(1 for _ in tokens(text)) == 800_005
    (error,) = problems(text.replace("]", ")"))
    assert error.start == len(text) - 2


def test_many_errors_are_told_up_to_a_limit() -> None:
    assert len(problems(f"{HEADER}  a =\n}}\n" * LEVELS)) == MOST_PROBLEMS
    assert len(problems(HEADER * LEVELS)) == 1


def test_many_templates_beyond_ascii() -> None:
    block = 'a {\n  b = "${ {c = {d = 1}} }"\n}\n'
    assert spent("# é\n" + block * 10_000) < 10


def test_many_names_and_arguments() -> None:
    text = "".join(f"a{number} = {number}\n" for number in range(50_000))
    assert len(parse(text).items) == 50_000
    assert len(problems(text + "a7 = 1\n")) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X", "metadata that macOS keeps"),
        ("a = 1\n".encode("utf-16"), "UTF-16"),
        ("a = 1\n".encode("utf-16-be"), "UTF-16"),
        (b"\x7fELF\x02\x01\x01\x00", "a control character"),
        (b"PK\x03\x04", "a control character"),
        (b"\x1f\x8b\x08\x00", "a control character"),
        (b"\x00" * 100, "a NUL character"),
        (b"a = 1\n\x00", "a NUL character"),
        (b"\xff\xff", "byte 0xFF is not UTF-8"),
    ],
)
def test_files_that_are_no_text(data: bytes, message: str) -> None:
    source = Source.decode("._x.tf", data)
    assert source.encode() == data
    (first, *_) = problems(source.text)
    assert message in first.message
    assert first.hint


def cost(text: str) -> float:
    """Give the least seconds of work that a parse of a text took."""
    times = []
    for _ in range(5):
        start = time.process_time()
        parse(text)
        times.append(time.process_time() - start)
    return min(times)


def test_ten_times_the_size_takes_less_than_twice_as_long_per_byte() -> None:
    texts = [
        path.read_bytes().decode().replace("\r\n", "\n").removeprefix("\ufeff")
        for path in sorted((GOLDEN / "platform").rglob("*.tf"))
    ]
    whole = "".join(text + "\n" for text in texts if not problems(text))
    assert len(whole) > 10_000
    assert cost(whole * 10) < 2 * 10 * cost(whole)
