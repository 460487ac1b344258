"""What a fixer has found: a defect at a place, and what to do about it."""

from __future__ import annotations

from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tffix.edit import Edit, Impact, Safety


class Finding(NamedTuple):
    """A defect at a place, and what to do about it.

    ``start`` and ``end`` are offsets in characters; ``edits`` are the fix, all or
    none of them, and empty where the class is MANUAL. ``candidates`` are texts that
    could stand there instead, the likeliest first, three at most. What is refused only
    where something has a value that it can have, but need not, is not ``certain``.
    """

    path: str
    start: int
    end: int
    fixer: str
    address: str
    message: str
    remedy: str
    safety: Safety
    impact: Impact
    edits: tuple[Edit, ...]
    candidates: tuple[str, ...] = ()
    certain: bool = True
