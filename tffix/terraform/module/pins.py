"""What a condition says of the names in it, where it holds or does not."""

from __future__ import annotations

from collections.abc import Callable

from tffix.hcl import nodes as n
from tffix.hcl.strings import unescape
from tffix.terraform.values import numbers
from tffix.terraform.values.value import Value, boolean, number, string, union

Locals = Callable[[str], n.Expression | None]
Pins = dict[tuple[str, ...], Value]  # by root and name: ("var", "env")

_NEGATED = {"==": "!=", "!=": "==", "&&": "||", "||": "&&"}


def pins(condition: n.Expression, local: Locals, *, holds: bool) -> Pins:
    """Give the values that names must have for a condition to hold, or not to.

    They are variables, locals and the workspace that it compares with what is written
    out, asks alone, or looks for in a list. ``local`` gives the expression of a local.
    """
    match condition:
        case n.Parenthesized(inner=inner):
            return pins(inner, local, holds=holds)
        case n.Unary(operator="!", operand=operand):
            return pins(operand, local, holds=not holds)
        case n.Binary(operator=operator, left=left, right=right):
            if not holds:
                operator = _NEGATED.get(operator, "")
            return _of_both(operator, left, right, local, holds=holds)
        case n.Call(name="contains", arguments=(n.Tuple(items=items), asked)) if holds:
            known = [_literal(item) for item in items]
            place = _place(asked)
            values = [value for value in known if value is not None]
            if place and values and len(values) == len(known):
                return {place: union(values)}
    if not (place := _place(condition)):
        return {}
    found = {place: boolean(holds)}
    root, name = place
    if root == "local" and (meant := local(name)):

        def others(other: str) -> n.Expression | None:
            return None if other == name else local(other)  # one may read itself

        found |= pins(meant, others, holds=holds)
    return found


def _of_both(
    operator: str,
    left: n.Expression,
    right: n.Expression,
    local: Locals,
    *,
    holds: bool,
) -> Pins:
    match operator:
        case "&&":
            return pins(left, local, holds=holds) | pins(right, local, holds=holds)
        case "||":
            one = pins(left, local, holds=holds)
            return _either(one, pins(right, local, holds=holds))
        case "==":
            for asked, said in ((left, right), (right, left)):
                place, value = _place(asked), _literal(said)
                if place and value is not None:
                    return {place: value}
    return {}


def _either(one: Pins, other: Pins) -> Pins:
    return {
        place: union((value, other[place]))
        for place, value in one.items()
        if place in other
    }


def _place(node: n.Expression) -> tuple[str, ...] | None:
    match node:
        case n.GetAttr(source=n.Variable(name="var" | "local" as root), name=name):
            return root, name.name
        case n.GetAttr(
            source=n.Variable(name="terraform"), name=n.Identifier(name="workspace")
        ):
            return "terraform", "workspace"
    return None


def _literal(node: n.Expression) -> Value | None:
    match node:
        case n.Template(parts=()):
            return string("")
        case n.Template(parts=(n.Text(raw=raw),)):
            return string(unescape(raw))
        case n.Literal(text="true" | "false" as text):
            return boolean(text == "true")
        case n.Literal(text=text) if (found := numbers.parse(text)) is not None:
            return number(found)
    return None
