"""From tokens to nodes, by the table of the grammar."""

from __future__ import annotations

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.hcl.builder import Builder
from tffix.hcl.lexer import tokens
from tffix.hcl.table import Unexpected, table
from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PROBLEMS = 20
_MOST_SIGNS = 200  # that are looked at
_FOREIGN, _SAID_ONCE = "$@\\", "`';"
# what other texts have that were put into a file: fences, and marks of a merge
_PASTED = pattern(r"(?m)^(?:```|={7}$|<{7} )")

# Where to go on after an error: a header of Terraform that begins and ends its line.
_HEADER = pattern(
    r"(?m)^(?:terraform|provider|variable|locals|module|data|resource|ephemeral|output"
    r"|check|moved|import|removed|run|mock_provider)"
    r'(?:[ \t]++"[^"\n]*+")*+[ \t]*+\{[ \t]*+\r?$',
)


def parse(text: str, start: int = 0, end: int | None = None) -> n.Body:
    """Parse a whole file, or the part of it between two offsets in characters.

    A part must begin and end between the items of a body; a top-level block is one.
    Nodes hold offsets into the whole text. Raises HclSyntaxError, for the first error.
    """
    end = len(text) if end is None else end
    body, found = _attempt(text, start, end)
    if body is None or found:
        raise min(found, key=_start)
    return body


def expression(text: str) -> n.Expression | None:
    """Parse the text of an expression; None where it is none."""
    try:
        items = parse(f"x = {text}\n").items
    except HclSyntaxError:
        return None
    if len(items) == 1 and isinstance(items[0], n.Attribute):
        return items[0].value
    return None


def problems(text: str) -> list[HclSyntaxError]:
    """Give what is wrong in a file, in its order; nothing where it is HCL.

    After an error that ends the parse, it goes on at the next line that is the header
    of a top-level block of Terraform. At most ``MOST_PROBLEMS`` are looked for.
    """
    found: dict[int, HclSyntaxError] = {}
    start = 0
    for _ in range(MOST_PROBLEMS):
        body, errors = _attempt(text, start, len(text))
        known = len(found)
        for error in errors:
            found.setdefault(error.start, error)
        next_start = None if body else _next_start(text, start, errors[-1])
        if next_start is None or len(found) == known:
            break
        start = next_start
    if found and max(found) < len(text) and _PASTED.search(text):
        for error in _without_token(text, max(found) + 1, {text[at] for at in found}):
            found.setdefault(error.start, error)
    return sorted(found.values(), key=_start)[:MOST_PROBLEMS]


def _without_token(text: str, start: int, said: set[str]) -> Iterator[HclSyntaxError]:
    """Give the characters from an offset on that are of another language.

    Terraform looks at all of them before it reads the structure of a file. ``said`` are
    those that were.
    """
    comments = 0
    while len(said) < _MOST_SIGNS and comments < MOST_PROBLEMS:
        try:
            for _token in tokens(text, start):
                pass
        except HclSyntaxError as error:
            sign = text[error.start]
            comments += sign == "/"
            if sign in _FOREIGN or (sign in _SAID_ONCE and sign not in said):
                yield error
            said.add(sign if sign in _SAID_ONCE else str(error.start))
            start = max(start, error.start) + 1
        else:
            return


def _next_start(text: str, start: int, error: HclSyntaxError) -> int | None:
    """Give where to go on after an error of the part that began at start."""
    at = error.start
    if error.related:
        at = min(at, error.related.start)
    header = _HEADER.search(text, max(start + 1, text.rfind("\n", 0, at) + 1))
    return header.start() if header else None


def _start(error: HclSyntaxError) -> int:
    return error.start


def _attempt(
    text: str, start: int, end: int
) -> tuple[n.Body | None, list[HclSyntaxError]]:
    """Parse as far as it goes: the body, unless that ended early, and what is wrong."""
    builder = Builder()
    values: list[Any] = []
    try:
        items = table().run(tokens(text, start, end), end, builder, values)
    except (HclSyntaxError, Unexpected) as caught:
        from tffix.hcl import explain_error  # noqa: PLC0415, deferred: rarely needed

        error = (
            explain_error.explain(text, start, end, caught, values)
            if isinstance(caught, Unexpected)
            else caught
        )
        builder.look_into(values)
        return None, [*builder.problems, explain_error.conflict(text, start, error)]
    return n.Body(start, end, items), builder.problems
