"""Writes the tables of docs/upgrade.md from the rows about upgrades.

Run it with the development environment: python docs/upgrades.py
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tffix.aws.table import BUNDLED, source
from tffix.aws.tables import tables_of
from tffix.aws.upgrades import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = tables_of()
PAGE = Path(__file__).parent / "upgrade.md"
MARK = "<!-- Below: written by python docs/upgrades.py. -->\n"
GUIDES = (6, 5, 4)
FIXERS = {
    "argument": "changed-argument",
    "block": "changed-argument",
    "read": "changed-attribute",
    "default": "changed-default",
    "split": "split-resource",
    "type": "removed-type",
}


class Change(NamedTuple):
    """A change of a guide: its class, and the fixer that makes it, if any."""

    guide: int
    title: str
    class_: str
    fixer: str
    todo: str


# what no guide asks for, and AWS does
OF_AWS = (
    Change(4, "aws_launch_configuration", "unsafe", "launch-configuration", ""),
)


def changes() -> list[Change]:
    """Give the changes, each once, in the order of guides and titles."""
    found: dict[tuple[int, str], Change] = {}
    for one in (*_upgrades(), *_renamed(), *OF_AWS):
        found.setdefault((one.guide, one.title), one)
    return sorted(found.values(), key=lambda one: (-one.guide, one.title))


def _upgrades() -> Iterator[Change]:
    for name in TABLES.upgrades:
        file = source(os.path.join(BUNDLED, "upgrades"), name)
        for kind in KINDS:
            for row in file.get(kind, ()):
                yield Change(
                    row["guide"],
                    row["title"],
                    row.get("class", "safe"),
                    FIXERS.get(kind, ""),
                    row.get("todo", ""),
                )


def _renamed() -> Iterator[Change]:
    for type_ in TABLES.resources:
        file = source(os.path.join(BUNDLED, "resources"), type_)
        for kind in ("argument", "block"):
            for row in file.get(kind, ()):
                about, _, guide = row.get("source", "").rpartition(" ")
                if about == "upgrade guide":
                    title = f"{type_} {row['name']}"
                    class_ = row.get("class", "safe")
                    yield Change(int(guide), title, class_, "renamed-argument", "")


def page() -> str:
    """Give the page with its tables."""
    head, _, _ = PAGE.read_text("utf-8").partition(MARK)
    lines = []
    every = changes()
    for guide in GUIDES:
        some = [one for one in every if one.guide == guide]
        done = Counter(one.class_ for one in some if one.fixer)
        said = Counter(one.class_ for one in some)
        counts = ", ".join(
            f"{done[class_]} of {said[class_]} {class_}"
            for class_ in ("safe", "unsafe")
        )
        lines += [
            f"## Guide {guide}",
            "",
            f"tffix does {counts}; {said['manual']} are for people.",
            "",
            "| change | class | tffix |",
            "|---|---|---|",
            *(_line(one) for one in some),
            "",
        ]
    return f"{head}{MARK}\n" + "\n".join(lines).rstrip("\n") + "\n"


def _line(one: Change) -> str:
    does = f"[{one.fixer}](rules/{one.fixer}.md)" if one.fixer else one.todo
    return f"| {one.title} | {one.class_} | {does} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
