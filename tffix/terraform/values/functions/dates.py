"""Functions of dates that are passed in; the clock is not known."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction

from tffix.lazy_re import pattern
from tffix.terraform.values.functions.declare import NUMBER, STRING, function
from tffix.terraform.values.value import EvaluationError, Unsure

_DATE = pattern(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:(Z)|([+-])(\d\d):(\d\d))",
    re.ASCII,
)
_DURATION = pattern(r"([+-]?)((?:\d+(?:\.\d*)?(?:ns|us|µs|μs|ms|s|m|h))+|0)", re.ASCII)
_UNITS = {"h": 3600, "m": 60, "s": 1}
_STEP = pattern(r"(\d+(?:\.\d*)?)([a-zµμ]+)", re.ASCII)
_TOKEN = pattern(r"'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'")
_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@function(STRING, STRING)
def formatdate(spec: str, timestamp: str) -> str:
    date = _parsed(timestamp)
    if "''''" in spec:
        raise Unsure(STRING)  # Terraform gives two quotes for four
    return "".join(_formatted(token, date) for token in _TOKEN.finditer(spec))


@function(STRING, STRING)
def timeadd(timestamp: str, duration: str) -> str:
    date = _parsed(timestamp)
    match = _DURATION.fullmatch(duration)
    if match is None:
        raise EvaluationError(f"{duration} is no duration")
    seconds = Fraction(0)
    for amount, unit in _STEP.findall(match[2]):
        if unit not in _UNITS:
            raise Unsure(STRING)
        seconds += Fraction(amount.removesuffix(".")) * _UNITS[unit]
    if seconds.denominator != 1:
        raise Unsure(STRING)
    try:
        date += timedelta(seconds=int(-seconds if match[1] == "-" else seconds))
    except OverflowError:
        raise Unsure(STRING) from None
    return f"{date:%Y-%m-%dT%H:%M:%S}".rjust(len("2006-01-02T15:04:05"), "0") + _offset(
        date, "Z", ":"
    )


@function(STRING, STRING, returns=NUMBER)
def timecmp(one: str, other: str) -> int:
    first, second = _parsed(one), _parsed(other)
    return (first > second) - (first < second)


def _parsed(text: str) -> datetime:
    match = _DATE.fullmatch(text)
    if match is None:
        raise EvaluationError(f"{text} is no date as RFC 3339 has it")
    if match[7]:
        raise Unsure(STRING)  # fractions of seconds
    zone = UTC
    if match[9]:
        offset = timedelta(hours=int(match[10]), minutes=int(match[11]))
        if offset >= timedelta(hours=24):
            raise Unsure(STRING)
        zone = timezone(-offset if match[9] == "-" else offset)
    try:
        return datetime(*map(int, match.groups()[:6]), tzinfo=zone)  # type: ignore[misc,arg-type]
    except ValueError:
        raise EvaluationError(f"{text} is no date as RFC 3339 has it") from None


def _offset(date: datetime, zero: str, colon: str) -> str:
    seconds = (date.utcoffset() or timedelta()) // timedelta(seconds=1)
    if not seconds and zero:
        return zero
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{colon}{minutes:02}"


def _formatted(token: re.Match[str], date: datetime) -> str:
    if token[0] == "'":
        raise EvaluationError("a quote is not closed")
    if token[1] is not None:
        return token[1].replace("''", "'")
    if not token[2]:
        return token[0]
    hour = date.hour % 12 or 12
    made = {
        "YYYY": f"{date.year:04}",
        "YY": f"{date.year % 100:02}",
        "MMMM": _MONTHS[date.month - 1],
        "MMM": _MONTHS[date.month - 1][:3],
        "MM": f"{date.month:02}",
        "M": str(date.month),
        "DD": f"{date.day:02}",
        "D": str(date.day),
        "EEEE": _DAYS[date.weekday()],
        "EEE": _DAYS[date.weekday()][:3],
        "hh": f"{date.hour:02}",
        "h": str(date.hour),
        "HH": f"{hour:02}",
        "H": str(hour),
        "AA": "AM" if date.hour < 12 else "PM",  # noqa: PLR2004, noon
        "aa": "am" if date.hour < 12 else "pm",  # noqa: PLR2004, noon
        "mm": f"{date.minute:02}",
        "m": str(date.minute),
        "ss": f"{date.second:02}",
        "s": str(date.second),
        "ZZZZZ": _offset(date, "", ":"),
        "ZZZZ": _offset(date, "", ""),
        "ZZZ": _offset(date, "UTC", ""),
        "Z": _offset(date, "Z", ":"),
    }.get(token[0])
    if made is None:
        raise EvaluationError(f"{token[0]} is no part of a date")
    return made
