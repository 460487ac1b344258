"""The rows of the rules, bundled ones and one's own."""

from __future__ import annotations

from functools import cache

from tffix.aws import untaggable
from tffix.aws.rows import NONE, RenamedType, Row, Rules, renamed_type, rules
from tffix.aws.table import Table
from tffix.aws.upgrades import Upgrades, upgrades
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAGS = {"tags", "tags_all"}


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

    def row(self, type_: str, path: tuple[str, ...], *, is_block: bool) -> Row | None:
        """Give what is said of the name of an item at a path in a resource."""
        return self.resources.get(type_, NONE).names.get((path, is_block))

    def say(self, type_: str, path: tuple[str, ...], *, is_block: bool) -> bool:
        """Whether it is known what becomes of such an item, be it a tag of no use."""
        is_tag = path[0] in _TAGS and type_ in untaggable()
        return is_tag or self.row(type_, path, is_block=is_block) is not None


@cache
def tables_of(own: tuple[str, ...] = ()) -> Tables:
    """Give the bundled rows together with those of some folders."""
    return Tables(own)
