"""What ``ignore_changes`` of a resource names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.hcl.nodes import Variable
from tffix.hcl.walk import walk
from tffix.rewrite.verbs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.edit import Edit
    from tffix.hcl.file import File
    from tffix.hcl.nodes import Body


def ignored(body: Body, name: str) -> Iterator[Variable]:
    """Give the elements that name an argument of a resource, or begin with it."""
    for lifecycle in body.blocks("lifecycle"):
        argument = lifecycle.body.attribute("ignore_changes")
        for node in walk(argument) if argument else ():
            if isinstance(node, Variable) and node.name == name:
                yield node


def rename_ignored(file: File, body: Body, name: str, new: str) -> Iterator[Edit]:
    """Give the edits by which an argument is ignored by its new name."""
    for node in ignored(body, name):
        yield from replace(file, node, new)
