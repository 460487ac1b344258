"""Objects written as blocks: edits and lines, with the care that ``rewrite`` has."""

from __future__ import annotations

from tffix.edit import Edit
from tffix.hcl import nodes as n
from tffix.hcl.strings import quote
from tffix.lazy_re import pattern
from tffix.rewrite.verbs import (
    braced,
    comments,
    indent,
    item_lines,
    item_span,
    line_start,
    moved,
    replace_item,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tffix.hcl.file import File

_COMMENT = r"/\*(?s:.*?)\*/|(?:#|//)[^\r\n]*"
_COMMA = pattern(rf"(?P<before>(?:\s|{_COMMENT})*?)[ \t]*(?P<comma>,[ \t]*(?=\r?\n)|,)")


def block_edits(file: File, item: n.Attribute, value: n.Object, one: str) -> list[Edit]:
    """Give the edits that make an argument with an object a block, where it stands.

    The keys of the object must be names. ``one`` is what a level is indented by.
    """
    equals = Edit(file.path, item.name.end, item.equals + 1, "")
    return [equals, *_body_edits(file, value, indent(file.text, item.start), one)]


def held_edits(
    file: File, item: n.Attribute, name: str, one: str, code: str = ""
) -> list[Edit]:
    """Give the edits that make an argument a block which holds its value.

    ``name`` is that of the argument in the block, ``code`` what stands for the value.
    """
    to, value = indent(file.text, item.start), item.value
    start, end = value.start, value.end
    code = code or moved(file, value, start, end, to, to + one)
    text = f" {{\n{to}{one}{name} = {code}\n{to}}}"
    return [Edit(file.path, item.name.end, end, text)]


def text_edits(file: File, item: n.Attribute, name: str, one: str) -> list[Edit]:
    """Give the edits that write a block for each text of a list, with it in there.

    ``name`` is that of the argument in the block; none where comments would be lost.
    """
    block, to = item.name.name, indent(file.text, item.start)
    start, end = item_span(file, item)
    if start != line_start(file.text, start):
        return []
    if isinstance(item.value, n.Tuple):
        contents = (f"{to}{one}{name} = {file.text_of(v)}\n" for v in item.value.items)
        lines = "\n".join(braced(block, one_of, to) for one_of in contents)
    else:
        above = Edit(file.path, start, line_start(file.text, item.start), "")
        named = Edit(file.path, item.name.start, item.name.end, "for_each")
        lines = item_lines(file, item, to + one, [above, named])
        inside = f"{to}{one}{one}{name} = {block}.value\n"
        content = braced("content", inside, to + one)
        lines = braced(f'dynamic "{block}"', f"{lines}\n{content}", to)
    if sorted(comments(lines)) != sorted(comments(file.text, item.start, end)):
        return []
    return replace_item(file, item, lines)


def block_lines(
    file: File, name: str, items: Iterable[n.Object], to: str, one: str
) -> str:
    """Give objects of a list as blocks of that name: lines, indented by ``to``.

    The comments that belong to an object come along. ``one`` is as in ``block_edits``.
    """
    blocks = []
    for item in items:
        start, end = item_span(file, item)
        edits = [
            Edit(file.path, item.start, item.start, f"{name} "),
            *_body_edits(file, item, to, one),
            *without_comma(file, item.end, end),
        ]
        if start == line_start(file.text, start):
            blocks.append(item_lines(file, item, to, edits))
            continue
        # "}, {" stands where it likes: the indent is that of what the object holds
        closing = line_start(file.text, item.end)
        if closing > item.start and not file.text[closing : item.end - 1].strip():
            edits.append(Edit(file.path, closing, item.end - 1, to))
        old = indent(file.text, item.items[0].start) if item.items else ""
        blocks.append(f"{to}{moved(file, item, start, end, old, to + one, edits)}\n")
    return "\n".join(blocks)


def pair_edits(
    file: File, item: n.Attribute, pair: Sequence[str], one: str
) -> list[Edit]:
    """Give the edits that make an argument a block for each key of its object.

    ``pair`` are the arguments for the key and its value. None where that is not one
    line each, or where there are comments.
    """
    start, end = item_span(file, item)
    if start != line_start(file.text, start) or any(comments(file.text, start, end)):
        return []
    to, most = indent(file.text, item.start), max(map(len, pair))
    blocks = []
    for held in item.value.items if isinstance(item.value, n.Object) else ():
        text = file.text_of(held.value)
        is_one = not isinstance(held.value, n.Object | n.Tuple) and "\n" not in text
        if not is_one or not held.key_name:
            return []
        values = (quote(held.key_name), text)
        lines = "".join(
            f"{to}{one}{name:{most}} = {code}\n"
            for name, code in zip(pair, values, strict=True)
        )
        blocks.append(braced(item.name.name, lines, to))
    return replace_item(file, item, "\n".join(blocks))


def _body_edits(file: File, value: n.Object, to: str, one: str) -> list[Edit]:
    """Give the edits that make an object a body, of a block that is indented by ``to``.

    That is a line for each item, without commas and with names for keys.
    """
    text = file.text
    items = value.items
    if not items:
        return []
    edits = [edit for item in items for edit in _named(file, item)]
    lone = len(items) == 1 and not isinstance(items[0].value, n.Object | n.Tuple)
    one_line = lone and "\n" not in text[value.start : value.end]
    ends = [value.start + 1, *(item.end for item in items)]
    starts = [*(item.start for item in items), value.end - 1]
    for start, end in zip(ends, starts, strict=True):
        closing = end == value.end - 1
        comma = without_comma(file, start, end)
        if "\n" in text[start:end] or one_line:
            edits += comma
            continue
        gap = text[start:end]
        for edit in comma:
            gap = gap[: edit.start - start] + gap[edit.end - start :]
        inner = to if closing else to + one
        edits.append(Edit(file.path, start, end, f"{gap.rstrip()}\n{inner}"))
    return edits


def _named(file: File, item: n.ObjectItem) -> list[Edit]:
    """Give the edits that write ``name =`` for the key of an item."""
    edits = []
    if isinstance(item.key, n.Template):
        edits.append(Edit(file.path, item.key.start, item.key.end, item.key_name))
    if file.text[item.equals] == ":":
        between = file.text[item.key.end : item.equals]
        start = item.equals if between.strip() else item.key.end
        edits.append(Edit(file.path, start, item.equals + 1, " ="))
    return edits


def without_comma(file: File, start: int, end: int) -> list[Edit]:
    """Give the edit that removes the comma which comes next, between two offsets.

    None where no comma is next.
    """
    found = _COMMA.match(file.text, start, end)
    if not found:
        return []
    return [Edit(file.path, found.end("before"), found.end("comma"), "")]
