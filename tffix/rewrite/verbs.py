"""The verbs: what fixers do to items, with the care for what stands around them.

Every verb takes a file and nodes of it, and gives edits of its text or new text in the
style of ``terraform fmt``. The alignment of ``=`` is left to ``align``, and comments in
what is removed to ``kept_comments``. An item is an argument or a block together with
the comments that belong to it: whole lines of comment directly above, and a comment at
the end of its last line.
"""

from __future__ import annotations

import re

from tffix.edit import Edit, splice
from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.lazy_re import pattern
from tffix.terraform.module.scope import variables
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tffix.hcl.file import File

STEP = "  "  # one level of indent, as terraform fmt writes it

_INDENT = pattern(r"[ \t]*")
_INLINE = r"(?:/\*(?:[^*\n]|\*(?!/))*+\*/[ \t]*)*"  # comments within a line
_END_OF_LINE = pattern(
    rf"[ \t]*(?:{_INLINE},[ \t]*)?(?P<comment>{_INLINE}(?:(?:#|//)[^\r\n]*)?)"
    r"\r?(?:\n|\Z)"
)
_BLANK_LINE = pattern(r"[ \t]*\r?\n")
_COMMENT = pattern(r"/\*(?s:.*?)\*/|(?:#|//)[^\r\n]*")
_CLOSING_LINE = pattern(r"[ \t]*[}\])]|\s*\Z")


def line_start(text: str, offset: int) -> int:
    """Give the offset at which the line of an offset starts."""
    return text.rfind("\n", 0, offset) + 1


def indent(text: str, offset: int) -> str:
    """Give the spaces that the line of an offset starts with."""
    return _INDENT.match(text, line_start(text, offset))[0]  # type: ignore[index]


def item_span(file: File, item: n.Node) -> tuple[int, int]:
    """Give the whole lines of an item, its comments and its line end included.

    Where other code shares a line with the item, as in a one-line block, it is the
    item's own span.
    """
    text = file.text
    start = line_start(text, item.start)
    rest = _END_OF_LINE.match(text, item.end)
    if rest is None or text[start : item.start].strip():
        return item.start, item.end
    return _comments_above(text, start), rest.end()


def shares_line(file: File, item: n.Node) -> bool:
    """Whether an item has other code on one of its lines."""
    return item_span(file, item) == (item.start, item.end)


def _comments_above(text: str, start: int) -> int:
    """Give where the whole-line comments begin that stand directly above a line."""
    while start:
        above = line_start(text, start - 1)
        line = text[above:start].strip()
        if line.endswith("*/") and not line.startswith(("#", "//")):
            opening = text.rfind("/*", 0, start)
            above = line_start(text, opening)
            closing = text.find("*/", opening) + 2
            if text[above:opening].strip() or text[closing:start].strip():
                break
        elif not line.startswith(("#", "//")):
            break
        start = above
    return start


def remove(file: File, *items: n.Node) -> list[Edit]:
    """Remove items, and one of the blank lines around them.

    Comments that belong to an item stay in its place, unless the fix writes them
    elsewhere: ``kept_comments`` sees to that.
    """
    spans: list[tuple[int, int]] = []
    for item in sorted(items, key=lambda item: item.start):
        start, end = item_span(file, item)
        if spans and not file.text[spans[-1][1] : start].strip():
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    return [Edit(file.path, *_with_blank_line(file.text, *span), "") for span in spans]


def _with_blank_line(text: str, start: int, end: int) -> tuple[int, int]:
    if start and text[start - 1] != "\n":
        return start, end  # part of a line
    above = text[line_start(text, max(start - 1, 0)) : start]
    blank_above = start > 0 and not above.strip()
    first = start == 0 or above.rstrip().endswith(("{", "[", "("))
    below = _BLANK_LINE.match(text, end)
    if below and (blank_above or first):
        return start, below.end()
    if blank_above and _CLOSING_LINE.match(text, end):
        return line_start(text, start - 1), end
    return start, end


def comment_out(file: File, item: n.Node, note: str) -> list[Edit]:
    """Make an item that has its lines to itself a comment that begins with a note.

    Nothing where it shares a line with other code.
    """
    text, start = file.text, item.start
    if shares_line(file, item):
        return []
    to = indent(text, start)
    head = f"# {note}:" + (f"\n{to}# " if "\n" in text[start : item.end] else " ")
    edits = [Edit(file.path, start, start, head)]
    at = text.find("\n", start) + 1
    while 0 < at < item.end:
        is_indented = text.startswith(to, at)
        column = at + len(to) * is_indented
        sign = "# "
        if _BLANK_LINE.match(text, column):
            sign = "#" if is_indented else f"{to}#"
        edits.append(Edit(file.path, column, column, sign))
        at = text.find("\n", at) + 1
    return edits


