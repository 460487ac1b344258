"""The page of a scan: how many findings by rule, repository and provider version."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from tffix.fleet.scan import CLEAN, FAILED, FOUND
from tffix.output.words import COMMANDS
from tffix.report.html import chart, document, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tffix.fleet.scan import Row

_SAFETIES = ("safe", "unsafe", "manual")
_NUMBERS = ("findings", *_SAFETIES)
_UNSAID = "it does not say"


class Counts:
    """The numbers of a scan."""

    def __init__(self) -> None:
        self.repositories: Counter[str] = Counter()  # by how it went
        self.findings: Counter[str] = Counter()  # by safety
        self.phases: Counter[str] = Counter()
        self.failures: list[tuple[str, str]] = []
        # by what, and by the safety of its fix
        self.by_rule: dict[str, Counter[str]] = {}
        self.by_repository: dict[str, Counter[str]] = {}
        self.by_version: dict[str, Counter[str]] = {}
        self.spread: dict[str, set[str]] = {}  # the repositories that have a rule

    def counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Count rows, sorted by repository, on their way."""
        last = ""
        for row in rows:
            if row.repository != last:
                last = row.repository
                self.repositories[row.outcome] += 1
            if row.outcome == FAILED:
                self.failures.append((row.repository, row.message))
            elif row.outcome == FOUND:
                self._count(row)
            yield row

    def _count(self, row: Row) -> None:
        self.findings[row.safety] += 1
        self.phases[row.phase] += 1
        for table_, key in (
            (self.by_rule, row.rule),
            (self.by_repository, row.repository),
            (self.by_version, row.provider_version or _UNSAID),
        ):
            table_.setdefault(key, Counter())[row.safety] += 1
        self.spread.setdefault(row.rule, set()).add(row.repository)

    def summary(self) -> str:
        """Say it in a sentence or two."""
        of = self.repositories
        counted = ", ".join(
            f"{of[outcome]:,} {said}"
            for outcome, said in (
                (FOUND, "with findings"),
                (CLEAN, "without"),
                (FAILED, "not judged"),
            )
            if of[outcome]
        )
        found = ", ".join(f"{self.findings[s]:,} {s}" for s in _SAFETIES)
        return (
            f"{of.total():,} repositories: {counted}."
            f" {self.findings.total():,} findings: {found}."
        )


def page(counts: Counts, title: str) -> str:
    """Give the page. Raises ConfigError where pygal is not installed."""
    return document(title, _body(counts, title))


def _body(counts: Counts, title: str) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    yield f'<p class="summary">{escape(counts.summary())}</p>'
    if counts.findings:
        phases = {
            phase: number for phase in COMMANDS if (number := counts.phases[phase])
        }
        yield '<div class="charts">'
        yield chart("Fixes", {s: counts.findings[s] for s in _SAFETIES}, {})
        yield chart("First refused by", phases, COMMANDS)
        yield "</div>"
    yield "<h2>By rule</h2>"
    yield table(
        ("rule", *_NUMBERS, "repositories"),
        (
            (f"<code>{escape(rule)}</code>", *_cells(some), f"{spread:,}")
            for rule, some in _most(counts.by_rule)
            for spread in (len(counts.spread[rule]),)
        ),
    )
    yield "<h2>By version of hashicorp/aws that the module allows</h2>"
    yield table(
        ("version", *_NUMBERS),
        ((escape(one), *_cells(some)) for one, some in _most(counts.by_version)),
    )
    yield "<h2>By repository</h2>"
    yield table(
        ("repository", *_NUMBERS),
        ((escape(one), *_cells(some)) for one, some in _most(counts.by_repository)),
    )
    if counts.failures:
        yield "<h2>Not judged, or not as a whole</h2>"
        yield table(
            ("repository", "why"),
            ((escape(name), escape(said)) for name, said in counts.failures),
        )


def _most(counted: dict[str, Counter[str]]) -> list[tuple[str, Counter[str]]]:
    return sorted(counted.items(), key=lambda item: (-item[1].total(), item[0]))


def _cells(some: Counter[str]) -> Iterator[str]:
    yield f"{some.total():,}"
    for safety in _SAFETIES:
        yield f"{some[safety]:,}"
