"""Repeat a block in the place of one that it holds."""

from __future__ import annotations

from tffix.edit import Edit
from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.rewrite.verbs import (
    body_lines,
    brace_comments,
    braced,
    comments,
    indent,
    insert_after,
    item_lines,
    item_span,
    line_start,
    nest,
    remove,
    replace,
    replace_item,
    shares_line,
    step,
)
from tffix.terraform.module.scope import variables
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.hcl.file import File


def lifted(file: File, parent: n.Block, inner: str) -> Iterator[Edit]:
    """Give the edits that repeat the parent; none if comments would be lost."""
    items = parent.body.blocks()
    outer = parent.type.name
    if len(items) == 1:
        # what stands around the one dynamic block keeps its place
        (dynamic,) = items
        start, (_, end) = line_start(file.text, dynamic.start), item_span(file, dynamic)
        lines = _inside(file, dynamic, outer, inner, indent(file.text, dynamic.start))
        yield from replace(file, parent.type, f'dynamic "{outer}"')
        yield Edit(file.path, start, end, lines)
        return
    to, one = indent(file.text, parent.start), step(file, parent)
    opening, closing = brace_comments(file, parent)
    parts = []
    for item in items:
        if not item.is_dynamic():
            parts.append(braced(outer, item_lines(file, item, to + one), to))
            continue
        above = file.text[item_span(file, item)[0] : line_start(file.text, item.start)]
        comment = "".join(f"{to}{line.strip()}\n" for line in above.splitlines())
        lines = _inside(file, item, outer, inner, to + one)
        parts.append(comment + braced(f'dynamic "{outer}"', lines, to))
    text = "\n".join(parts)
    if closing:
        text = text.removesuffix("\n") + f" {closing}\n"
    if opening:
        text = f"{to}{opening}\n{text}"
    _, end = item_span(file, parent)
    if sorted(comments(text)) == sorted(comments(file.text, parent.start, end)):
        yield from replace_item(file, parent, text)


def _inside(file: File, dynamic: n.Block, outer: str, inner: str, to: str) -> str:
    """Give what the new dynamic block holds, as lines indented by ``to``."""
    (content,) = dynamic.body.blocks("content")
    (for_each,) = dynamic.body.named("for_each")
    renames: list[Edit] = []
    edits: list[Edit] = []
    if dynamic.body.attribute("iterator"):
        pass
    elif _says(content, outer):
        edits = insert_after(file, for_each, f"{to}iterator = {inner}\n")
    else:
        renames = [
            edit
            for variable in variables(content.body, inner)
            for edit in replace(file, variable, outer)
        ]
    start = line_start(file.text, content.start)
    lines = nest(file, content, inner, to, renames)
    edits.append(Edit(file.path, start, content.end, lines))
    return body_lines(file, dynamic, to, edits)


def _says(content: n.Block, name: str) -> bool:
    """Whether a name means something else in here already."""
    return any(
        (isinstance(node, n.Variable) and node.name == name)
        or (isinstance(node, n.Block) and node.is_dynamic(name))
        or (
            isinstance(node, n.For | n.ForDirective)
            and any(bound.name == name for bound in node.names)
        )
        for node in walk(content)
    )


def in_content(file: File, dynamic: n.Block, items: Sequence[n.Node]) -> list[Edit]:
    """Put items of a dynamic block into the content that it lacks.

    Nothing where they share a line with something else.
    """
    if not items or any(shares_line(file, item) for item in items):
        return []
    one = step(file, dynamic)
    to = indent(file.text, dynamic.start) + one
    first, *rest = items
    lines = item_lines(file, first, to + one)
    for item in rest:
        blank = "\n" if isinstance(item, n.Block) else ""
        lines += blank + item_lines(file, item, to + one)
    start, end = item_span(file, first)
    content = braced("content", lines, to)
    return [Edit(file.path, start, end, content), *remove(file, *rest)]
