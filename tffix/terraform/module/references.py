"""References: the places that say an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.terraform.module.scope import variables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.hcl.file import File


def references(file: File, root: str, names: Sequence[str]) -> Iterator[n.GetAttr]:
    """Give the places of a file that say ``root.name…``, in the order of the text.

    Strings in depends_on, as Terraform 0.11 had them, are given as if they stood
    there without quotes.
    """
    words = [
        re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])") for word in (root, *names)
    ]
    for span in file.spans:
        text = file.text[span.start : span.end]
        if all(word.search(text) for word in words):
            yield from _in_block(file.block(span), root, names)


def _in_block(block: n.Block, root: str, names: Sequence[str]) -> Iterator[n.GetAttr]:
    free = {variable.start for variable in variables(block, root)}
    for node in walk(block):
        if isinstance(node, n.GetAttr):
            if _says(node, root, names) and node.start in free:
                yield node
        elif isinstance(node, n.Attribute) and node.name.name == "depends_on":
            yield from _quoted(node.value, root, names)


def _says(node: n.Expression, root: str, names: Sequence[str]) -> bool:
    for name in reversed(names):
        if not isinstance(node, n.GetAttr) or node.name.name != name:
            return False
        node = node.source
    return isinstance(node, n.Variable) and node.name == root


def _quoted(
    value: n.Expression, root: str, names: Sequence[str]
) -> Iterator[n.GetAttr]:
    if not isinstance(value, n.Tuple):
        return
    for item in value.items:
        match item:
            case n.Template(parts=(n.Text(start=start, raw=raw),)):
                words = raw.split(".")
                if words[: 1 + len(names)] != [root, *names]:
                    continue
                end = start + len(root)
                node: n.Expression = n.Variable(start, end, root)
                for name in names:
                    identifier = n.Identifier(end + 1, end + 1 + len(name), name)
                    end = identifier.end
                    node = n.GetAttr(start, end, node, identifier)
                if isinstance(node, n.GetAttr):
                    yield node
