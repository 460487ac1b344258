"""The baseline: findings that are known and wait for their day.

It is a JSON file, by default ``.tffix-baseline.json`` in the folder of a module or
above it. An entry is known by module, fixer and address, never by its line, and says
how many findings it stands for. What it knows is neither shown nor fixed, only counted;
an entry whose finding is gone is stale.
"""

from __future__ import annotations

import os
from collections import Counter

from tffix.errors import ConfigError
from tffix.project.fingerprint import fingerprint
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tffix.rule.finding import Finding

_VERSION = 1


class Entry(NamedTuple):
    """Findings of one module that cannot be told apart, and how many there are."""

    fingerprint: str
    module: str
    rule: str
    address: str
    number: int


class Baseline:
    """The entries of one file, and which of them a run has met."""

    def __init__(self, path: str, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self.folder = os.path.dirname(os.path.abspath(path))
        self.entries = list(entries)
        self._known = {entry.fingerprint: entry.number for entry in self.entries}
        self._met: Counter[str] = Counter()
        self._judged: set[tuple[str, str]] = set()

    def module(self, folder: str) -> str:
        """Give the folder of a module as the entries have it."""
        return os.path.relpath(folder or ".", self.folder).replace(os.sep, "/")

    def part(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
        """Part the findings of one module into new ones and known ones."""
        left = Counter(self._known)
        new: list[Finding] = []
        known: list[Finding] = []
        for finding in findings:
            key = self._key(finding)
            if left[key] > 0:
                left[key] -= 1
                known.append(finding)
            else:
                new.append(finding)
        return new, known

    def meet(self, known: Iterable[Finding]) -> None:
        """Remember that these findings are still there."""
        self._met.update(self._key(finding) for finding in known)

    def judged(self, folder: str, rules: Iterable[str]) -> None:
        """Remember that a whole module has been judged by these rules."""
        module = self.module(folder)
        self._judged.update((module, rule) for rule in rules)

    def stale(self) -> list[Entry]:
        """Give the entries that were judged but not met, or not so often.

        The number of each is what is too much.
        """
        return [
            entry._replace(number=entry.number - self._met[entry.fingerprint])
            for entry in self.entries
            if entry.number > self._met[entry.fingerprint]
            and (entry.module, entry.rule) in self._judged
        ]

    def entry(self, finding: Finding, number: int) -> Entry:
        """Give the entry that knows a finding."""
        return Entry(
            self._key(finding),
            self.module(os.path.dirname(finding.path)),
            finding.fixer,
            finding.address,
            number,
        )

    def _key(self, finding: Finding) -> str:
        return fingerprint(finding.path, finding.fixer, finding.address, self.folder)


def load(path: str) -> Baseline:
    """Read a baseline; raises ConfigError where it cannot be read or is none."""
    import json  # noqa: PLC0415, deferred: most runs have no baseline

    try:
        with open(path, encoding="utf-8") as stream:
            data = json.load(stream)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: not JSON: {error}") from error
    try:
        return Baseline(path, _entries(data))
    except (KeyError, TypeError) as error:
        raise ConfigError(
            f"{path}: not a baseline that this version of tffix wrote;"
            " write it again with: tffix baseline"
        ) from error


def _entries(data: Any) -> Sequence[Entry]:
    if data["version"] != _VERSION:
        raise KeyError(data["version"])
    return [
        Entry(
            str(entry["fingerprint"]),
            str(entry["module"]),
            str(entry["rule"]),
            str(entry["address"]),
            int(entry["number"]),
        )
        for entry in data["findings"]
    ]


def dump(baseline: Baseline) -> None:
    """Write a baseline, an entry a line; raises WriteError where that cannot be."""
    import json  # noqa: PLC0415, deferred: only to write a baseline

    from tffix.project.write import blaming  # noqa: PLC0415

    order = sorted(baseline.entries, key=lambda e: (e[1:], e[0]))
    lines = ",\n".join(f"    {json.dumps(entry._asdict())}" for entry in order)
    listed = f"[\n{lines}\n  ]" if lines else "[]"
    text = f'{{\n  "version": {_VERSION},\n  "findings": {listed}\n}}\n'
    with (
        blaming(baseline.path),
        open(baseline.path, "w", encoding="utf-8", newline="\n") as stream,
    ):
        stream.write(text)
