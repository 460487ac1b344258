"""JSON with the place of everything in it: what ``*.tf.json`` files are written in.

The values are those of RFC 8259. Members keep their order, and a name may stand twice:
what that means depends on where it does. Offsets are in characters.
"""

from __future__ import annotations

from functools import cached_property

from tffix.errors import HclSyntaxError
from tffix.lazy_re import pattern
from tffix.typed import NamedTuple

_SPACE = pattern(r"[ \t\r\n]*+")
_SCALAR = pattern(
    r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"'
    r"|-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![\w.])"
    r"|(?:true|false|null)(?!\w)"
)
_RUN = pattern(
    r"[^\\]++|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\."
)
_WORD = pattern(r"[\w.+-]++|(?s:.)|\Z")
_DEEPEST = 200
_SIMPLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Run(NamedTuple):
    """A piece of a string: what it stands for, and where it is written."""

    text: str
    start: int
    end: int

    @property
    def is_escape(self) -> bool:
        """Whether it is written otherwise than it reads."""
        return self.end - self.start != len(self.text)


class Value:
    """Any value, with its span."""

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class Scalar(Value):
    """A number, or true, false, null: ``text`` as it is written."""

    def __init__(self, start: int, end: int, text: str) -> None:
        super().__init__(start, end)
        self.text = text


class String(Value):
    """A string; the span has its quotes, ``raw`` is what stands between them."""

    def __init__(self, start: int, end: int, raw: str) -> None:
        super().__init__(start, end)
        self.raw = raw

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """What it stands for, in pieces: plain ones, and an escape each."""
        first = self.start + 1
        if "\\" not in self.raw:
            return (Run(self.raw, first, self.end - 1),) if self.raw else ()
        return tuple(
            Run(_unescaped(found[0]), first + found.start(), first + found.end())
            for found in _RUN.finditer(self.raw)
        )

    @cached_property
    def text(self) -> str:
        """What it stands for."""
        return "".join(run.text for run in self.runs)


class Array(Value):
    """``[item, …]``."""

    def __init__(self, start: int, end: int, items: tuple[Value, ...]) -> None:
        super().__init__(start, end)
        self.items = items


class Object(Value):
    """``{"name": value, …}``."""

    def __init__(
        self, start: int, end: int, members: tuple[tuple[String, Value], ...]
    ) -> None:
        super().__init__(start, end)
        self.members = members


def read(text: str) -> Value:
    """Read a text that is one value. Raises HclSyntaxError where it is not JSON."""
    value, at = _value(text, _skipped(text, 0), 0)
    at = _skipped(text, at)
    if at < len(text):
        raise _expected(text, at, "the end of the file")
    return value


def _value(text: str, at: int, depth: int) -> tuple[Value, int]:
    """Read the value at an offset; give it, and what follows it."""
    sign = text[at : at + 1]
    if depth > _DEEPEST:
        raise HclSyntaxError("this is nested too deep to be read", at, at + 1)
    if sign == "{":
        return _object(text, at, depth)
    if sign == "[":
        return _array(text, at, depth)
    found = _SCALAR.match(text, at)
    if not found:
        raise _expected(text, at, "a value")
    end = found.end()
    if sign == '"':
        return String(at, end, text[at + 1 : end - 1]), end
    return Scalar(at, end, found[0]), end


def _object(text: str, start: int, depth: int) -> tuple[Value, int]:
    members: list[tuple[String, Value]] = []
    at = _skipped(text, start + 1)
    while text[at : at + 1] != "}":
        if members:
            at = _behind(text, at, ",", 'a comma, or "}"')
        name, at = _name(text, at)
        at = _behind(text, _skipped(text, at), ":", "a colon")
        value, at = _value(text, at, depth + 1)
        members.append((name, value))
        at = _skipped(text, at)
    return Object(start, at + 1, tuple(members)), at + 1


def _array(text: str, start: int, depth: int) -> tuple[Value, int]:
    items: list[Value] = []
    at = _skipped(text, start + 1)
    while text[at : at + 1] != "]":
        if items:
            at = _behind(text, at, ",", 'a comma, or "]"')
        value, at = _value(text, at, depth + 1)
        items.append(value)
        at = _skipped(text, at)
    return Array(start, at + 1, tuple(items)), at + 1


def _name(text: str, at: int) -> tuple[String, int]:
    found = _SCALAR.match(text, at) if text[at : at + 1] == '"' else None
    if not found:
        raise _expected(text, at, "a name in quotes")
    return String(at, found.end(), found[0][1:-1]), found.end()


def _behind(text: str, at: int, sign: str, said: str) -> int:
    """Give where it goes on behind a sign that must be there."""
    if text[at : at + 1] != sign:
        raise _expected(text, at, said)
    return _skipped(text, at + 1)


def _skipped(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _expected(text: str, at: int, said: str) -> HclSyntaxError:
    found = _WORD.match(text, at)
    word = found[0] if found else ""
    if not word:
        return HclSyntaxError(f"expected {said}, but the file ends here", at, at)
    hint = ""
    if word == '"':
        hint = 'a string ends on its line; a backslash stands before n, t, u, " or \\'
    elif word in ("/", "#"):
        hint = 'JSON has no comments; Terraform passes over what is called "//"'
    elif word in ("}", "]"):
        hint = "no comma stands behind the last one"
    return HclSyntaxError(f"expected {said}, found {word!r}", at, at + len(word), hint)


def _unescaped(raw: str) -> str:
    if raw[0] != "\\":
        return raw
    if raw[1] != "u":
        return _SIMPLE.get(raw[1], raw[1])
    units = raw.replace("\\u", "")
    return bytes.fromhex(units).decode("utf-16-be", "replace")
