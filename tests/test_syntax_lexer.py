"""Tokens: where newlines count, what a brace is, and when ``for`` is a keyword."""

from __future__ import annotations

import pytest

from tffix.errors import HclSyntaxError
from tffix.hcl.lexer import tokens


def types(text: str, *, in_value: bool = False) -> str:
    return " ".join(token.type for token in tokens(text, in_value=in_value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1\n\n# b\nc", "IDENT EQUAL NUMBER NEWLINE IDENT"),
        ("a /*\n*/ = 1", "IDENT EQUAL NUMBER"),
        ("a # no newline behind", "IDENT"),
        ("a = [\n1\n,\n]\n", "IDENT EQUAL LBRACK NUMBER COMMA RBRACK NEWLINE"),
        ("a = (\nb\n)", "IDENT EQUAL LPAREN IDENT RPAREN"),
        ("a = {\nb\n}", "IDENT EQUAL OBRACE NEWLINE IDENT NEWLINE RBRACE"),
        ("a {\n}", "IDENT LBRACE NEWLINE RBRACE"),
        ("a { b = {} }", "IDENT LBRACE IDENT EQUAL OBRACE RBRACE RBRACE"),
        ("([{\n}\n])", "LPAREN LBRACK OBRACE NEWLINE RBRACE RBRACK RPAREN"),
        ("a = {\n\nfor b", "IDENT EQUAL OBRACE FOR IDENT"),
        ("a = {\nforb", "IDENT EQUAL OBRACE NEWLINE IDENT"),
        ("a = [for b", "IDENT EQUAL LBRACK FOR IDENT"),
        ("a = b[for]", "IDENT EQUAL IDENT LBRACK IDENT RBRACK"),
        ("x in [for", "IDENT IN LBRACK FOR"),
        ("= in[for", "EQUAL IN LBRACK IDENT"),
        ("b[ * /**/ ]", "IDENT FULL_SPLAT"),
        ("b[\n*]", "IDENT LBRACK STAR RBRACK"),
        ("(b[\n*\n])", "LPAREN IDENT FULL_SPLAT RPAREN"),
        ("b.*[0]", "IDENT DOT STAR LBRACK NUMBER RBRACK"),
        ("b * [for", "IDENT STAR LBRACK FOR"),
        ("a-b - c", "IDENT MINUS IDENT"),
        (
            "1.e 1.5 1e5.x 1...",
            "NUMBER DOT IDENT NUMBER NUMBER DOT IDENT NUMBER ELLIPSIS",
        ),
        ("<<<E\nE\n", "LT OHEREDOC CHEREDOC NEWLINE"),
        ("::=>==<=...", "DCOLON FATARROW EQ LE ELLIPSIS"),
    ],
)
def test_types(text: str, expected: str) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a"', ["STRING"]),
        ('"$${a} %%{b} $ %"', ["STRING"]),
        ('"a${b}c"', ["OQUOTE", "TEXT", "INTERPOLATION", "IDENT", "SEQUENCE_END"]),
        ('"%{ if a ~}"', ["OQUOTE", "T_IF", "IDENT", "SEQUENCE_END", "CQUOTE"]),
        ('"${{}}"', ["OQUOTE", "INTERPOLATION", "OBRACE", "RBRACE", "SEQUENCE_END"]),
        ("<<A\nB\nA\n", ["OHEREDOC", "TEXT", "CHEREDOC", "NEWLINE"]),
        ("<<A\nA\n", ["OHEREDOC", "CHEREDOC", "NEWLINE"]),
        ("<<A\n${b}A\nA\n", ["OHEREDOC", "INTERPOLATION", "IDENT", "SEQUENCE_END"]),
        ("<<-A\r\n\u00a0A \r\n", ["OHEREDOC", "CHEREDOC", "NEWLINE"]),
    ],
)
def test_templates(text: str, expected: list[str]) -> None:
    assert types(text).split()[: len(expected)] == expected


def test_a_heredoc_keeps_its_lines_in_one_token() -> None:
    found = {token.type: token.value for token in tokens("<<A\n x\n\ty $ %\n A\n")}
    assert found["TEXT"] == " x\n\ty $ %\n"
    assert found["CHEREDOC"] == " A"


def test_a_part_is_read_at_its_place() -> None:
    text = 'a = 1\nb = "${c}"\n'
    (name, *_) = tokens(text, 6, 14)
    assert (name.value, name.start_pos, name.end_pos) == ("b", 6, 7)
    assert list(tokens(text, 6, 14))[-1].end_pos == 14


def test_a_brace_in_a_value_is_that_of_an_object() -> None:
    assert types("{ a = 1 }") == "LBRACE IDENT EQUAL NUMBER RBRACE"
    assert types("{ a = 1 }", in_value=True) == "OBRACE IDENT EQUAL NUMBER RBRACE"


@pytest.mark.parametrize(
    "number", ["0", "00", "1.5", "1e5", "1E+5", "1.e5", "1e999999", "0e9999999999"]
)
def test_numbers(number: str) -> None:
    assert types(number) == "NUMBER"


@pytest.mark.parametrize(
    "number", ["1.2.3", "1..2", "1e5e5", "1e2147483647", "1e" + "9" * 5000]
)
def test_what_only_begins_like_a_number(number: str) -> None:
    with pytest.raises(HclSyntaxError, match="is not a number"):
        types(number)


def test_identifiers_follow_unicode_9() -> None:
    assert types("π é_ñ-1 名 e\u0301") == "IDENT IDENT IDENT IDENT"
    for newer in ("\u08c0", "a\u08c0", "\U0001fbf0a", "\u0301"):
        with pytest.raises(HclSyntaxError):
            types(newer)


def test_bytes_that_are_not_utf8_stand_in_comments_only() -> None:
    assert types("# \udce9\n/* \udcff */ a") == "NEWLINE IDENT"
    for text in ('"\udce9"', "\udce9", "a\udce9", "<<A\n\udce9\nA\n", "a \udce9"):
        with pytest.raises(HclSyntaxError, match="is not UTF-8"):
            types(text)
