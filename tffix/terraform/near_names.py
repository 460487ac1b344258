"""Names that are near a misspelt one."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE = 0.8  # how much of two names must be the same for one to be shown
SHOWN = 3
_NOT_LETTERS = pattern(r"[^a-z]+(?:x\b)?")  # nodejs22.x is of nodejs
_DIGITS = pattern("[0-9]+")


def near(name: str, names: Iterable[str]) -> list[str]:
    """Give the names that are most like one, the likest first; three at most."""
    from difflib import get_close_matches  # noqa: PLC0415, deferred: with a finding

    return get_close_matches(name, sorted(set(names)), SHOWN, _LIKE)


def like(name: str, names: Iterable[str]) -> list[str]:
    """Give the same, and then those that have the name in them as words."""
    known = sorted(set(names))
    words = f"_{name}_"
    found = near(name, known)
    found += [one for one in known if words in f"_{one}_" and one not in found]
    return found[:SHOWN]


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """Give the three names that are most like one, however little that is.

    Numbers are no likeness: of the versions of one thing the latest comes first.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415, deferred: with a finding

    letters = _NOT_LETTERS.sub("", name.lower())
    matcher = SequenceMatcher(b=letters)

    def likeness(one: str) -> tuple[float, list[int]]:
        matcher.set_seq1(_NOT_LETTERS.sub("", one.lower()))
        return matcher.ratio(), [int(digits) for digits in _DIGITS.findall(one)]

    return sorted(names, key=likeness, reverse=True)[:SHOWN]


def perhaps(names: Iterable[str]) -> str:
    """Say that one of the names may be meant; nothing where there are none."""
    said = " or ".join(names)
    return f"perhaps {said} is meant" if said else ""
