"""A short way to the nodes of the arguments that most are.

An argument whose value is a quoted string with nothing but references in it, as
``"${var.name}-web"``, a reference alone, or a literal, is told by one regular
expression; the nodes are those that the parser makes. Whatever has anything else in it
is left to the parser: escapes, calls, indexes, comments, characters beyond ASCII.
"""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_NAME = r"[A-Za-z_][A-Za-z0-9_-]*+"
# what begins with these is a literal, and what follows an error
_REFERENCE = rf"(?!(?:true|false|null)\b){_NAME}(?:\.{_NAME})++"
_TEXT = r"[\t !#&-\[\]-~]++"  # ASCII without control characters, " $ % and \
_SEQUENCE = rf"\$\{{ *+({_REFERENCE}) *+\}}"
_STRING = rf'"((?:{_TEXT}|\$\{{ *+{_REFERENCE} *+\}})*+)"'
_ARGUMENT = pattern(
    rf"({_NAME})[ \t]*+(=)[ \t]*+(?:{_STRING}|({_REFERENCE})"
    r"|(true|false|null|[0-9]{1,15}+))[ \t]*+"
)
_REST_OF_LINE = pattern(rf"(?:{_STRING}|({_REFERENCE}))[ \t]*+(?:[}}#,].*|//.*)?")
_SPLAT = pattern(r"\[\s*+\*|\.\s*+\*")
_PART = pattern(rf"({_TEXT})|{_SEQUENCE}")
_SEQUENCES = pattern(_SEQUENCE)


def argument(text: str, start: int, end: int) -> n.Attribute | None:
    """Give the argument between two offsets, or None where it is not as most are."""
    found = _ARGUMENT.fullmatch(text, start, end)
    if not found:
        return None
    name = n.Identifier(start, found.end(1), found[1])
    value: n.Expression
    if found[4]:
        value = reference(found.start(4), found[4])
    elif found[5]:
        value = n.Literal(*found.span(5), found[5])
    else:
        at, to = found.span(3)
        value = n.Template(
            at - 1, to + 1, tuple(map(_part, _PART.finditer(text, at, to)))
        )
    return n.Attribute(start, value.end, name, found.start(2), value)


def _part(found: re.Match[str]) -> n.Node:
    start, end = found.span()
    if found[1]:
        return n.Text(start, end, found[1])
    value = reference(found.start(2), found[2])
    return n.Interpolation(start, end, value, strip_left=False, strip_right=False)


def reference(start: int, code: str) -> n.Expression:
    """Give the node of a reference, ``var.name``, that begins at an offset."""
    root, *names = code.split(".")
    end = start + len(root)
    node: n.Expression = n.Variable(start, end, root)
    for name in names:
        at, end = end + 1, end + 1 + len(name)
        node = n.GetAttr(start, end, node, n.Identifier(at, end, name))
    return node


def has_splat(code: str) -> bool:
    """Whether there may be a splat in some code: ``x[*].id``, ``x.*.id``."""
    return "*" in code and _SPLAT.search(code) is not None


def composed(code: str) -> Sequence[str] | None:
    """Give the texts and the references that the rest of a line puts together, in turn.

    A text comes first and last, perhaps an empty one. None where the line is not such a
    string, or a reference alone, and nothing but a comment or the end of a block.
    """
    found = _REST_OF_LINE.fullmatch(code)
    if not found:
        return None
    string, reference = found.groups()
    return ("", reference, "") if reference else _SEQUENCES.split(string)
