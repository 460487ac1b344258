"""Write what the template of a row says, with what a block holds.

A line of a template stands for itself, but

- ``{path}`` is the code of an argument of the block; where it is not there, the line is
  left out, or ``{path|code}`` gives another code;
- ``{blocks path as name}`` are the blocks at a path, by another name;
- ``{each name as new}`` to ``{end}`` is written for each block of a name, in a block
  ``new``, with what the lines between name in it; ``#`` is its number;
- ``{this}`` is the address of the instance.

Blocks of the template in which nothing is left are left out.
"""

from __future__ import annotations

from functools import partial

from tffix.aws.rows import becomes
from tffix.hcl import nodes as n
from tffix.lazy_re import pattern
from tffix.rewrite.verbs import STEP, body_lines, braced, indent, item_lines, replace
from tffix.terraform.module.address import this
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from tffix.hcl.file import File

_ARGUMENT = pattern(r"\{([\w.]+)(?:\|([^}]*))?\}")
_BLOCKS = pattern(r"\{blocks ([\w.]+)(?: as (\w+))?\}")
_EACH = pattern(r"( *)\{each (\w+) as (\w+)\}")
_PADDING = pattern(r"(?<=\w) +(?== )")  # other lines stand beside it now
_EMPTY = pattern(r"(?m)^ *\w+ \{\n *\}\n")
_GAP = pattern(r"\n{3,}")
_GAP_AT_END = pattern(r"\n{2,}( *\})")


def in_place_of(
    file: File,
    item: n.Attribute | n.Block,
    template: str,
    value: str,
    *,
    each: bool = False,
) -> str:
    """Give the lines of a template that stand in the place of an item.

    ``{value}`` is the code that an argument has there. With ``each`` the template is
    written for each element of its value, which is ``{value}`` then; ``{index}`` is
    where it stands in a list, ``{key}`` in an object. ``{body}`` is what a block holds.
    """
    to = indent(file.text, item.start)
    if isinstance(item, n.Block):
        lines = template.strip("\n").split("\n")
        return "".join(_body_line(file, item, line, to) for line in lines)
    if not each:
        return _filled(template, to, value=value)
    match item.value:
        case n.Object(items=pairs):
            parts = [("key", one.key_name, one.value) for one in pairs]
        case n.Tuple(items=items):
            parts = [("index", f"{at}", one) for at, one in enumerate(items)]
        case _:
            parts = []
    return "\n".join(
        _filled(template, to, **{name: code}, value=file.text_of(one))
        for name, code, one in parts
    )


def _body_line(file: File, block: n.Block, line: str, to: str) -> str:
    if line.strip() == "{body}":
        return body_lines(file, block, to + indent(line, 0))
    return f"{to}{line}\n" if line else "\n"


def _filled(template: str, to: str, **said: str) -> str:
    split = template.strip("\n").split("\n")
    lines = "".join(f"{to}{line}\n" if line else "\n" for line in split)
    for name, code in said.items():
        lines = lines.replace("{" + name + "}", code)
    return lines


class NoPlaceError(Exception):
    """What a block holds cannot be written as the row says; why, in words."""


class _Scope(NamedTuple):
    """A body of the block, in which lines of the template name things."""

    body: n.Body
    path: tuple[str, ...] = ()

    def argument(self, path: str) -> n.Attribute | None:
        """Give the one argument at a path; what is in dynamic blocks is not there."""
        found = self.arguments(path)
        if len(found) > 1:
            raise NoPlaceError(f"{path} is there more than once")
        return found[0] if found else None

    def arguments(self, path: str) -> list[n.Attribute]:
        found = self.body.at(*path.split("."))
        return [one for one in found if isinstance(one, n.Attribute)]

    def blocks(self, path: str) -> list[n.Block]:
        """Give the blocks at a path, dynamic ones too."""
        found = self.body.at(*path.split("."))
        return [one for one in found if isinstance(one, n.Block)]