def remove_elements(
    file: File, items: Sequence[n.Node], gone: Sequence[n.Node]
) -> list[Edit]:
    """Remove some, not all, of the elements of a list or object, with their commas."""
    edits = []
    at = 0
    while at < len(items):
        first = at
        while at < len(items) and items[at] in gone:
            at += 1
        run = items[first:at]
        at += 1
        if not run:
            continue
        spans = [item_span(file, item) for item in run]
        if all(start == line_start(file.text, start) for start, _ in spans):
            edits += remove(file, *run)
        elif at <= len(items):  # [a, gone, b]: up to the next one
            edits.append(Edit(file.path, run[0].start, items[at - 1].start, ""))
        else:  # [a, gone]: from the one before
            edits.append(Edit(file.path, items[first - 1].end, run[-1].end, ""))
    return edits


def wrap(file: File, node: n.Node, before: str, after: str) -> list[Edit]:
    """Put text before and after a node, which stays as it is."""
    return [
        Edit(file.path, node.start, node.start, before),
        Edit(file.path, node.end, node.end, after),
    ]


def in_place(file: File, value: n.Expression) -> str:
    """Give the code of a value to stand where it is read, in parentheses if need be.

    Empty where it has several lines.
    """
    code = file.text_of(value)
    if "\n" in code:
        return ""
    return f"({code})" if isinstance(value, n.Binary | n.Conditional) else code


def replace(file: File, node: n.Node, text: str) -> list[Edit]:
    """Put text in the place of a node."""
    return [Edit(file.path, node.start, node.end, text)]


def relabel(file: File, label: n.Label, name: str) -> list[Edit]:
    """Write another label, in quotes where the old one is."""
    return replace(file, label, f'"{name}"' if label.quoted else name)


def replace_item(file: File, item: n.Node, lines: str) -> list[Edit]:
    """Put whole lines in the place of an item; the comments above it stay."""
    _, end = item_span(file, item)
    return [Edit(file.path, line_start(file.text, item.start), end, lines)]


def insert_after(file: File, item: n.Node, lines: str) -> list[Edit]:
    """Insert whole lines, indented and ended, after the last line of an item."""
    _, end = item_span(file, item)
    text = file.text
    if end and text[end - 1] != "\n":  # the last line of a file without a newline
        return [Edit(file.path, end, end, "\n" + lines.rstrip("\n"))]
    return [Edit(file.path, end, end, lines)]


def insert_before(file: File, item: n.Node, lines: str) -> list[Edit]:
    """Insert whole lines, indented and ended, above an item and its comments."""
    start, _ = item_span(file, item)
    return [Edit(file.path, start, start, lines)]


def item_lines(file: File, item: n.Node, to: str, edits: Iterable[Edit] = ()) -> str:
    """Give an item with its comments as whole lines, indented by ``to``.

    ``edits`` inside the item are applied on the way.
    """
    start, end = item_span(file, item)
    lines = moved(file, item, start, end, indent(file.text, item.start), to, edits)
    if start != line_start(file.text, start):
        lines = to + lines
    return lines if lines.endswith("\n") else lines + "\n"


def body_lines(file: File, block: n.Block, to: str, edits: Iterable[Edit] = ()) -> str:
    """Give what a block holds as whole lines, indented by ``to``.

    All comments come along, those on the lines of the braces as lines of their own;
    blank lines at either end do not. ``edits`` inside the body are applied on the way.
    """
    opening, closing = brace_comments(file, block)
    lines = _inner_lines(file, block, to, edits)
    return "".join(
        (
            f"{to}{opening}\n" if opening else "",
            lines,
            f"{to}{closing}\n" if closing else "",
        )
    )


def nest(
    file: File, block: n.Block, name: str, to: str, edits: Iterable[Edit] = ()
) -> str:
    """Give a block with another block around what it holds, indented by ``to``.

    The comment behind its closing brace is not in it, nor is the end of the line.
    """
    one = step(file, block)
    opening, _ = brace_comments(file, block)
    head = file.text[block.start : block.body.start] + (opening and f" {opening}")
    lines = _inner_lines(file, block, to + 2 * one, edits)
    return f"{to}{head}\n{to}{one}{name} {{\n{lines}{to}{one}}}\n{to}}}"


def add_arguments(file: File, body: n.Body, arguments: Mapping[str, str]) -> list[Edit]:
    """Write arguments behind the others of a body, or above its blocks.

    They are names with the code of their values. Nothing where the body is empty, or
    stands on one line.
    """
    if not body.items or shares_line(file, body.items[0]):
        return []
    lines = argument_lines(arguments, indent(file.text, body.items[0].start))
    if attributes := body.attributes():
        return insert_after(file, attributes[-1], lines)
    return insert_before(file, body.items[0], f"{lines}\n")


