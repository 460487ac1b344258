"""Functions that encode and decode."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode

from tffix.lazy_re import pattern
from tffix.terraform.values import numbers
from tffix.terraform.values.functions.declare import ANY, STRING, function
from tffix.terraform.values.types import list_of, object_of
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    boolean,
    is_ordered,
    list_value,
    null,
    number,
    record,
    sequence,
    string,
)
from tffix.typed import Any

_BASE64 = pattern(r"[A-Za-z0-9+/]*={0,2}")
_ESCAPED = str.maketrans(
    {c: f"\\u{ord(c):04x}" for c in ["<", ">", "&", "\u2028", "\u2029"]}
)
_LAST_PLAIN = "\ud7ff"  # later characters are escaped in YAML, or some are
_WIDTH = 80  # characters of a line of YAML
_UNESCAPED = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"
)
# names that Terraform and Python give to the same encoding
_ENCODINGS = {
    "UTF-8": "utf-8",
    "UTF-16LE": "utf-16-le",
    "UTF-16BE": "utf-16-be",
    "ISO-8859-1": "latin-1",
    "US-ASCII": "ascii",
}


@function(STRING)
def base64decode(text: str) -> str:
    return _decoded(text, "utf-8")


@function(STRING)
def base64encode(text: str) -> str:
    return b64encode(text.encode()).decode()


@function(STRING, STRING)
def textencodebase64(text: str, encoding: str) -> str:
    try:
        return b64encode(text.encode(_encoding(encoding))).decode()
    except UnicodeEncodeError:
        raise EvaluationError(f"{encoding} has not all of these characters") from None


@function(STRING, STRING)
def textdecodebase64(text: str, encoding: str) -> str:
    return _decoded(text, _encoding(encoding))


def _encoding(name: str) -> str:
    if name.upper() not in _ENCODINGS:
        raise Unsure(STRING)
    return _ENCODINGS[name.upper()]


def _decoded(text: str, encoding: str) -> str:
    text = text.replace("\r", "").replace("\n", "")
    if not _BASE64.fullmatch(text) or len(text) % 4:
        raise EvaluationError("not base64")
    try:
        return b64decode(text).decode(encoding)
    except UnicodeDecodeError:
        raise EvaluationError(f"not {encoding}") from None


@function(STRING)
def urlencode(text: str) -> str:
    return "".join(
        chr(byte) if byte in _UNESCAPED else "+" if byte == ord(" ") else f"%{byte:02X}"
        for byte in text.encode()
    )


@function(ANY, nulls=True)
def jsonencode(value: Value) -> str:
    return json_text(value)


def json_text(value: Value) -> str:
    """Give a value as JSON, as Terraform writes it. Raises Unsure."""
    data = value.data
    if data is None:
        return "null"
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, str):
        return (
            json.dumps(data, ensure_ascii=False)
            .translate(_ESCAPED)
            .replace("\x7f", "\x7f")
        )
    if isinstance(data, dict):
        items = (
            f"{json_text(string(name))}:{json_text(item)}"
            for name, item in data.items()
        )
        return f"{{{','.join(items)}}}"
    if isinstance(data, tuple):
        if not is_ordered(value):
            raise Unsure(STRING)
        return f"[{','.join(map(json_text, data))}]"
    return numbers.text(data)


@function(STRING, returns=ANY)
def jsondecode(text: str) -> Value:
    try:
        found = json.loads(
            text,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_refused,
            object_pairs_hook=_Pairs,
        )
    except ValueError:
        raise EvaluationError("not JSON") from None
    except RecursionError:
        raise Unsure from None
    return _value(found)


class _Number(str):
    """A number as it is written."""

    __slots__ = ()


class _Pairs(list[tuple[str, Any]]):
    """The members of an object."""


def _refused(name: str) -> None:
    raise ValueError(name)


def _value(found: Any) -> Value:
    match found:
        case None:
            return null()
        case bool():
            return boolean(found)
        case _Number():
            parsed = numbers.parse(found)
            if parsed is None or (parsed == 0 and found.startswith("-")):
                raise Unsure
            return number(parsed)
        case str():
            return string(found)
        case _Pairs():
            return record({name: _value(item) for name, item in found})
    return sequence(map(_value, found))


@function(STRING, returns=list_of(ANY))
def csvdecode(text: str) -> Value:
    import csv  # noqa: PLC0415, deferred: rarely needed

    if '"' in text and re.search(r'[^",\n]"[^",\r\n]|\r(?!\n)', text):
        raise Unsure(list_of(ANY))
    lines = re.sub(r"(?m)^\r?\n", "", text) if '"' not in text else text
    try:
        rows = list(csv.reader(lines.splitlines(keepends=True), strict=True))
    except csv.Error:
        raise EvaluationError("not CSV") from None
    rows = [row for row in rows if row]
    if not rows:
        raise EvaluationError("CSV without a header")
    header = rows[0]
    if len(set(header)) < len(header) or any(len(row) != len(header) for row in rows):
        raise EvaluationError("CSV with rows of different lengths")
    items = [
        record(dict(zip(header, map(string, row), strict=True))) for row in rows[1:]
    ]
    return list_value(object_of(dict.fromkeys(header, STRING)), items)


@function(ANY, nulls=True)
def yamlencode(value: Value) -> str:
    if isinstance(value.data, tuple | dict) and value.data:
        lines = _block(value)
    else:
        lines = _scalar(value)
        if len(lines) > 1:
            raise Unsure(STRING)
        if not isinstance(value.data, str | tuple | dict):
            lines.append("...")
    if any(" " in line[_WIDTH:] for line in lines):
        raise Unsure(STRING)  # Terraform breaks long strings
    return "".join(f"{line}\n" for line in lines)


def _unsure() -> str:
    raise Unsure(STRING)


def _block(value: Value) -> list[str]:
    """Give the lines of a collection that is not empty."""
    if not is_ordered(value):
        raise Unsure(STRING)
    lines = []
    if isinstance(value.data, dict):
        for name, item in value.data.items():
            key = _quoted(name) if "\n" not in name else _unsure()
            if len(key) > 128:  # noqa: PLR2004, libyaml writes longer keys another way
                raise Unsure(STRING)
            nested = _nested(item)
            if nested is None:
                first, *rest = _scalar(item)
                lines += [
                    f"{key}: {first}",
                    *(f"  {line}" if line else "" for line in rest),
                ]
            else:
                step = "" if isinstance(item.data, tuple) else "  "
                lines += [
                    f"{key}:",
                    *(f"{step}{line}" if line else "" for line in nested),
                ]
        return lines
    for item in value.data:
        first, *rest = _nested(item) or _scalar(item)
        lines += [f"- {first}", *(f"  {line}" if line else "" for line in rest)]
    return lines


def _nested(value: Value) -> list[str] | None:
    return (
        _block(value) if isinstance(value.data, tuple | dict) and value.data else None
    )


def _scalar(value: Value) -> list[str]:
    data = value.data
    if isinstance(data, str):
        return _literal(data) if "\n" in data else [_quoted(data)]
    if isinstance(data, tuple):
        return ["[]"]
    if isinstance(data, dict):
        return ["{}"]
    return [json_text(value)]


def _literal(text: str) -> list[str]:
    """Give the lines of a string in literal style."""
    if not text.isascii() or not all(c.isprintable() or c == "\n" for c in text):
        raise Unsure(STRING)
    if text.startswith((" ", "\n")) or text.endswith(" ") or re.search(r" \n", text):
        raise Unsure(STRING)
    end = "-" if not text.endswith("\n") else "+" if text.endswith("\n\n") else ""
    return [f"|{end}", *text.removesuffix("\n").split("\n")]


def _quoted(text: str) -> str:
    if not all(c.isprintable() and c <= _LAST_PLAIN for c in text):
        raise Unsure(STRING)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@function(STRING, returns=ANY)
def yamldecode(text: str) -> Value:
    # of YAML only what is JSON as well
    if text[:1] not in ("{", "[", '"') or "\t" in text:
        raise Unsure
    try:
        return jsondecode(text)  # type: ignore[no-any-return]
    except EvaluationError:
        raise Unsure from None
