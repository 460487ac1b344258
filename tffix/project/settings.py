"""What holds for a module: what to look for, and how."""

from __future__ import annotations

import os
from functools import cached_property

from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pathspec import GitIgnoreSpec

    from tffix.engine.own import RuleFolder
    from tffix.rule.finding import Finding
    from tffix.rule.fixer import Fixer


CERTAINTIES = ("certain", "possible")


class Globs:
    """Patterns as in a ``.gitignore`` in the folder ``base``."""

    def __init__(self, base: str, patterns: Iterable[str]) -> None:
        self.base = base
        self.patterns = tuple(patterns)

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415, deferred: slow import

        return GitIgnoreSpec.from_lines(self.patterns)

    def match(self, path: str) -> bool:
        """Whether a file, or a folder above it, is meant."""
        relative = os.path.relpath(os.path.abspath(path), self.base)
        return not relative.startswith("..") and self._spec.match_file(relative)


class Settings(NamedTuple):
    """What holds for a module.

    ``options`` are by fixer and option. ``variables`` are those of the command line in
    their order: a name and its value, or no name and a file of variables. ``path`` is
    the file from which this comes, if any, and ``origins`` say for each key that is set
    where it is set. ``fail_on`` is the least sure finding that fails a check: "certain"
    or "possible".
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[Globs, tuple[str, ...]], ...] = ()
    exclude: tuple[Globs, ...] = ()
    unsafe_fixes: bool = False
    extend_safe_fixes: tuple[str, ...] = ()
    extend_unsafe_fixes: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, str]] = {}
    baseline: str = ""
    var_files: tuple[str, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    provider_versions: Mapping[str, str] = {}
    output_format: str = ""
    fail_on: str = "certain"
    rules: tuple[RuleFolder, ...] = ()
    path: str = ""
    origins: Mapping[str, str] = {}

    def excluded(self, path: str) -> bool:
        """Whether a file is not to be judged."""
        return any(globs.match(path) for globs in self.exclude)

    def without_ignored(
        self, findings: list[Finding], rules: Sequence[Fixer]
    ) -> list[Finding]:
        """Give the findings that ``per-file-ignores`` leaves."""
        if not self.per_file_ignores:
            return findings
        names = {rule.name: {"all", rule.name, *rule.groups} for rule in rules}
        return [
            finding
            for finding in findings
            if not any(
                not names[finding.fixer].isdisjoint(map(str.lower, ignored))
                and globs.match(finding.path)
                for globs, ignored in self.per_file_ignores
            )
        ]
