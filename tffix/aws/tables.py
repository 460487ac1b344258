"""The rows of the rules, bundled ones and one's own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tffix.aws.rows import RenamedType, Rules, renamed_type, rules
from tffix.aws.table import Table
from tffix.aws.upgrades import Upgrades, upgrades

if TYPE_CHECKING:
    from collections.abc import Sequence


class Tables:
    """All rows, by type; those of upgrades by ``tffix.aws.upgrades.key``.

    ``own`` are folders with rows beside the bundled ones: ``resources/``, ``types/``
    and ``upgrades/``.
    """

    def __init__(self, own: Sequence[str] = ()) -> None:
        self.is_bundled = not own
        self.resources: Table[Rules] = Table("resources", rules, own)
        self.types: Table[RenamedType] = Table("types", renamed_type, own)
        self.upgrades: Table[Upgrades] = Table("upgrades", upgrades, own)


@cache
def tables_of(own: tuple[str, ...] = ()) -> Tables:
    """Give the bundled rows together with those of some folders."""
    return Tables(own)
