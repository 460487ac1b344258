"""The shape of a block has the items that the block has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from golden_cases import cases

from tffix.hcl import scanner
from tffix.hcl.outline import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.scanner import ItemSpan


def _named(text: str, found: list[ItemSpan] | None) -> Iterator[str]:
    """Give the names of items and of what is in them, as deep as can be cut."""
    for item in found or ():
        yield item.name
        if item.open is not None:
            yield text[slice(*item.labels)].strip() + "{"
            yield from _named(text, scanner.items(text, item.open, item.end - 1))
            yield "}"


def test_it_has_the_same_items() -> None:
    seen = 0
    for case in cases():
        for path, data in case.before.items():
            text = data.decode("utf-8", "replace")
            spans = scanner.index(text) if path.endswith(".tf") else None
            for span in spans or ():
                block = text[span.start : span.end]
                found = scanner.items_of(block)
                if found is None:
                    continue
                one = shape(block)
                assert one.kind == span.type
                assert one.items is not None, block
                assert list(_named(one.text, one.items)) == list(_named(block, found))
                seen += 1
    assert seen


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('\n  name = "web"\n', "\n  name =\n"),
        ("\n  a = [1, (2)] + f({ b = c })\n", "\n  a =\n"),
        ('\n  a = "${f("x")}"\r\n  b = 1\r\n', '\n  a = "${f("x")}"\r\n  b =\r\n'),
        # what is not closed, or is behind a comment, stays
        ("\n  a = [\n    1,\n  ]\n", "\n  a = [\n    1,\n  ]\n"),
        ("\n  a = 1 # b = 2\n", "\n  a = 1 # b =\n"),
        ("\n  a = <<E\nb = 1\nE\n", "\n  a = <<E\nb =\nE\n"),
        # a comment must not lose its end
        ("\n  /* a = 1 */\n  b = 2\n", "\n  /* a = 1 */\n  b = 2\n"),
        ('\n  /*\n  a = "*/"\n', '\n  /*\n  a = "*/"\n'),
        (" a = 1 ", " a = 1 "),
    ],
)
def test_what_is_left_out(body: str, left: str) -> None:
    assert shape(f'resource "aws_lb" "web" {{{body}}}').text == left


def test_blocks_of_one_shape_share_what_is_worked_out() -> None:
    one, other = (shape(f'x "{name}" {{\n  a = "{name}"\n}}') for name in "ab")
    assert one is other
    assert shape('y "a" {\n  a = 1\n}') is not one
    assert shape("x = 1").items is None
    assert shape("x {}").items == []
