"""Take a block away, and leave what it holds where it stood."""

from __future__ import annotations

from tffix.rewrite.verbs import (
    body_lines,
    comments,
    indent,
    item_span,
    remove,
    replace_item,
    shares_line,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tffix.edit import Edit
    from tffix.hcl.file import File
    from tffix.hcl.nodes import Attribute, Block, Body


def obstacle(
    file: File,
    block: Block,
    body: Body,
    is_accepted: Callable[[Attribute | Block], bool],
) -> str:
    """Say why what a block holds cannot stand in the body around it, or nothing."""
    if shares_line(file, block):
        return "it shares its line"
    there = set(body.names())
    said_twice = _said_twice(file, block, body)
    for inner in block.body.items:
        if inner in said_twice:
            continue
        if inner.key_name in there:
            return f"{inner.key_name} is there already"
        if not is_accepted(inner):
            return f"{inner.key_name} has no place there"
    return ""


def edits(file: File, block: Block, body: Body) -> list[Edit]:
    """Give the edits that leave what a block holds in the body around it."""
    twice = remove(file, *_said_twice(file, block, body))
    lines = body_lines(file, block, indent(file.text, block.start), twice)
    return [*replace_item(file, block, lines)]


def _said_twice(file: File, block: Block, body: Body) -> list[Attribute | Block]:
    """Give what a block holds that stands beside it, too, with the same value."""
    outer = {file.sense(other) for other in body.items}
    return [
        inner
        for inner in block.body.items
        if file.sense(inner) in outer
        and not comments(file.text, *item_span(file, inner))
    ]
