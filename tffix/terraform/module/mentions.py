"""Where the text of a module seems to say the address of what it declares."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tffix.lazy_re import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.file import File
    from tffix.terraform.module.declarations import Declared
    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Reference

_NAME = pattern(r"\.([\w-]++)")
_KINDS = frozenset(("resource", "data", "ephemeral", "local", "module", "provider"))


class Mention(NamedTuple):
    """A place in a text that says the address of a declaration.

    ``start`` and ``end`` are offsets of the address; it may be in a comment, or be the
    end of a longer one: what begins with ``data.`` is given as a resource, too.
    """

    file: File
    declared: Declared
    start: int
    end: int


class Mentions:
    """All places of the files of a module; nothing is parsed for them."""

    def __init__(self, module: Module) -> None:
        self._module = module

    @cached_property
    def declared(self) -> dict[str, Declared]:
        """What can be said, by its address.

        Raises HclSyntaxError where a file is not HCL.
        """
        return {
            address(some[0]): some[0]
            for some in self._module.declarations.all.values()
            if some[0].kind in _KINDS
        }

    @cached_property
    def all(self) -> list[Mention]:
        """In the order of the files and of their texts."""
        heads: dict[str, list[tuple[str, Declared]]] = {}
        for name, one in self.declared.items():
            head, _, last = name.rpartition(".")
            heads.setdefault(last, []).append((head, one))
        found = []
        for file in self._module.files.values():
            text = file.text
            for dot in _NAME.finditer(text):
                for head, one in heads.get(dot[1], ()):
                    if text.endswith(head, 0, dot.start()):
                        start = dot.start() - len(head)
                        found.append(Mention(file, one, start, dot.end()))
        return found

    def reference(self, mention: Mention) -> Reference | None:
        """Give the reference that begins there, if it is one and is evaluated."""
        file = mention.file
        starts = [span.start for span in file.spans]
        at = bisect_right(starts, mention.start) - 1
        if at < 0 or self._module.is_replaced(file, file.spans[at]):
            return None
        found: Iterator[Reference] = iter(self._module.reads(file, file.spans[at]))
        return next((one for one in found if one.root.start == mention.start), None)


def address(one: Declared) -> str:
    """Give how a reference says a declaration; of a provider, how we say it."""
    return one.name if one.kind == "resource" else f"{one.kind}.{one.name}"
