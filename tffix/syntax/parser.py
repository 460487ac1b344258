"""From tokens to nodes, by the table of the grammar."""

from __future__ import annotations

from tffix.errors import HclSyntaxError
from tffix.syntax import nodes as n
from tffix.syntax.builder import Builder
from tffix.syntax.lexer import tokens
from tffix.syntax.table import Unexpected, table


def parse(text: str, start: int = 0, end: int | None = None) -> n.Body:
    """Parse a whole file, or the part of it between two offsets in characters.

    A part must begin and end between the items of a body; a top-level block is one.
    Nodes hold offsets into the whole text. Raises HclSyntaxError.
    """
    end = len(text) if end is None else end
    body, found = _attempt(text, start, end)
    if body is None or found:
        raise min(found, key=lambda error: error.start)
    return body


def _attempt(
    text: str, start: int, end: int
) -> tuple[n.Body | None, list[HclSyntaxError]]:
    """Parse as far as it goes: the body, unless that ended early, and what is wrong."""
    builder = Builder()
    try:
        items = table().run(tokens(text, start, end), builder, end)
    except (HclSyntaxError, Unexpected) as caught:
        from tffix.syntax import explain_error  # noqa: PLC0415, deferred: rarely needed

        error = (
            explain_error.explain(text, start, end, caught)
            if isinstance(caught, Unexpected)
            else caught
        )
        error = explain_error.conflict(text, start, error)
        return None, [*builder.problems, error]
    return n.Body(start, end, items), builder.problems
