"""Numeric functions."""

from __future__ import annotations

import math

from tffix.lazy_re import pattern
from tffix.terraform.values.convert import convert
from tffix.terraform.values.functions.declare import ANY, NUMBER, function
from tffix.terraform.values.numbers import Number, magnitude, rounded
from tffix.terraform.values.value import EvaluationError, Unsure, Value

_EXACT = 2**53  # above, a result computed in 64 bits has lost digits
_EXPONENT = 64
_MAX_BASE = 62
_DIGITS = pattern(r"[+-]?[0-9A-Za-z]+")


@function(NUMBER, returns=NUMBER)
def abs_(value: Number) -> Number:
    return magnitude(value)


@function(NUMBER, returns=NUMBER)
def ceil(value: Number) -> Number:
    if -1 < value < 0:
        raise Unsure(NUMBER)  # Terraform keeps the sign of zero
    return math.ceil(value)


@function(NUMBER, returns=NUMBER)
def floor(value: Number) -> Number:
    return math.floor(value)


@function(NUMBER, returns=NUMBER)
def signum(value: Number) -> Number:
    if not isinstance(value, int):
        raise EvaluationError("signum takes whole numbers")
    return (value > 0) - (value < 0)


@function(NUMBER, rest=NUMBER, returns=NUMBER)
def max_(*values: Number) -> Number:
    return max(values)


@function(NUMBER, rest=NUMBER, returns=NUMBER)
def min_(*values: Number) -> Number:
    return min(values)


@function(NUMBER, NUMBER, returns=NUMBER)
def pow_(base: Number, exponent: Number) -> Number:
    if (
        isinstance(exponent, int)
        and abs(exponent) <= _EXPONENT
        and (base or exponent > 0)
    ):
        from fractions import Fraction  # noqa: PLC0415, as above

        result = Fraction(base) ** exponent
        if abs(result.numerator) <= _EXACT and rounded(result) == result:
            return rounded(result)
    if base == 0 and exponent == 0:
        return 1
    raise Unsure(NUMBER)


@function(NUMBER, NUMBER, returns=NUMBER)
def log(value: Number, base: Number) -> Number:
    if value <= 0 or base <= 0 or 1 in (base, value) or max(value, base) > _EXACT:
        raise Unsure(NUMBER)
    from fractions import Fraction  # noqa: PLC0415, slow import; most numbers are whole

    result = math.log(value) / math.log(base)
    if result.is_integer() and Fraction(base) ** int(result) == value:
        return int(result)
    raise Unsure(NUMBER)


@function(ANY, NUMBER, returns=NUMBER)
def parseint(value: Value, base: Number) -> Number:
    if value.type.kind != "string":
        raise EvaluationError("parseint takes a string")
    if not isinstance(base, int) or not 2 <= base <= _MAX_BASE:  # noqa: PLR2004, binary
        raise EvaluationError("the base must be from 2 to 62")
    text = value.data
    if not _DIGITS.fullmatch(text):
        raise EvaluationError(f"not a number in base {base}")
    negative = text.startswith("-")
    result = 0
    for character in text.lstrip("+-"):
        digit = _digit(character, base)
        if digit >= base:
            raise EvaluationError(f"not a number in base {base}")
        result = result * base + digit
    if result.bit_length() > 512:  # noqa: PLR2004, kept exactly only up to there
        raise Unsure(NUMBER)
    return -result if negative else result


def _digit(character: str, base: int) -> int:
    """Give the value of a digit; above base 36 capitals stand for more than letters."""
    if base <= 36 or not character.isupper():  # noqa: PLR2004, digits and letters
        return int(character, 36)
    return int(character, 36) + 26


@function(ANY, returns=NUMBER)
def sum_(values: Value) -> Number:
    if not isinstance(values.data, tuple) or not values.data:
        raise EvaluationError("sum takes a list of numbers that is not empty")
    numbers = [convert(item, NUMBER) for item in values.data]
    if any(number.null for number in numbers):
        raise EvaluationError("null is no number")
    total: Number = 0
    for number in numbers:
        total = rounded(total + number.data)
    return total
