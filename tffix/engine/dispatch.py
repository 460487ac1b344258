"""Which fixers check which blocks: told from the text, as most are never parsed."""

from __future__ import annotations

from functools import cached_property

from tffix.errors import HclSyntaxError
from tffix.hcl.outline import outline
from tffix.rule.subjects import InBlock, Modules
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan
    from tffix.rule.fixer import Fixer
    from tffix.terraform.module.module import Module

MARK = "tffix:"  # what a file holds that has comments to suppress findings


class Fixers(tuple["Fixer", ...]):  # noqa: SLOT001, it keeps what it works out
    """The fixers of a run, with a dispatch table of those that check blocks."""

    @classmethod
    def of(cls, fixers: Iterable[Fixer]) -> Fixers:
        """Give fixers as they are, or put them together."""
        return fixers if isinstance(fixers, cls) else cls(fixers)

    @cached_property
    def by_type(self) -> _ByType:
        """The triggers of their checks, by kind and type of block."""
        return _ByType(self)


def can_find(module: Module, fixers: Fixers) -> bool:
    """Whether a fixer may find something, or there are comments that suppress findings.

    Nothing is parsed for it.
    """
    for file in module.files.values():
        try:
            if MARK in file.text or of_blocks(module, file, fixers):
                return True
        except HclSyntaxError:
            return True  # the run says it
    return any(
        isinstance(fixer.subject, Modules) and fixer.subject.suspects(module)
        for fixer in fixers
    )


def _may_look_at(file: File, fixers: Fixers) -> bool:
    """Whether a file may have blocks of a type that a fixer checks."""
    by_type = fixers.by_type
    return any(kind in file.text for kind in by_type.other_kinds) or any(
        by_type["resource", type_] for type_ in file.resource_types
    )


def of_blocks(
    module: Module, file: File, fixers: Fixers
) -> list[tuple[Fixer, list[BlockSpan]]]:
    """Give, for each fixer, the blocks of a file that it has to check.

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
    by_type = fixers.by_type
    found: dict[str, list[BlockSpan]] = {}
    for span in file.spans:
        # what has a type needs a name, too
        type_ = span.labels[0] if len(span.labels) == 2 else ""  # noqa: PLR2004
        if triggers := by_type[span.type, type_]:
            text = file.text_of(span)
            for fixer in triggers.fired(type_, text, module):
                found.setdefault(fixer.name, []).append(span)
    return [(fixer, found[fixer.name]) for fixer in fixers if fixer.name in found]


def looks_at(fixer: Fixer, span: BlockSpan) -> bool:
    """Whether a fixer checks blocks of the kind and type of this one."""
    subject = fixer.subject
    type_ = span.labels[0] if len(span.labels) == 2 else ""  # noqa: PLR2004, and a name
    return isinstance(subject, InBlock) and subject.looks_at(span.type, type_)


class _Triggers(NamedTuple):
    """What triggers the checks of a block of one type, as indexes into ``fixers``.

    ``always`` check each such block, others those with such names in them.
    """

    fixers: Sequence[tuple[Fixer, InBlock[Any]]]
    always: set[int]
    arguments: dict[str, set[int]]
    blocks: dict[str, set[int]]

    def fired(self, type_: str, text: str, module: Module) -> Iterator[Fixer]:
        """Give the fixers that have to check a block of a module, by its text."""
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


class _ByType(dict[tuple[str, str], "_Triggers | None"]):
    """The triggers for each kind and type of block, made when one is asked for."""

    def __init__(self, fixers: Sequence[Fixer]) -> None:
        self._fixers = [
            (fixer, fixer.subject)
            for fixer in fixers
            if isinstance(fixer.subject, InBlock)
        ]
        kinds = [subject.kinds for _, subject in self._fixers]
        self.other_kinds = frozenset().union(*kinds) - {"resource"}

    def __missing__(self, key: tuple[str, str]) -> _Triggers | None:
        kind, type_ = key
        found = _Triggers(self._fixers, set(), {}, {})
        is_checked = False
        for index, (_, subject) in enumerate(self._fixers):
            wanted = subject.names(kind, type_)
            if wanted is None:
                continue
            is_checked = True
            if not wanted:
                found.always.add(index)
            by_name = (found.arguments, found.blocks)
            for names, indexes in zip(wanted, by_name, strict=False):
                for name in names:
                    indexes.setdefault(name, set()).add(index)
        self[key] = found if is_checked else None
        return self[key]
