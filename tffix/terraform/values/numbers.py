"""Numbers as Terraform has them: binary floats with a mantissa of 512 bits.

A whole number is an int, any other a Fraction that such a float can hold exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from tffix.lazy_re import pattern

if TYPE_CHECKING:
    from fractions import Fraction

Number: TypeAlias = "int | Fraction"

_PRECISION = 512
_SHORT = 100  # digits that are held exactly
_MAX_DIGITS = 2000
_WRITTEN = pattern(r"([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?")


def parse(text: str) -> Number | None:
    """Read a number in base ten; None where the text is none, or is far too long.

    ``.5``, ``5.`` and ``+5`` are numbers, as conversion from a string takes them.
    """
    if text.isdigit() and text.isascii() and len(text) < _SHORT:
        return int(text)
    match = _WRITTEN.fullmatch(text)
    if match is None or not text.isascii():
        return None
    sign, whole, part, exponent = match.groups()
    part = part or ""
    digits = whole + part
    power = int(exponent or 0) if len(exponent or "") < len("+12345") else _MAX_DIGITS
    if not digits or len(digits) + abs(power) > _MAX_DIGITS:
        return None
    value = int(digits) * _power(10, power - len(part))
    return rounded(-value if sign == "-" else value)


def rounded(value: Number) -> Number:
    """Give the nearest number that 512 bits can hold, to even where two are."""
    top, bottom = abs(value.numerator), value.denominator
    if bottom == 1 and top.bit_length() <= _PRECISION:
        return value.numerator
    shift = top.bit_length() - bottom.bit_length() - _PRECISION
    # one bit more than needed, or exactly as many
    if shift >= 0:
        bottom <<= shift
    else:
        top <<= -shift
    whole, rest = divmod(top, bottom)
    if whole.bit_length() > _PRECISION:
        odd = whole & 1
        whole, rest, bottom = whole >> 1, rest + odd * bottom, bottom * 2
        shift += 1
    if rest * 2 > bottom or (rest * 2 == bottom and whole & 1):
        whole += 1
    result = whole * _power(2, shift)
    if value < 0:
        result = -result
    return result.numerator if result.denominator == 1 else result


def text(number: Number) -> str:
    """Write a number without exponent, in as few digits as tell it from any other."""
    size = magnitude(number)
    if isinstance(number, int) and size.numerator.bit_length() <= _PRECISION:
        return str(number)
    exponent = _exponent(size)
    for count in range(1, _MAX_DIGITS):
        power = count - 1 - exponent
        digits = round(size * _power(10, power))
        if rounded(digits / _power(10, power)) == size:
            break
    while digits and digits % 10 == 0:
        digits //= 10
        power -= 1
    written = str(digits)
    if power <= 0:
        written += "0" * -power
    else:
        written = written.rjust(power + 1, "0")
        written = f"{written[:-power]}.{written[-power:]}"
    return f"-{written}" if number < 0 else written


def magnitude(number: Number) -> Number:
    """Give a number without its sign."""
    return -number if number < 0 else number


def _exponent(size: Number) -> int:
    """Give the power of ten of the first digit."""
    guess = len(str(size.numerator)) - len(str(size.denominator))
    return guess if size >= _power(10, guess) else guess - 1


def _power(base: int, exponent: int) -> Fraction:
    from fractions import Fraction  # noqa: PLC0415, slow import; most numbers are whole

    return Fraction(base) ** exponent
