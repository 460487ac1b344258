"""The bounds that the validations of a variable put on the length of its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tffix.syntax import nodes as n
from tffix.terraform.convert import convert
from tffix.terraform.patterns import width
from tffix.terraform.types import NUMBER, STRING
from tffix.terraform.value import EvaluationError, Unsure, count

if TYPE_CHECKING:
    from tffix.terraform.environment import Environment

_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "=="}
_MAX_DEPTH = 32


class Bounds(NamedTuple):
    """The fewest and most characters; no most without a bound."""

    shortest: int = 0
    longest: int | None = None


_IMPOSSIBLE = Bounds(1, 0)  # no string at all meets the condition


def validated(block: n.Block, name: str, environment: Environment) -> Bounds:
    """Give the bounds of a variable that meets all its validations."""
    found = Bounds()
    for validation in block.body.blocks("validation"):
        condition = validation.body.attribute("condition")
        if condition:
            reader = _Reader(name, environment)
            found = _both(found, reader.bounds(condition.value, _MAX_DEPTH))
    return Bounds() if found == _IMPOSSIBLE else found


def _both(one: Bounds, other: Bounds) -> Bounds:
    longest = [size for size in (one.longest, other.longest) if size is not None]
    return Bounds(max(one.shortest, other.shortest), min(longest) if longest else None)


def _either(one: Bounds, other: Bounds) -> Bounds:
    if _IMPOSSIBLE in (one, other):
        return other if one == _IMPOSSIBLE else one
    longest = None
    if one.longest is not None and other.longest is not None:
        longest = max(one.longest, other.longest)
    return Bounds(min(one.shortest, other.shortest), longest)


class _Reader:
    """Reads conditions on one variable."""

    def __init__(self, name: str, environment: Environment) -> None:
        self.name = name
        self.environment = environment

    def bounds(self, node: n.Node, depth: int) -> Bounds:  # noqa: PLR0911, one a kind of condition
        """Give the bounds of a string for which a condition is true."""
        if depth == 0:
            return Bounds()
        match node:
            case n.Parenthesized(inner=inner):
                return self.bounds(inner, depth - 1)
            case n.Binary(left=left, operator="&&", right=right):
                return _both(
                    self.bounds(left, depth - 1), self.bounds(right, depth - 1)
                )
            case n.Binary(left=left, operator="||", right=right):
                return _either(
                    self.bounds(left, depth - 1), self.bounds(right, depth - 1)
                )
            case n.Binary(left=left, operator=operator, right=right):
                if operator in _MIRRORED:
                    return self._compared(left, operator, right)
            case n.Call(name="contains", arguments=(items, inner)) if self._is(inner):
                return self._listed(items)
            case n.Call(name="can", arguments=(n.Call() as call,)):
                return self._matched(call)
            case n.Call(name="alltrue", arguments=(n.Tuple(items=items),)):
                found = Bounds()
                for item in items:
                    found = _both(found, self.bounds(item, depth - 1))
                return found
        return Bounds()

    def _is(self, node: n.Node) -> bool:
        """Whether this is the variable."""
        match node:
            case n.Parenthesized(inner=inner):
                return self._is(inner)
            case n.GetAttr(source=n.Variable(name="var"), name=name):
                return name.name == self.name
            case n.Template(parts=(n.Interpolation(value=inner),)):
                return self._is(inner)
        return False

    def _is_length(self, node: n.Node) -> bool:
        match node:
            case n.Parenthesized(inner=inner):
                return self._is_length(inner)
            case n.Call(name="length", arguments=(inner,)):
                return self._is(inner)
        return False

    def _compared(self, left: n.Node, operator: str, right: n.Node) -> Bounds:
        if self._is_length(right) or self._is(right):
            left, operator, right = right, _MIRRORED[operator], left
        if self._is_null(right):
            return _IMPOSSIBLE if operator == "==" else Bounds()
        if self._is(left) and operator == "==":
            value = self._string(right)
            if value is None:
                return Bounds()
            return Bounds(count(value), count(value))
        size = self._integer(right) if self._is_length(left) else None
        if size is None:
            return Bounds()
        return {
            "<": Bounds(0, size - 1),
            "<=": Bounds(0, size),
            ">": Bounds(size + 1),
            ">=": Bounds(size),
            "==": Bounds(size, size),
        }[operator]

    @staticmethod
    def _is_null(node: n.Node) -> bool:
        return isinstance(node, n.Literal) and node.text == "null"

    def _listed(self, items: n.Expression) -> Bounds:
        try:
            found = self.environment.value(items, {})
        except (EvaluationError, Unsure):
            return Bounds()
        if not found.whole or not isinstance(found.data, tuple) or not found.data:
            return Bounds()
        sizes = [item.shortest for item in found.data]
        return Bounds(min(sizes), max(sizes))

    def _matched(self, call: n.Call) -> Bounds:
        if call.name != "regex" or len(call.arguments) != 2:  # noqa: PLR2004, two
            return Bounds()
        pattern, inner = call.arguments
        written = self._string(pattern)
        if written is None or not self._is(inner):
            return Bounds()
        return Bounds(*width(written))

    def _string(self, node: n.Node) -> str | None:
        try:
            found = convert(self.environment.value(node, {}), STRING)
        except (EvaluationError, Unsure):
            return None
        return found.data if found.whole and not found.null else None

    def _integer(self, node: n.Node) -> int | None:
        try:
            found = convert(self.environment.value(node, {}), NUMBER)
        except (EvaluationError, Unsure):
            return None
        return found.data if isinstance(found.data, int) else None
