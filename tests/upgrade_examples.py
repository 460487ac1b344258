"""The examples of the rows in tffix/aws/rules/upgrades."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tffix.aws.tables import tables_of
from tffix.aws.upgrades import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator


class Example(NamedTuple):
    """What a row shows: its guide, and a configuration before and after."""

    title: str
    guide: int
    is_safe: bool
    before: str
    after: str


def examples() -> Iterator[Example]:
    for name in tables_of().upgrades:
        file = tables_of().upgrades.source(name)
        for kind in KINDS:
            for row in file.get(kind, ()):
                if "before" in row:
                    yield Example(
                        row["title"],
                        row["guide"],
                        row.get("class", "safe") == "safe",
                        row["before"],
                        row["after"],
                    )