def add_items(file: File, node: n.Object, items: Mapping[str, str]) -> list[Edit]:
    """Write items behind the others of an object; nothing where it is empty.

    They are names with the code of their values.
    """
    if not node.items:
        return []
    last = node.items[-1]
    if shares_line(file, last):
        text = "".join(f", {name} = {value}" for name, value in items.items())
        return [Edit(file.path, last.end, last.end, text)]
    return insert_after(
        file, last, argument_lines(items, indent(file.text, last.start))
    )


def braced(head: str, lines: str, to: str = "") -> str:
    """Give a block around lines, as whole lines; its own are indented by ``to``."""
    return f"{to}{head} {{\n{lines}{to}}}\n"


def rename_block(file: File, block: n.Block, name: str) -> list[Edit]:
    """Write another type of a block, of a dynamic one that of those which it makes.

    What its content reads of the iterator follows.
    """
    if not block.is_dynamic():
        return replace(file, block.type, name)
    edits = relabel(file, block.labels[0], name)
    if block.body.attribute("iterator") is None:
        for content in block.holders:
            for variable in variables(content.body, block.key_name):
                edits += replace(file, variable, name)
    return edits


def argument_lines(arguments: Mapping[str, str], to: str) -> str:
    """Give arguments, names with the code of their values, as whole lines."""
    return "".join(f"{to}{name} = {code}\n" for name, code in arguments.items())


def step(file: File, block: n.Block) -> str:
    """Give what the items of a block are indented by, relative to it."""
    outer = indent(file.text, block.start)
    for item in block.body.items:
        inner = indent(file.text, item.start)
        if inner != outer and inner.startswith(outer):
            return inner[len(outer) :]
    return STEP


def brace_comments(file: File, block: n.Block) -> tuple[str, str]:
    """Give the comments behind the opening and the closing brace, on their lines."""
    opening = None
    if "\n" in file.text_of(block.body):
        opening = _END_OF_LINE.match(file.text, block.body.start)
    closing = _END_OF_LINE.match(file.text, block.end)
    return (
        opening["comment"].rstrip() if opening else "",
        closing["comment"].rstrip() if closing else "",
    )


def _inner_lines(
    file: File, block: n.Block, to: str, edits: Iterable[Edit] = ()
) -> str:
    """Give what stands between the lines of the braces, indented by ``to``."""
    text = file.text
    body = block.body
    if "\n" not in text[body.start : body.end]:
        inside = cut(file, body.start, body.end, edits).strip()
        return f"{to}{inside}\n" if inside else ""
    opening = _END_OF_LINE.match(text, body.start)
    start = opening.end() if opening else body.start
    end = line_start(text, block.close)
    while start < end and (blank := _BLANK_LINE.match(text, start)):
        start = blank.end()
    while start < end and not text[line_start(text, end - 1) : end].strip():
        end = line_start(text, end - 1)
    old = indent(text, body.items[0].start) if body.items else indent(text, start)
    return moved(file, body, start, end, old, to, edits)


def moved(
    file: File,
    root: n.Node,
    start: int,
    end: int,
    old: str,
    new: str,
    edits: Iterable[Edit] = (),
) -> str:
    """Give lines of a file with one indent in the place of another.

    The first may lack its beginning. The lines of a heredoc below ``root`` keep their
    bytes: they are text, not code. So do the texts of ``edits``, which whoever made
    them has indented already.
    """
    text = file.text
    edits = list(edits)
    frozen = [
        range(text.find("\n", node.start) + 1, node.end)
        for node in walk(root)
        if isinstance(node, n.Heredoc)
    ]
    frozen += [range(edit.start, edit.end) for edit in edits]
    shifts = []
    at = start
    if start != line_start(text, start):
        at = text.find("\n", start) + 1 or end
    while at < end:
        if not any(at in lines for lines in frozen) and text.startswith(old, at):
            shifts.append(Edit(file.path, at, at + len(old), new))
        at = text.find("\n", at) + 1 or end
    lines = cut(file, start, end, [*shifts, *edits])
    return re.sub(r"(?m)^[ \t]+(?=\r?$)", "", lines) if not frozen else lines


def cut(file: File, start: int, end: int, edits: Iterable[Edit]) -> str:
    """Give part of a text, with the edits inside of it applied."""
    return splice(
        file.text[start:end],
        [
            Edit(file.path, edit.start - start, edit.end - start, edit.text)
            for edit in edits
            if start <= edit.start and edit.end <= end
        ],
    )


def comments(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Give the comments of a text, or of the part of it between two offsets, in order.

    A part must begin and end between tokens, outside of templates.
    """
    from tffix.hcl.lexer import tokens  # noqa: PLC0415, deferred: seldom needed

    end = len(text) if end is None else end
    found = []
    at = start
    for token in tokens(text, start, end):
        found += _COMMENT.findall(text, at, token.start_pos)
        at = token.start_pos if token.type == "NEWLINE" else token.end_pos
    return found + _COMMENT.findall(text, at, end)
