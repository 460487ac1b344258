"""Names that are like another one, for who has misspelt it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE = 0.75  # how much of two names must be the same for one to be shown
SHOWN = 3


def near(name: str, names: Iterable[str]) -> list[str]:
    """Give the names that are most like one, the likest first; three at most."""
    from difflib import get_close_matches  # noqa: PLC0415, deferred: with a finding

    return get_close_matches(name, sorted(set(names)), SHOWN, _LIKE)


def perhaps(names: Iterable[str]) -> str:
    """Say that one of the names may be meant; nothing where there are none."""
    said = " or ".join(names)
    return f"perhaps {said} is meant" if said else ""
