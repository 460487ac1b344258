"""Who should look at a block: told from its text, so that most are never parsed.

``lookout.txt`` says in short what the fixers look for, so that a run over files in
which there is nothing to find need not load them. ``python -m tffix.engine.registry``
makes it.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tffix.errors import HclSyntaxError
from tffix.hcl.outline import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tffix.api import Fixer
    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan
    from tffix.terraform.module.module import Module

MARK = "tffix:"  # what a file holds that has comments to suppress findings

SUMMARY = os.path.join(os.path.dirname(__file__), "lookout.txt")
_ALWAYS = "*"
# blocks that any resource may have
_META = frozenset(("connection", "content", "lifecycle", "provisioner"))


def is_quiet(file: File) -> bool:
    """Whether no fixer that is on by default has to look at a file; loads none.

    False where that is not certain, as in a file that is not HCL.
    """
    try:
        spans = file.spans
    except HclSyntaxError:
        return False
    return MARK not in file.text and not any(
        _may_concern(span.labels[0], file.text[span.start : span.end])
        for span in spans
        if span.type == "resource" and span.labels
    )


def _may_concern(type_: str, text: str) -> bool:
    summary = _summary()
    at = summary.find(f"\n{type_} ")
    if at < 0:
        return False
    _, arguments, blocks = summary[at + 1 : summary.index("\n", at + 1)].split(" ")
    if arguments == _ALWAYS:
        return True
    found = written(text)
    return not (
        found.arguments.keys().isdisjoint(arguments.split(","))
        and found.blocks <= _META.union(blocks.split(","))
    )


@cache
def _summary() -> str:
    with open(SUMMARY, encoding="utf-8") as file:
        return file.read()


def summary(fixers: tuple[Fixer, ...]) -> str:
    """Say what fixers look for, a resource type a line.

    After the type stand the names of arguments that some fixer looks for, or ``*``
    where one looks at every block, and the names of the type's blocks that none looks
    for; one may look for any block of another name.
    """
    from tffix.terraform.provider.schema_walk import aws_types, block_names  # noqa: PLC0415, to write

    lookouts = _lookouts(fixers)
    types = aws_types().union(*(fixer.resources for fixer in fixers))
    lines = ["# What fixers look for, made by: python -m tffix.engine.registry"]
    for type_ in sorted(type_ for type_ in types if "*" not in type_):
        lookout = lookouts[type_]
        if lookout:
            sought = lookout.blocks.keys()
            arguments = ",".join(sorted(lookout.arguments))
            if lookout.always or not _META.isdisjoint(sought):
                arguments = _ALWAYS
            others = ",".join(sorted(block_names(type_) - sought))
            lines.append(f"{type_} {arguments} {others}")
    return "\n".join([*lines, ""])


def can_find(files: Iterable[File], fixers: tuple[Fixer, ...]) -> bool:
    """Whether there can be anything to find: in resources, or in comments for us."""
    return any(_looks_at(file, fixers) or MARK in file.text for file in files)


def _looks_at(file: File, fixers: tuple[Fixer, ...]) -> bool:
    """Whether there are resources in a file that a fixer looks at."""
    return any(map(_lookouts(fixers).__getitem__, file.resource_types))


def worth(
    module: Module, file: File, fixers: tuple[Fixer, ...]
) -> list[tuple[Fixer, list[BlockSpan]]]:
    """Give, for each fixer, the resources of a file that it should look at.

    Raises HclSyntaxError where the file is not HCL.
    """
    if not _looks_at(file, fixers):
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
        found = written(text, self.arguments, self.blocks)
        places = self.always.copy()
        for name in found.arguments:
            places |= self.arguments[name]
        for name in found.blocks:
            places |= self.blocks[name]
        for place in places:
            fixer = self.fixers[place]
            if fixer.holds is None or fixer.holds(type_, found, module):
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
