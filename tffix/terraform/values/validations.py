"""The bounds that the validations of a variable put on what it can be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tffix.hcl import nodes as n
from tffix.terraform.values.convert import convert
from tffix.terraform.values.re2 import width
from tffix.terraform.values.types import ANY, NUMBER, STRING
from tffix.terraform.values.value import (
    UNBOUND,
    EvaluationError,
    Part,
    Unsure,
    Value,
    count,
    record,
)
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tffix.terraform.values.types import Type

# gives the value of an expression, or raises EvaluationError or Unsure
Evaluate = Callable[["n.Node"], Value]

_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "=="}
_MAX_DEPTH = 32


class Bounds(NamedTuple):
    """The fewest and most characters; no most without a bound."""

    shortest: int = 0
    longest: int | None = None


_IMPOSSIBLE = Bounds(1, 0)  # no string at all meets the condition


def validated(block: n.Block, name: str, evaluate: Evaluate) -> Bounds:
    """Give the bounds of a variable that meets all its validations."""
    return _bounds(_conditions(block), partial(_is_variable, name), evaluate)


def of_elements(
    block: n.Block, name: str, type_: Type, evaluate: Evaluate
) -> tuple[Value, Value] | None:
    """Give what the validations of a variable say of each key and value in it.

    That is what they say with ``alltrue([for … in var.x : …])``; None if nothing. Of
    the elements that are objects, it is said for each attribute.
    """
    if type_.kind not in ("list", "set", "map"):
        return None
    found = [one for node in _conditions(block) for one in _loops(node, name)]
    if not found:
        return None
    element = type_.element

    def bounds(path: tuple[str, ...], *, key: bool = False) -> Bounds:
        both = Bounds()
        for loop in found:
            root = loop.key if key else loop.value
            if root:
                meant = partial(_is_path, (root, *path))
                both = _both(both, _bounds([loop.condition], meant, evaluate))
        return both

    key = bounded(STRING, bounds((), key=True)) if type_.kind == "map" else None
    if element.kind == "object":
        parts = {
            attribute: bounded(kind, bounds((attribute,)))
            for attribute, kind in zip(element.names, element.of, strict=True)
        }
        value = record(parts)
    else:
        value = bounded(element, bounds(()))
    return key or Value(NUMBER), value


def bounded(type_: Type, bounds: Bounds) -> Value:
    """Give a value of which the type is known, and bounds if it is a string."""
    if bounds == Bounds() or type_ not in (STRING, ANY):
        return Value(type_)
    longest = bounds.longest
    likely = max(UNBOUND, bounds.shortest) if longest is None else longest
    return Value(type_, parts=(Part(None, bounds.shortest, longest, likely),))


class _Loop(NamedTuple):
    """A condition on all elements: the names of key and value in it, if they have."""

    key: str
    value: str
    condition: n.Expression


def _conditions(block: n.Block) -> list[n.Expression]:
    found = (one.body.attribute("condition") for one in block.body.blocks("validation"))
    return [condition.value for condition in found if condition]


def _bounds(
    conditions: Iterable[n.Expression],
    is_meant: Callable[[n.Node], bool],
    evaluate: Evaluate,
) -> Bounds:
    """Give the bounds of a string that meets all conditions."""
    found = Bounds()
    for condition in conditions:
        reader = _Reader(is_meant, evaluate)
        found = _both(found, reader.bounds(condition, _MAX_DEPTH))
    return Bounds() if found == _IMPOSSIBLE else found


def _loops(node: n.Node, name: str) -> Iterator[_Loop]:
    """Give what a condition says of all elements of a variable."""
    match node:
        case n.Parenthesized(inner=inner):
            yield from _loops(inner, name)
        case n.Binary(left=left, operator="&&", right=right):
            yield from _loops(left, name)
            yield from _loops(right, name)
        case n.Binary(
            left=n.Binary(left=meant, operator="==", right=n.Literal(text="null")),
            operator="||",
            right=right,
        ) if _is_variable(name, meant):
            yield from _loops(right, name)
        case n.Call(name="alltrue", arguments=(n.For() as loop,)):
            names = [one.name for one in loop.names]
            if loop.key or loop.condition:
                return
            match loop.collection:
                case n.Call(name="keys", arguments=(inner,)):
                    key, value = names[-1], ""
                case n.Call(name="values", arguments=(inner,)):
                    key, value = "", names[-1]
                case inner:
                    key, value = names[0] if len(names) > 1 else "", names[-1]
            if _is_variable(name, inner):
                yield _Loop(key, value, loop.value)


def _is_variable(name: str, node: n.Node) -> bool:
    return _is_path(("var", name), node)


def _is_path(path: tuple[str, ...], node: n.Node) -> bool:
    """Whether a node says a name, and attributes of it: ``var.x``, ``each.value.x``."""
    for name in reversed(path[1:]):
        if not isinstance(node, n.GetAttr) or node.name.name != name:
            return False
        node = node.source
    return isinstance(node, n.Variable) and node.name == path[0]


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
    """Reads conditions on what a node means: a variable, or an element of it."""

    def __init__(self, is_meant: Callable[[n.Node], bool], evaluate: Evaluate) -> None:
        self.is_meant = is_meant
        self.evaluate = evaluate

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
        """Whether this is what the condition is about."""
        match node:
            case n.Parenthesized(inner=inner):
                return self._is(inner)
            case n.Template(parts=(n.Interpolation(value=inner),)):
                return self._is(inner)
        return self.is_meant(node)

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
            found = self.evaluate(items)
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
            found = convert(self.evaluate(node), STRING)
        except (EvaluationError, Unsure):
            return None
        return found.data if found.whole and not found.null else None

    def _integer(self, node: n.Node) -> int | None:
        try:
            found = convert(self.evaluate(node), NUMBER)
        except (EvaluationError, Unsure):
            return None
        return found.data if isinstance(found.data, int) else None
