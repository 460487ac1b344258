"""Write conditions anew: together, one or the other, or the opposite."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.rewrite.verbs import cut
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tffix.edit import Edit
    from tffix.hcl.file import File
    from tffix.terraform.module.provider_names import Terms

LOOSE = (n.Binary, n.Conditional)  # what needs parentheses beside an operator
_OPPOSITE = {"==": "!=", "!=": "=="}


def any_of(file: File, ways: Iterable[Terms], edits: Collection[Edit]) -> str:
    """Give the code that is true where all terms of one of some ways hold.

    ``edits`` are made in the terms on the way.
    """
    return " || ".join(
        " && ".join(_term(file, one, edits, holds=holds) for one, holds in terms)
        for terms in ways
    )


def _term(
    file: File, condition: n.Expression, edits: Collection[Edit], *, holds: bool
) -> str:
    """Give the code of a condition, or of its opposite."""
    while isinstance(condition, n.Parenthesized):
        condition = condition.inner
    if isinstance(condition, n.Binary) and condition.operator in _OPPOSITE:
        operator = condition.operator if holds else _OPPOSITE[condition.operator]
        sides = (condition.left, condition.right)
        left, right = (cut(file, side.start, side.end, edits) for side in sides)
        return f"{left} {operator} {right}"
    code = cut(file, condition.start, condition.end, edits)
    code = f"({code})" if isinstance(condition, LOOSE) else code
    return code if holds else f"!{code}"
