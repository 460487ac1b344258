"""Check and fix the Python tests of a tree. Text in, text out, as in the engine."""

from __future__ import annotations

import ast
import sys

from tffix.api import TreeContext
from tffix.edit import Taken, splice
from tffix.engine import crash, registry
from tffix.engine.fixpoint import Outcome, applicable
from tffix.errors import SourceError
from tffix.lazy_re import pattern
from tffix.project import walk
from tffix.python.tree import Tree
from tffix.rule.subjects import TestTrees
from tffix.source import Source
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tffix.project.settings import Settings
    from tffix.project.since import Changes
    from tffix.rule.finding import Finding
    from tffix.rule.fixer import Fixer


_IGNORE = pattern(r"#\s*tffix:ignore-file(?:\[([^\]\n]*)\])?")


def check(
    folders: Sequence[str],
    paths: Iterable[str],
    settings: Settings,
    changes: Changes | None = None,
) -> tuple[dict[str, Source], Outcome]:
    """Check tests that lie beside Terraform in some folders; give them as read."""
    rules = [
        fixer
        for fixer in registry.active(
            settings.select,
            settings.ignore,
            settings.extend_safe_fixes,
            settings.extend_unsafe_fixes,
            settings.rules,
        )
        if isinstance(fixer.subject, TestTrees)
    ]
    sources = {}
    for path in paths if rules else ():
        if not settings.excluded(path):
            try:
                sources[path] = Source.decode(path, walk.read(path))
            except SourceError:  # in another encoding, which Python allows
                continue

    def counts(finding: Finding) -> bool:
        if changes and not changes.touch(finding.path, 1, sys.maxsize):
            return False
        (rule,) = (rule for rule in rules if rule.name == finding.fixer)
        said = _IGNORE.findall(sources[finding.path].text)
        names = {name.strip() for some in said for name in (some or "all").split(",")}
        return names.isdisjoint({"all", rule.name, *rule.groups})

    def review(findings: list[Finding]) -> list[Finding]:
        findings = settings.without_ignored(findings, rules)
        return list(filter(counts, findings))

    tree = Tree.around([*folders, *sources], sources)
    unsafe = settings.unsafe_fixes
    return sources, run(tree, rules, settings.options, unsafe=unsafe, review=review)


def run(
    tree: Tree,
    fixers: Iterable[Fixer],
    options: Mapping[str, Mapping[str, str]],
    *,
    unsafe: bool = False,
    review: Callable[[list[Finding]], list[Finding]] = lambda findings: findings,
) -> Outcome:
    """Find what is wrong with the tests of a tree, and fix what can be fixed.

    ``review`` leaves out findings that do not count. There is one round: a fix is all
    that there is to do in its files. Python itself is the second reader; a fix that it
    cannot read is left out. A fixer that fails loses what it finds, and nothing else.
    """
    found: list[Finding] = []
    crashed: list[str] = []
    for fixer in fixers:
        if isinstance(fixer.subject, TestTrees):
            context = TreeContext(fixer, options.get(fixer.name, {}))
            try:
                found += list(fixer.check(tree, context))
            except Exception as error:  # noqa: BLE001, whatever a fixer raises
                crashed.append(crash.said(error, fixer.name, tree.root))
    found = review(sorted(found, key=lambda finding: (finding.path, finding.start)))
    taken = Taken()
    fixed = [
        finding
        for finding in found
        if applicable(finding, unsafe=unsafe) and taken.take(finding.edits)
    ]
    edits = taken.by_path()
    texts = {path: splice(tree.tests[path].text, some) for path, some in edits.items()}
    broken = {path for path, text in texts.items() if not _is_python(text)}
    if broken:
        said = ", ".join(sorted(broken))
        reverted = [f"{said}: the fix would break the file, so none was made"]
        return Outcome(found, [], found, {}, {}, [], reverted, (), crashed)
    remaining = [finding for finding in found if finding not in fixed]
    return Outcome(found, fixed, remaining, texts, edits, [], [], (), crashed)


def _is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True
