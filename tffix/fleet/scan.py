"""What is found in one repository, as rows of the table."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from tffix import library
from tffix.errors import TffixError
from tffix.fleet.repositories import Repository, revision, work_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

FOUND, CLEAN, FAILED = "found", "clean", "failed"


class Row(NamedTuple):
    """A row of the table: a finding, a repository without any, or a failure.

    ``outcome`` is "found", "clean" or "failed"; of the last two only ``repository``,
    ``revision`` and ``message`` are said. ``phase`` is the command that refuses what
    was found; ``provider_version`` is a constraint: which versions of hashicorp/aws the
    module allows, empty where it does not say.
    """

    repository: str
    revision: str
    outcome: str
    message: str = ""
    rule: str = ""
    level: str = ""
    certainty: str = ""
    path: str = ""
    line: int | None = None
    column: int | None = None
    address: str = ""
    remedy: str = ""
    safety: str = ""
    phase: str = ""
    impact: str = ""
    provider_version: str = ""


class Scanned(NamedTuple):
    """What came of a repository."""

    revision: str
    files: int
    rows: list[Row]


def scan(repository: Repository, options: library.Options) -> Scanned:
    """Judge a repository; whatever goes wrong is a row."""
    commit = ""
    try:
        commit = revision(repository)
        if not os.path.isdir(repository.path):
            raise TffixError("no such folder")
        with work_tree(repository) as folder:
            result = library.check(folder, **options)
            rows = list(_rows(repository.name, commit, folder, result))
    except (TffixError, OSError) as error:
        return failed(repository, str(error), commit)
    return Scanned(commit, result.files, rows)


def failed(repository: Repository, message: str, commit: str = "") -> Scanned:
    """Give the one row of a repository that could not be judged."""
    row = Row(repository.name, commit, FAILED, _readable(message))
    return Scanned(commit, 0, [row])


def _rows(name: str, commit: str, folder: str, result: library.Result) -> Iterator[Row]:

    def said(text: str) -> str:
        """Give a text with paths that count from the repository, wherever it lies."""
        inside = text.replace(os.path.join(folder, ""), "").replace(folder, ".")
        return _readable(inside)

    for finding in result.findings:
        yield Row(
            name,
            commit,
            FOUND,
            said(finding.message),
            finding.rule,
            finding.level,
            finding.certainty,
            said(finding.path),
            finding.start.line,
            finding.start.column,
            _readable(finding.address),
            said(finding.remedy),
            finding.safety,
            finding.refused_by,
            finding.impact,
            finding.provider,
        )
    for error in result.errors:
        yield Row(name, commit, FAILED, said(error))
    if not (result.findings or result.errors):
        yield Row(name, commit, CLEAN)


def _readable(text: str) -> str:
    """Give text without the halves of characters that stand for bytes of paths."""
    return text.encode("utf-8", "backslashreplace").decode()
