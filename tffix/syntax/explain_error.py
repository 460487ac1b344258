"""Syntax errors in the words of someone who writes HCL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tffix.errors import HclSyntaxError

if TYPE_CHECKING:
    from lark.exceptions import UnexpectedToken

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_WORDS = {
    "NEWLINE": "the end of the line",
    "$END": "the end of the file",
    "OQUOTE": "a string with a sequence in it",
    "CQUOTE": "the end of the string",
    "CHEREDOC": "the end of the heredoc",
    "TEXT": "text",
}


def explain(text: str, start: int, end: int, error: UnexpectedToken) -> HclSyntaxError:
    """Turn what lark found into a message about the text from start to end."""
    token = error.token
    at = token.start_pos if token.type != "$END" else end
    stop = token.end_pos if token.type != "$END" else end
    conflict = _CONFLICT.search(text, start, end)
    if conflict and conflict.start() <= at:
        return HclSyntaxError(
            "a conflict marker of a version control system",
            conflict.start(),
            conflict.end(),
            "resolve the merge conflict first",
        )
    found = _WORDS.get(token.type) or f'"{token.value}"'
    if token.type == "NEWLINE":
        stop = at + 1
    expected = set(error.accepts or error.expected)
    return HclSyntaxError(f"expected {_expected(expected)}, found {found}", at, stop)


def _expected(names: set[str]) -> str:
    """Say what could stand here, from the names of the terminals."""
    if "OBRACE" in names or "LPAREN" in names and "NUMBER" in names:
        return "an expression"
    if "EQUAL" in names and "LBRACE" in names:
        return '"=" and a value, or a block'
    if "LBRACE" in names:
        return 'a label or "{"'
    if names <= {"NEWLINE", "$END"} or "NEWLINE" in names:
        return "the end of the line"
    if "IDENT" in names and "RBRACE" in names:
        return 'an argument, a block or "}"'
    if "IDENT" in names:
        return "a name"
    symbols = {
        "RBRACE": '"}"',
        "RPAREN": '")"',
        "RBRACK": '"]"',
        "COLON": '":"',
        "EQUAL": '"="',
        "COMMA": '","',
        "IN": '"in"',
        "FATARROW": '"=>"',
        "SEQUENCE_END": '"}"',
        "T_ENDIF": "%{ endif }",
        "T_ENDFOR": "%{ endfor }",
    }
    known = sorted(symbols[name] for name in names if name in symbols)
    return " or ".join(known) if known else "something else"
