"""Writes what JSON says as native text, and knows where each piece of it comes from."""

from __future__ import annotations

from bisect import bisect_right

from tffix.errors import HclSyntaxError, Place
from tffix.hcl import json_text as j
from tffix.hcl.parser import expression
from tffix.hcl.strings import quote
from tffix.lazy_re import pattern
from tffix.terraform.json_syntax.shapes import Strings
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tffix.terraform.json_syntax.shapes import Nested, Shape

_NAME = pattern(r"[^\W\d][\w-]*+")
_KEY = pattern(r"(?!for\b)[A-Za-z_][\w-]*+")
_MARKER = pattern(r"[$%](?=\{)")
# what opens a sequence of a template, if it is not doubled
_SEQUENCE = pattern(r"(?:\$\$|%%)\{|[$%]\{")
_IN_SEQUENCE = pattern(r'["{}]')
_IN_STRING = pattern(r'\\.|"|(?:\$\$|%%)\{|[$%]\{')
_COMMENT = "//"  # a name that Terraform passes over


class _Piece(NamedTuple):
    """A piece of native text that begins at ``at``, and what it stands for."""

    at: int
    length: int
    start: int
    end: int


class Native:
    """The native text of a body in JSON.

    ``slips`` are what Terraform refuses in the JSON itself, at places of it; that is
    left out of the text.
    """

    def __init__(self, value: j.Value, shape: Shape) -> None:
        self.slips: list[HclSyntaxError] = []
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[_Piece] = []
        self._body(self._objects(value, "the file is an object"), shape, "")
        self.text = "".join(self._parts)
        self._starts = [piece.at for piece in self._pieces]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give where the JSON says what stands between two offsets of the text."""
        if not self._pieces:
            return 0, 0
        first = self._origin(start)[0]
        last = self._origin(end - 1)[1] if end > start else first
        return first, max(first, last)

    def _origin(self, offset: int) -> tuple[int, int]:
        """Give the place of a character of the text, if it has one, else around it."""
        at = max(bisect_right(self._starts, offset) - 1, 0)
        piece = self._pieces[at]
        if piece.length == piece.end - piece.start:
            start = piece.start + min(offset - piece.at, piece.length - 1)
            return start, start + 1
        return piece.start, piece.end

    def _put(self, text: str, start: int | None = None, end: int = 0) -> None:
        """Write what stands at a place of the JSON, or what only the syntax wants."""
        if start is not None and text:
            self._pieces.append(_Piece(self._length, len(text), start, end))
        self._parts.append(text)
        self._length += len(text)

    # Bodies

    def _body(self, objects: Iterable[j.Object], shape: Shape, indent: str) -> None:
        seen: dict[str, j.String] = {}
        for one in objects:
            for name, value in one.members:
                if name.text == _COMMENT:
                    continue
                if nested := shape.nested(name.text):
                    self._blocks(name, value, nested, indent)
                elif self._is_argument(seen, name):
                    self._put(indent)
                    self._put(name.text, name.start + 1, name.end - 1)
                    self._put(" = ")
                    self._expression(value, shape.read_as(name.text))
                    self._put("\n")

    def _is_argument(self, seen: dict[str, j.String], name: j.String) -> bool:
        """Whether an argument may be called so, and is not set already."""
        if not _NAME.fullmatch(name.text):
            self._refuse(name, f"no argument or block is called {name.text!r}")
            return False
        first = seen.setdefault(name.text, name)
        if first is not name:
            self.slips.append(
                HclSyntaxError(
                    f'the argument "{name.text}" is set twice in this block',
                    name.start,
                    name.end,
                    "each argument may be set only once; remove one of them",
                    Place(first.start, first.end, "it is set here first"),
                )
            )
        return first is name

    def _blocks(
        self, name: j.String, value: j.Value, nested: Nested, indent: str
    ) -> None:
        said = f'"{name.text}" is a block here: an object, or an array of objects'
        for labels, at, body in self._labelled((name,), value, nested.labels, said):
            self._put(indent)
            self._put(name.text, at.start, at.end)
            for label in labels[1:]:
                self._put(" ")
                self._put(quote(label.text), label.start, label.end)
            self._put(" ")
            self._put("{", body.start, body.start + 1)
            self._put("\n")
            shape = nested.shape(tuple(label.text for label in labels[1:]))
            self._body([body], shape, f"{indent}  ")
            self._put(indent)
            self._put("}", body.end - 1, body.end)
            self._put("\n")

    def _labelled(
        self, names: tuple[j.String, ...], value: j.Value, left: int, said: str
    ) -> Iterator[tuple[tuple[j.String, ...], j.Value, j.Object]]:
        """Give blocks: their names, where their header is meant to be, and bodies."""
        if left:
            for one in self._objects(value, said):
                for label, inner in one.members:
                    yield from self._labelled((*names, label), inner, left - 1, said)
            return
        is_one = isinstance(value, j.Object)
        for body in self._objects(value, said):
            at = names[-1] if is_one else j.Value(body.start, body.start + 1)
            yield names, at, body

    def _objects(self, value: j.Value, said: str) -> Iterator[j.Object]:
        """Give an object, or all in an array of them; null is none."""
        if isinstance(value, j.Object):
            yield value
        elif isinstance(value, j.Array):
            for item in value.items:
                yield from self._objects(item, said)
        elif not (isinstance(value, j.Scalar) and value.text == "null"):
            self._refuse(value, said)

    def _refuse(self, value: j.Value, message: str, hint: str = "") -> None:
        self.slips.append(HclSyntaxError(message, value.start, value.end, hint))

    # Expressions

    def _expression(self, value: j.Value, strings: Strings) -> None:
        match value:
            case j.Scalar():
                self._put(value.text, value.start, value.end)
            case j.String() if strings is Strings.CODE:
                self._code(value)
            case j.String() if strings is Strings.TEMPLATE:
                self._template(value)
            case j.String():
                self._quoted(value, [(False, 0, len(value.text))], strings)
            case j.Array():
                self._put("[", value.start, value.start + 1)
                for at, item in enumerate(value.items):
                    self._put(", " if at else "")
                    self._expression(item, strings)
                self._put("]", value.end - 1, value.end)
            case j.Object():
                self._object(value, strings)

    def _object(self, value: j.Object, strings: Strings) -> None:
        self._put("{", value.start, value.start + 1)
        for at, (key, item) in enumerate(value.members):
            self._put(", " if at else " ")
            if _KEY.fullmatch(key.text) or strings is Strings.CODE:
                self._put(key.text, key.start + 1, key.end - 1)
            else:
                self._expression(key, strings)
            self._put(" = ")
            # the one place in which literal text has addresses in it
            is_code = key.text == "configuration_aliases"
            self._expression(item, Strings.CODE if is_code else strings)
        self._put(" }" if value.members else "}", value.end - 1, value.end)

    def _code(self, string: j.String) -> None:
        """Write what a string holds as code, where it is an expression."""
        if expression(string.text) is None:
            self._refuse(string, f"{string.text!r} is no expression")
            self._put("null", string.start, string.end)
        else:
            self._runs(string, 0, len(string.text))

    def _template(self, string: j.String) -> None:
        """Write a string that is a template; of a sequence alone, the code in it."""
        parts = _parts(string.text)
        if parts is None:
            self._refuse(
                string,
                "a ${ or %{ of this template has no end",
                "write $${ or %%{ where it is text",
            )
            self._put('""', string.start, string.end)
            return
        match parts:
            case [(True, 0, end)] if _is_code_alone(string.text):
                self._runs(string, 2, end - 1)
            case _:
                self._quoted(string, parts, Strings.TEMPLATE)

    def _quoted(
        self,
        string: j.String,
        parts: Iterable[tuple[bool, int, int]],
        strings: Strings,
    ) -> None:
        self._put('"', string.start, string.start + 1)
        for is_code, start, end in parts:
            if is_code:
                self._runs(string, start, end)
            else:
                self._text(string, start, end, strings)
        self._put('"', string.end - 1, string.end)

    def _runs(self, string: j.String, start: int, end: int) -> None:
        """Write a part of what a string holds as it is."""
        for run, _ in _cut(string, start, end):
            self._put(*run)

    def _text(self, string: j.String, start: int, end: int, strings: Strings) -> None:
        """Write a part of what a string holds as literal text."""
        for run, is_escape in _cut(string, start, end):
            if is_escape:
                self._put(_escaped(run.text), run.start, run.end)
                continue
            at = 0
            is_literal = strings is Strings.LITERAL
            for found in _MARKER.finditer(run.text) if is_literal else ():
                place = run.start + found.start()
                self._put(run.text[at : found.start()], run.start + at, place)
                self._put(2 * found[0], place, place + 1)
                at = found.end()
            self._put(run.text[at:], run.start + at, run.end)


def _cut(string: j.String, start: int, end: int) -> Iterator[tuple[j.Run, bool]]:
    """Give the runs of a string between two offsets of what it holds."""
    at = 0
    for run in string.runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        at += len(run.text)
        if first >= last:
            continue
        if run.is_escape:
            yield run, True
        else:
            text = run.text[first:last]
            yield j.Run(text, run.start + first, run.start + last), False


def _escaped(text: str) -> str:
    """Give how a quoted string writes what JSON writes with a backslash."""
    written = quote(text)[1:-1]
    return written if text.isprintable() or written != text else f"\\u{ord(text):04x}"


def _is_code_alone(text: str) -> bool:
    """Whether a template of one sequence says no more than the code in it."""
    code = text[2:-1]
    return (
        text[0] == "$"
        and bool(code.strip())
        and "~" not in (code[0], code[-1])
        and not any(sign in code for sign in ("#", "//", "/*", "\n", "\r"))
    )


def _parts(text: str) -> list[tuple[bool, int, int]] | None:
    """Part a template: whether it is a sequence, and where; None where one is open."""
    found = []
    at = 0
    while (opener := _next_sequence(text, at)) is not None:
        end = _end_of_sequence(text, opener + 2)
        if end is None:
            return None
        if at < opener:
            found.append((False, at, opener))
        found.append((True, opener, end))
        at = end
    if at < len(text):
        found.append((False, at, len(text)))
    return found


def _next_sequence(text: str, at: int) -> int | None:
    for found in _SEQUENCE.finditer(text, at):
        if len(found[0]) == 2:  # noqa: PLR2004, not doubled
            return found.start()
    return None


def _end_of_sequence(text: str, at: int) -> int | None:
    """Give what follows the brace that ends a sequence, from behind its opener on."""
    depth = 1
    while depth:
        found = _IN_SEQUENCE.search(text, at)
        if not found:
            return None
        at = found.end()
        if found[0] == '"':
            behind = _end_of_string(text, at)
            if behind is None:
                return None
            at = behind
        else:
            depth += 1 if found[0] == "{" else -1
    return at


def _end_of_string(text: str, at: int) -> int | None:
    while found := _IN_STRING.search(text, at):
        at = found.end()
        if found[0] == '"':
            return at
        if found[0] in ("${", "%{"):
            behind = _end_of_sequence(text, at)
            if behind is None:
                return None
            at = behind
    return None
