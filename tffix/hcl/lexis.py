"""What single characters may be: in identifiers, in escapes, or nowhere in HCL."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from tffix.errors import HclSyntaxError
from tffix.lazy_re import pattern

_GOOD_ESCAPE = pattern(r'\\(?:[nrt"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})')
_NUMBER = pattern(r"([0-9]+)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?")
_SHORT = 9  # an exponent of fewer digits is never too large
_BITS_OF_DIGIT = 3.32
_UTF16 = pattern("\udcff\udcfe|\udcfe\udcff|\0[^\0]\0[^\0]|[^\0]\0[^\0]\0")
_UNDECODED = pattern("[\udc80-\udcff]")
_ELSEWHERE = {
    "'": ("single quotes do not make a string", 'write "…"'),
    "`": ("backticks do not make a string", "for text of several lines use <<EOT"),
    ";": ("nothing ends with a semicolon", "put each argument on a line of its own"),
    "“": ("a curly quote", 'write a straight one: "'),
    "”": ("a curly quote", 'write a straight one: "'),
    "\u2018": ("a curly quote", 'write a straight one: "'),
    "\u2019": ("a curly quote", 'write a straight one: "'),
    "&": ("there are no operators on bits", "logical AND is &&"),
    "|": ("there are no operators on bits", "logical OR is ||"),
    "~": ("there are no operators on bits", "logical NOT is !"),
    "^": ("there are no operators on bits", "for powers use pow(x, y)"),
    "@": ('"@" is not a character of HCL', "put text into quotes"),
    "\r": ("a carriage return without a newline", "end lines with LF or CR LF"),
}


def bad_character(text: str, at: int) -> HclSyntaxError:
    """Give the error of a character that no token begins with."""
    character = text[at]
    if text.startswith("\x00\x05\x16\x07"):
        return HclSyntaxError(
            "this is not Terraform but metadata that macOS keeps beside a file",
            at,
            at + 1,
            "delete the file, its name begins with ._",
        )
    if character == "\x00" or "\udc80" <= character <= "\udcff":
        return _not_text(text, at)
    if character in _ELSEWHERE:
        message, hint = _ELSEWHERE[character]
        return HclSyntaxError(message, at, at + 1, hint)
    import unicodedata  # noqa: PLC0415, deferred: only for this message

    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "a control character").lower()
    category = unicodedata.category(character)
    if category[0] in "CZ":
        hint = "it looks like nothing or a space; delete it, or type a plain space"
        return HclSyntaxError(f"{code} ({name}) outside of quotes", at, at + 1, hint)
    return HclSyntaxError(
        f'"{character}" ({code}, {name}) is not a character of HCL',
        at,
        at + 1,
        "put text into quotes",
    )


def _not_text(text: str, at: int) -> HclSyntaxError:
    """Give the error of a NUL or of a byte that is not UTF-8."""
    if _UTF16.match(text):
        message, hint = "the file is UTF-16", "save it as UTF-8"
    elif text[at] == "\x00":
        message, hint = "a NUL character", "is this a text file?"
    else:
        byte = ord(text[at]) - 0xDC00
        message = f"byte 0x{byte:02X} is not UTF-8"
        hint = "Terraform reads UTF-8 only; save the file as UTF-8"
    return HclSyntaxError(message, at, at + 1, hint)


def check_decoded(text: str, start: int, end: int) -> None:
    """Raise HclSyntaxError where a token has bytes that are not UTF-8."""
    wrong = _UNDECODED.search(text, start, end)
    if wrong:
        raise _not_text(text, wrong.start())


def is_decoded(text: str) -> bool:
    """Whether all of a text was UTF-8."""
    return text.isascii() or not _UNDECODED.search(text)


def identifier_end(text: str, start: int, end: int) -> int:
    """Give the end of the identifier that text with letters beyond ASCII begins with.

    Raises HclSyntaxError where its first character cannot begin one.
    """
    for at in range(start, end):
        if not _may_stand(text[at], first=at == start):
            if at == start:
                raise bad_character(text, at)
            return at
    return end


def _may_stand(character: str, *, first: bool) -> bool:
    if character.isascii():
        return character.isalpha() or character == "_" or not first
    starts, ends, begins = _ranges()
    code = ord(character)
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ends[at] and (begins[at] or not first)


@cache
def _ranges() -> tuple[list[int], list[int], list[bool]]:
    """Read the ranges of code points: first, last, whether one may begin a name."""
    from pkgutil import get_data  # noqa: PLC0415, deferred: names beyond ASCII only

    data = get_data("tffix.grammar", "identifiers.txt") or b""
    lines = data.decode("ascii").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return (
        [int(row[0], 16) for row in rows],
        [int(row[1], 16) for row in rows],
        [row[2] == "start" for row in rows],
    )


def is_number(value: str) -> bool:
    """Whether digits, dots and exponents are a number as the reference stores it."""
    match = _NUMBER.fullmatch(value)
    if not match:
        return False
    whole, fraction, exponent = match.groups("")
    if len(exponent) < _SHORT:
        return True
    power = exponent.lstrip("+-").lstrip("0").rjust(1, "0")
    digits = (whole + fraction).lstrip("0")
    if len(power) > len(str(2**63)) or int(power) >= 2**63:
        return False
    size = int(power) * (-1 if exponent[0] == "-" else 1) - len(fraction)
    size += round(len(digits) * _BITS_OF_DIGIT)
    return not digits or -(2**31) <= size < 2**31


def check_escapes(value: str, start: int) -> None:
    """Raise HclSyntaxError at the first escape that HCL does not have."""
    at = value.find("\\")
    while at >= 0:
        match = _GOOD_ESCAPE.match(value, at)
        if not match:
            raise HclSyntaxError(
                f'"{value[at : at + 2]}" is not an escape',
                start + at,
                start + at + 2,
                r"write \\ for a backslash; the escapes are \n \r \t \" \\ \uNNNN"
                r" \UNNNNNNNN",
            )
        digits = match[0][2:]
        if digits and not _is_scalar(int(digits, 16)):
            raise HclSyntaxError(
                f'"{match[0]}" is not a character',
                start + at,
                start + match.end(),
                "surrogates and numbers above 10FFFF stand for nothing in UTF-8",
            )
        at = value.find("\\", match.end())


def _is_scalar(code: int) -> bool:
    return code < 0xD800 or 0xDFFF < code <= 0x10FFFF  # noqa: PLR2004, by Unicode
