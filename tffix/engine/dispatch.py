"""Who looks at what: told from the text, so that most blocks are never parsed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from tffix.errors import HclSyntaxError
from tffix.hcl.outline import outline
from tffix.record import NamedTuple
from tffix.rule.subjects import InBlock, Modules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan
    from tffix.rule.fixer import Fixer
    from tffix.terraform.module.module import Module

MARK = "tffix:"  # what a file holds that has comments to suppress findings


class Fixers(tuple["Fixer", ...]):  # noqa: SLOT001, it keeps what it works out
    """Fixers that look at modules together."""

    @classmethod
    def of(cls, fixers: Iterable[Fixer]) -> Fixers:
        """Give fixers as they are, or put them together."""
        return fixers if isinstance(fixers, cls) else cls(fixers)

    @cached_property
    def lookouts(self) -> _Lookouts:
        """Who of them looks at which blocks."""
        return _Lookouts(self)


def can_find(module: Module, fixers: Fixers) -> bool:
    """Whether there can be anything to find: in blocks, or in comments for us.

    Nothing is parsed for it.
    """
    for file in module.files.values():
        try:
            if MARK in file.text or of_blocks(module, file, fixers):
                return True
        except HclSyntaxError:
            return True  # said by whoever judges it
    return any(
        isinstance(fixer.subject, Modules) and fixer.subject.suspects(module)
        for fixer in fixers
    )


def _may_look_at(file: File, fixers: Fixers) -> bool:
    """Whether there can be blocks in a file that a fixer looks at."""
    lookouts = fixers.lookouts
    return any(kind in file.text for kind in lookouts.other_kinds) or any(
        lookouts["resource", type_] for type_ in file.resource_types
    )


def of_blocks(
    module: Module, file: File, fixers: Fixers
) -> list[tuple[Fixer, list[BlockSpan]]]:
    """Give, for each fixer, the blocks of a file that it should look at.

    Raises HclSyntaxError where the file is not HCL.
    """
    key = "asked", file.path
    asked = module.kept.get(key)
    if asked is None or asked[0] is not fixers:
        asked = module.kept[key] = fixers, list(_of_blocks(module, file, fixers))
    found: list[tuple[Fixer, list[BlockSpan]]] = asked[1]
    return found


def _of_blocks(
    module: Module, file: File, fixers: Fixers
) -> list[tuple[Fixer, list[BlockSpan]]]:
    if not _may_look_at(file, fixers):
        return []
    lookouts = fixers.lookouts
    found: dict[str, list[BlockSpan]] = {}
    for span in file.spans:
        # what has a type needs a name, too
        type_ = span.labels[0] if len(span.labels) == 2 else ""  # noqa: PLR2004
        if lookout := lookouts[span.type, type_]:
            text = file.text_of(span)
            for fixer in lookout.concerned(type_, text, module):
                found.setdefault(fixer.name, []).append(span)
    return [(fixer, found[fixer.name]) for fixer in fixers if fixer.name in found]


def looks_at(fixer: Fixer, span: BlockSpan) -> bool:
    """Whether a fixer looks at blocks such as one, by its type and labels."""
    subject = fixer.subject
    type_ = span.labels[0] if len(span.labels) == 2 else ""  # noqa: PLR2004, and a name
    return isinstance(subject, InBlock) and subject.looks_at(span.type, type_)


class _Lookout(NamedTuple):
    """The fixers that look at blocks of a kind and type, as indexes into ``fixers``.

    ``always`` look at each such block, others for names of arguments and of blocks.
    """

    fixers: Sequence[tuple[Fixer, InBlock[Any]]]
    always: set[int]
    arguments: dict[str, set[int]]
    blocks: dict[str, set[int]]

    def concerned(self, type_: str, text: str, module: Module) -> Iterator[Fixer]:
        """Give those that should look at a block of a module, by its text."""
        names = () if self.always else (self.arguments, self.blocks)
        found = outline(text, *names)
        indexes = self.always.copy()
        for name in found.arguments.keys() & self.arguments.keys():
            indexes |= self.arguments[name]
        for name in found.blocks.keys() & self.blocks.keys():
            indexes |= self.blocks[name]
        for index in indexes:
            fixer, subject = self.fixers[index]
            if subject.holds is None or subject.holds(type_, found, module):
                yield fixer


class _Lookouts(dict[tuple[str, str], "_Lookout | None"]):
    """Who looks at which kind and type of block, found out when one is asked for."""

    def __init__(self, fixers: Sequence[Fixer]) -> None:
        self._fixers = [
            (fixer, fixer.subject)
            for fixer in fixers
            if isinstance(fixer.subject, InBlock)
        ]
        kinds = [subject.kinds for _, subject in self._fixers]
        self.other_kinds = frozenset().union(*kinds) - {"resource"}

    def __missing__(self, key: tuple[str, str]) -> _Lookout | None:
        kind, type_ = key
        found = _Lookout(self._fixers, set(), {}, {})
        looked_at = False
        for index, (_, subject) in enumerate(self._fixers):
            wanted = subject.names(kind, type_)
            if wanted is None:
                continue
            looked_at = True
            if not wanted:
                found.always.add(index)
            by_name = (found.arguments, found.blocks)
            for names, indexes in zip(wanted, by_name, strict=False):
                for name in names:
                    indexes.setdefault(name, set()).add(index)
        self[key] = found if looked_at else None
        return self[key]
