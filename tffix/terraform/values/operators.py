"""Operators, attributes and indexes of values."""

from __future__ import annotations

from math import trunc

from tffix.terraform.values.convert import convert
from tffix.terraform.values.numbers import Number, rounded
from tffix.terraform.values.types import ANY, BOOL, NUMBER, STRING, Type
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    key,
    union,
)
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_BITS = 8000  # of a number, which no configuration comes near

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}


def binary(left: Value, operator: str, right: Value, *, exact: bool = True) -> Value:
    """Apply an operator.

    ``exact`` says that an operand is written out: one computed by a function can have
    fewer bits, and so can its quotient.
    """
    varies = left.varies or right.varies
    if operator in ("==", "!="):
        same = equal(left, right)
        return Value(BOOL, same if operator == "==" else not same, overridable=varies)
    if operator in ("&&", "||"):
        return _logical(left, operator, right)
    one, other = (_operand(value, NUMBER) for value in (left, right))
    if operator in _COMPARE:
        if not (one.known and other.known):
            raise Unsure(BOOL)
        return Value(BOOL, _COMPARE[operator](one.data, other.data), overridable=varies)
    if not (one.known and other.known):
        raise Unsure(NUMBER)
    result = _arithmetic(one.data, operator, other.data, exact=exact)
    if result == 0 and operator not in "+-" and (one.data < 0 or other.data < 0):
        raise Unsure(NUMBER)  # Terraform keeps the sign of zero
    if max(result.numerator.bit_length(), result.denominator.bit_length()) > _MAX_BITS:
        raise Unsure(NUMBER)
    return Value(NUMBER, rounded(result), overridable=varies)


def _operand(value: Value, type_: Type) -> Value:
    found = convert(value, type_)
    if found.null:
        raise EvaluationError("an operand is null")
    return found


def _arithmetic(one: Number, operator: str, other: Number, *, exact: bool) -> Number:
    match operator:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
    if other == 0:
        raise Unsure(NUMBER)  # Terraform gives an infinity
    from fractions import Fraction  # noqa: PLC0415, slow import; most numbers are whole

    ratio = Fraction(one) / other
    if operator == "%":
        return one - rounded(other * trunc(rounded(ratio)))
    if not exact and rounded(ratio) != ratio:
        raise Unsure(NUMBER)
    return ratio


def _logical(left: Value, operator: str, right: Value) -> Value:
    decisive = operator == "||"
    one, other = (_operand(value, BOOL) for value in (left, right))
    for value in (one, other):
        if value.data is decisive:
            return value
    if not (one.known and other.known):
        raise Unsure(BOOL)
    return Value(BOOL, not decisive, overridable=one.varies or other.varies)


def unary(operator: str, operand: Value) -> Value:
    """Apply ``-`` or ``!``."""
    value = _operand(operand, NUMBER if operator == "-" else BOOL)
    if not value.known:
        raise Unsure(value.type)
    if operator == "-" and value.data == 0:
        raise Unsure(NUMBER)
    data = -value.data if operator == "-" else not value.data
    return Value(value.type, data, overridable=value.varies)


def equal(left: Value, right: Value) -> bool:
    """Whether two values are equal. Raises Unsure where that is not known."""
    if left.null or right.null:
        if left.known and right.known:
            return left.null and right.null
        raise Unsure(BOOL)
    if not (left.whole and right.whole):
        raise Unsure(BOOL)
    return left.type == right.type and key(left) == key(right)


def attribute(value: Value, name: str) -> Value:
    """Give ``value.name``."""
    if value.null:
        raise EvaluationError("null has no attributes")
    if not value.known:
        if value.each and value.type.kind == "map":
            return value.each[1]
        raise Unsure(_attribute_type(value.type, name))
    if not isinstance(value.data, dict):
        raise EvaluationError("only objects and maps have attributes")
    if name not in value.data:
        raise EvaluationError(f'there is no attribute "{name}"')
    found: Value = value.data[name]
    return found


def _attribute_type(type_: Type, name: str) -> Type:
    if type_.kind == "map":
        return type_.element
    if type_.kind == "object":
        found = type_.attribute(name)
        if found is None:
            raise EvaluationError(f'there is no attribute "{name}"')
        return found
    if type_.kind == "any":
        return ANY
    raise EvaluationError("only objects and maps have attributes")


def index(value: Value, at: Value) -> Value:
    """Give ``value[at]``."""
    if value.null or at.null or value.type.kind == "set" or value.type.is_primitive():
        raise EvaluationError("this cannot be indexed")
    if not value.known:
        if value.type.kind == "object" and at.known:
            raise Unsure(_attribute_type(value.type, convert(at, STRING).data))
        if value.type.kind in ("list", "tuple"):
            convert(at, NUMBER)
        if value.each:
            return value.each[1]
        raise Unsure(value.type.element if value.type.kind in ("list", "map") else ANY)
    data = value.data
    if isinstance(data, dict):
        name = convert(at, STRING)
        if not name.known:
            return union(data.values()) if data else Value(ANY)
        if name.data not in data:
            if name.varies and data:
                return union(data.values())
            raise EvaluationError(f'there is no element "{name.data}"')
        chosen: Value = data[name.data]
        return varying(chosen, union(data.values())) if name.varies else chosen
    position = convert(at, NUMBER)
    if not position.known:
        return union(data) if data else Value(ANY)
    if not isinstance(position.data, int) or not 0 <= position.data < len(data):
        raise EvaluationError("there is no element at that index")
    found: Value = data[position.data]
    return varying(found, None) if position.varies else found


def varying(value: Value, other: Value | None) -> Value:
    """Mark a value that another takes the place of when something is overridden.

    ``other`` is what that other is, where there are only two.
    """
    if not value.known:
        return value if other is None else union((value, other))
    if (
        value.type == STRING
        and not value.null
        and other is not None
        and other.type == STRING
    ):
        from tffix.terraform.values.value import Part, count  # noqa: PLC0415

        both = union((value, other))
        text = value.data
        size = count(text)
        part = Part(
            text,
            min(size, other.shortest),
            both.longest,
            max(value.likely, other.likely),
            overridable=True,
        )
        return Value(STRING, text, overridable=True, parts=(part,))
    return Value(value.type, value.data, overridable=True)
