"""One run over paths: each module is read, checked and fixed; then all is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tffix import engine, files
from tffix.errors import SourceError, WriteError
from tffix.syntax.file import File
from tffix.text import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tffix.api import Finding, Fixer
    from tffix.config import Settings
    from tffix.engine import Outcome
    from tffix.errors import HclSyntaxError


class ModuleRun(NamedTuple):
    """What came of the files of one folder; ``sources`` as they were read, by path."""

    sources: dict[str, Source]
    outcome: Outcome


class Run:
    """What came of a run: modules with findings, and what could not be done.

    ``problems`` are the files that are not HCL, with their sources. ``errors`` are
    sentences about what failed, ``notes`` about what was left out, ``recovered`` about
    what an earlier run had begun to write and this one completed.
    """

    def __init__(self) -> None:
        self.modules: list[ModuleRun] = []
        self.files = 0
        self.problems: list[tuple[HclSyntaxError, Source]] = []
        self.errors: list[str] = []
        self.notes: list[str] = []
        self.recovered: list[str] = []

    def findings(self) -> Iterator[Finding]:
        """Give all findings, module by module."""
        for module in self.modules:
            yield from module.outcome.found


def check(
    paths: Sequence[str],
    fixers: Sequence[Fixer],
    settings: Settings,
    progress: Callable[[int], None] = lambda _: None,
    *,
    writing: bool = False,
) -> Run:
    """Check and, in memory, fix every module under the paths.

    ``progress`` is told the number of files read so far. What a run that was cut off
    has left is completed if this one is ``writing``, else reported.
    """
    run = Run()

    def recover(folder: str, names: list[str]) -> None:
        from tffix.journal import recover  # noqa: PLC0415, deferred: seldom needed

        try:
            done, failed = recover(folder, names, writing=writing)
        except WriteError as error:
            run.errors.append(str(error))
        else:
            run.recovered += done
            run.errors += failed

    try:
        for folder in files.folders(paths, recover):
            _check_folder(run, folder, fixers, settings)
            progress(run.files)
    except SourceError as error:
        run.errors.append(f"{error.path}: {error.message}")
    return run


def _check_folder(
    run: Run, folder: files.Folder, fixers: Sequence[Fixer], settings: Settings
) -> None:
    run.notes += folder.notes
    if folder.error:
        run.errors.append(folder.error)
    read = []
    for path in folder.files:
        try:
            read.append(File(Source.decode(path, files.read(path))))
        except SourceError as error:
            run.errors.append(f"{error.path}: {error.message}")
    run.files += len(read)
    sources = {file.path: file.source for file in read}
    if not engine.concerns(read, fixers):
        problems = engine.glance(read)
        run.problems += [(error, sources[error.path]) for error in problems]
        return
    outcome = engine.run(
        sources.values(),
        fixers,
        settings.options,
        unsafe=settings.unsafe_fixes,
        wanted=folder.wanted,
    )
    run.problems += [(error, sources[error.path]) for error in outcome.problems]
    run.errors += outcome.reverted
    if outcome.found:
        run.modules.append(ModuleRun(sources, outcome))


def verified(module: ModuleRun) -> tuple[ModuleRun, list[str], list[str]]:
    """Ask the second reader about every changed file of a module.

    Gives the module without the fixes that it objects to, sentences about those, and
    sentences about what it could not read.
    """
    from tffix.verify import objection  # noqa: PLC0415, deferred: only before writing

    errors, notes = [], []
    sources, outcome = module
    vetoed = set()
    for path, text in outcome.texts.items():
        before = File(sources[path])
        after = File(sources[path].replaced(text))
        said = objection(before, after, outcome.edits[path])
        if said and said.veto:
            vetoed.add(path)
            names = sorted({f.fixer for f in _touching(outcome.fixed, {path})})
            errors.append(
                f"{path}: left as it was, because {said.message}; please report this"
                f" as a bug of {', '.join(names)}"
            )
        elif said:
            notes.append(f"{path}: written without a second opinion: {said.message}")
    # a fix is taken whole or not at all, so what shares one with a vetoed file goes too
    while (
        more := {
            edit.path
            for finding in _touching(outcome.fixed, vetoed)
            for edit in finding.edits
        }
        - vetoed
    ):
        vetoed |= more
    kept = _without(outcome, vetoed) if vetoed else outcome
    return ModuleRun(sources, kept), errors, notes


def bound(outcome: Outcome) -> list[set[str]]:
    """Give the paths of the changed files in groups that share a fix."""
    groups: list[set[str]] = []
    for finding in outcome.fixed:
        paths = {edit.path for edit in finding.edits}
        for other in [group for group in groups if group & paths]:
            groups.remove(other)
            paths |= other
        groups.append(paths)
    return [changed for group in groups if (changed := group & outcome.texts.keys())]


def unfixed(module: ModuleRun, paths: set[str]) -> ModuleRun:
    """Give a module without the fixes in files that could not be written."""
    return module._replace(outcome=_without(module.outcome, paths))


def _touching(findings: Iterable[Finding], paths: set[str]) -> list[Finding]:
    return [f for f in findings if any(edit.path in paths for edit in f.edits)]


def _without(outcome: Outcome, paths: set[str]) -> Outcome:
    """Give the outcome with nothing fixed in these files."""
    left = _touching(outcome.fixed, paths)
    return outcome._replace(
        fixed=[finding for finding in outcome.fixed if finding not in left],
        remaining=[*outcome.remaining, *left],
        texts={p: text for p, text in outcome.texts.items() if p not in paths},
        edits={p: edits for p, edits in outcome.edits.items() if p not in paths},
    )
