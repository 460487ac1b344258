"""Who should look at a block: told from its text, so that most are never parsed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tffix.syntax.glance import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tffix.api import Fixer
    from tffix.syntax.file import File
    from tffix.syntax.scanner import BlockSpan
    from tffix.terraform.module import Module


def looks_at(files: Iterable[File], fixers: tuple[Fixer, ...]) -> bool:
    """Whether there are resources in these files that a fixer looks at."""
    lookouts = _lookouts(fixers)
    return any(lookouts[type_] for file in files for type_ in file.resource_types)


def worth(
    module: Module, file: File, fixers: tuple[Fixer, ...]
) -> list[tuple[Fixer, list[BlockSpan]]]:
    """Give, for each fixer, the resources of a file that it should look at.

    Raises HclSyntaxError where the file is not HCL.
    """
    if not looks_at([file], fixers):
        return []
    lookouts = _lookouts(fixers)
    found: dict[str, list[BlockSpan]] = {fixer.name: [] for fixer in fixers}
    for span in file.spans:
        if span.type == "resource" and len(span.labels) == 2:  # noqa: PLR2004, type and name
            type_, text = span.labels[0], file.text[span.start : span.end]
            if lookout := lookouts[type_]:
                for fixer in lookout.concerned(type_, text, module):
                    found[fixer.name].append(span)
    return [(fixer, found[fixer.name]) for fixer in fixers if found[fixer.name]]


class _Lookout(NamedTuple):
    """The fixers that look at a type: always, or for names of arguments and blocks.

    They are told by their place among all.
    """

    fixers: Sequence[Fixer]
    always: set[int]
    arguments: dict[str, set[int]]
    blocks: dict[str, set[int]]

    def concerned(self, type_: str, text: str, module: Module) -> Iterator[Fixer]:
        """Give those that should look at a block of a module, by its text."""
        found = written(text)
        places = self.always.copy()
        for name in self.arguments.keys() & found.arguments.keys():
            places |= self.arguments[name]
        for name in self.blocks.keys() & found.blocks:
            places |= self.blocks[name]
        for place in places:
            fixer = self.fixers[place]
            if fixer.holds is None or fixer.holds(type_, text, module):
                yield fixer


class _Lookouts(dict[str, "_Lookout | None"]):
    """Who looks at which type, found out when one is asked for."""

    def __init__(self, fixers: Sequence[Fixer]) -> None:
        self._fixers = fixers

    def __missing__(self, type_: str) -> _Lookout | None:
        found = _Lookout(self._fixers, set(), {}, {})
        looked_at = False
        for place, fixer in enumerate(self._fixers):
            if not fixer.looks_at(type_):
                continue
            looked_at = True
            if not (fixer.arguments or fixer.blocks):
                found.always.add(place)
            for names, places in (
                (fixer.arguments, found.arguments),
                (fixer.blocks, found.blocks),
            ):
                for name in names(type_) if names else ():
                    places.setdefault(name, set()).add(place)
        self[type_] = found if looked_at else None
        return self[type_]


_lookouts = lru_cache(maxsize=16)(_Lookouts)
