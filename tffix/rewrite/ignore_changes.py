"""What ``ignore_changes`` of a resource names."""

from __future__ import annotations

from tffix.hcl.nodes import Tuple, Variable
from tffix.hcl.walk import walk
from tffix.rewrite import verbs
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.edit import Edit
    from tffix.hcl.file import File
    from tffix.hcl.nodes import Attribute, Body


def named(body: Body, *names: str) -> Iterator[Variable]:
    """Give the elements that are arguments or blocks of a resource, and no parts."""
    for _, _, found in _lists(body, names):
        yield from found


def rename(file: File, body: Body, name: str, new: str) -> Iterator[Edit]:
    """Give the edits by which an argument, or its parts, are ignored by a new name."""
    for argument in _arguments(body):
        for node in walk(argument):
            if isinstance(node, Variable) and node.name == name:
                yield from verbs.replace(file, node, new)


def replace(file: File, body: Body, name: str, *new: str) -> Iterator[Edit]:
    """Give the edits by which others are ignored in the place of an element."""
    for element in named(body, name):
        to = verbs.indent(file.text, element.start)
        is_line = not verbs.shares_line(file, element)
        separator = f",\n{to}" if is_line else ", "
        yield from verbs.replace(file, element, separator.join(new))


def remove(file: File, body: Body, *names: str) -> Iterator[Edit]:
    """Give the edits by which elements are ignored no more."""
    for argument, elements, found in _lists(body, names):
        if len(found) == len(elements.items):
            yield from verbs.remove(file, argument)
        else:
            yield from verbs.remove_elements(file, elements.items, found)


def _arguments(body: Body) -> Iterator[Attribute]:
    for lifecycle in body.blocks("lifecycle"):
        if argument := lifecycle.body.attribute("ignore_changes"):
            yield argument


def _lists(
    body: Body, names: tuple[str, ...]
) -> Iterator[tuple[Attribute, Tuple, list[Variable]]]:
    """Give the lists that have elements of some names, with these."""
    for argument in _arguments(body):
        elements = argument.value
        if isinstance(elements, Tuple):
            variables = (one for one in elements.items if isinstance(one, Variable))
            if found := [one for one in variables if one.name in names]:
                yield argument, elements, found