class RowTemplate:
    """What a row writes of a block; it knows what of the block has found a place.

    ``values`` are, by path, the only values that an argument may have, and what they
    become.
    """

    def __init__(
        self, file: File, block: n.Block, values: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._file = file
        self._block = block
        self._values = values
        self._whole = _Scope(block.body)
        self._used: set[int] = set()  # where it begins

    def body(self, template: str) -> str:
        """Give the lines of a template as those of a body."""
        lines = template.strip("\n").split("\n")
        body = self._written(self._whole, lines, STEP)
        while _EMPTY.search(body):
            body = _EMPTY.sub("", body)
        body = _GAP.sub("\n\n", body).strip("\n") + "\n"
        return _GAP_AT_END.sub(r"\n\1", body)

    def code(self, template: str) -> str:
        """Give the code of a template that is an expression."""
        code = template.replace("{this}", this(self._block))
        for match in list(_ARGUMENT.finditer(code)):
            if found := self._whole.argument(match[1]):
                code = code.replace(match[0], self._file.text_of(found.value))
        return code

    def need(self, path: str, code: str) -> None:
        """Raise NoPlaceError unless an argument is there, with this code if any."""
        for one in self._whole.arguments(path):
            if code in ("", self._file.code(one.value)):
                self._used.add(one.start)
                return
        raise NoPlaceError(f"{path} is not {code or 'there'}")

    def need_all(self, *items: n.Attribute | n.Block) -> None:
        """Raise NoPlaceError where something in some items has found no place."""
        for item in items:
            if item.start in self._used:
                continue
            if isinstance(item, n.Attribute) or item.is_dynamic():
                raise NoPlaceError(f"{item.key_name} is not known in it")
            self.need_all(*item.body.items)

    def _written(self, scope: _Scope, lines: list[str], to: str) -> str:
        """Give lines of the template, indented by ``to``, with what a body has."""
        written = ""
        rest = iter(lines)
        for line in rest:
            if match := _EACH.fullmatch(line):
                inner = list(iter(partial(next, rest), f"{match[1]}{{end}}"))
                written += self._each(scope, match, inner, to)
            elif _is_there(scope, line):
                written += self._line(scope, _PADDING.sub(" ", line), to)
        return written

    def _each(
        self, scope: _Scope, match: re.Match[str], lines: list[str], to: str
    ) -> str:
        """Give what the lines say of each block of a name, in a block of another."""
        own, name, new = to + match[1], match[2], match[3]
        lines = [line.removeprefix(f"{match[1]}{STEP}") for line in lines]
        text = ""
        for number, block in enumerate(scope.blocks(name), 1):
            numbered = [line.replace("#", f"{number}") for line in lines]
            head, inner, to = new, "", own + STEP
            if block.is_dynamic():
                head, inner = f'dynamic "{new}"', f"{self._head(block, to)}\n"
                to += STEP
                self._used.add(block.start)
            for holder in block.holders:
                below = _Scope(holder.body, (*scope.path, name))
                written = self._written(below, numbered, to)
                if block.is_dynamic():
                    written = braced("content", written, own + STEP)
                    self.need_all(*holder.body.items)
                inner += written
            text += f"{braced(head, inner, own)}\n"
        return text

    def _head(self, block: n.Block, to: str) -> str:
        """Give what stands in a dynamic block besides its content.

        What the content reads of the iterator stays, though the block has another name.
        """
        items = block.body.attributes()
        self._used.update(item.start for item in items)
        lines = "".join(item_lines(self._file, item, to) for item in items)
        if not block.body.attribute("iterator"):
            lines += f"{to}iterator = {block.key_name}\n"
        return lines

    def _line(self, scope: _Scope, line: str, to: str) -> str:
        """Give a line of the template with what it names."""
        if not line.strip():
            return "\n"
        if match := _BLOCKS.fullmatch(line.strip()):
            own, blocks = to + indent(line, 0), scope.blocks(match[1])
            return "\n".join(self._renamed(block, own, match[2]) for block in blocks)
        written = line.replace("{this}", this(self._block))
        for match in list(_ARGUMENT.finditer(written)):
            code = match[2] or ""
            if found := scope.argument(match[1]):
                self._used.add(found.start)
                code = self._value(".".join((*scope.path, match[1])), found)
            written = written.replace(match[0], code)
        return f"{to}{written}\n"

    def _value(self, path: str, argument: n.Attribute) -> str:
        values, value = self._values.get(path), argument.value
        text = self._file.text_of(value)
        if values is None:
            return text
        known = becomes(values, self._file.code(value), text)
        if known is None:
            raise NoPlaceError(f"{path} = {text} has no counterpart that is known")
        return known

    def _renamed(self, block: n.Block, to: str, name: str | None) -> str:
        if name and block.is_dynamic():
            raise NoPlaceError(f"{block.key_name} is dynamic")
        self._used.add(block.start)
        renamed = replace(self._file, block.type, name) if name else []
        return item_lines(self._file, block, to, renamed)


def _is_there(scope: _Scope, line: str) -> bool:
    """Whether the body has what a line of the template names."""
    return all(
        match[1] == "this" or match[2] is not None or scope.arguments(match[1])
        for match in _ARGUMENT.finditer(line)
    )
