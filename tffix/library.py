"""tffix for programs: check and fix, texts or folders, results as data.

    from tffix import check, fix

    result = fix({"main.tf": text})
    for finding in result.remaining:
        print(finding.path, finding.start.line, finding.message, finding.remedy)

Nothing is printed and nothing is kept between calls, so threads may call at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

from tffix.output.diagnostics import Report
from tffix.project import runner
from tffix.project.config import Configuration, Overrides
from tffix.source import Source

if TYPE_CHECKING:
    from tffix.output.diagnostics import Entry
    from tffix.project.runner import Run

StrPath = str | os.PathLike[str]


class Place(NamedTuple):
    """A place in a text: line and column from 1, offset from 0, in characters."""

    line: int
    column: int
    offset: int


class Edit(NamedTuple):
    """What replaces the text of a file from one place to another, end exclusive."""

    path: str
    start: Place
    end: Place
    text: str


class Finding(NamedTuple):
    """A defect, where it is, and what to do about it.

    ``level`` is "error" where something refuses it for certain, "note" where it fails
    no check, else "warning"; ``certainty`` is "certain", or "possible" where a value
    decides it. ``refused_by`` is the first command that does: "validate", "plan",
    "apply", another program, or nothing. ``safety`` is "safe", "unsafe" or "manual",
    ``impact`` what the plan does to resources that exist: "none", "in-place", "replace"
    or "destroy". ``edits`` are the fix, all or none of them, in the text in which the
    finding stands; empty where none can be derived. ``candidates`` could stand in its
    place, the likeliest first. ``fixed`` findings stand at their places in the text as
    it was given, all others in the text as it is now.
    """

    rule: str
    path: str
    start: Place
    end: Place
    address: str
    message: str
    remedy: str
    level: str
    refused_by: str
    safety: str
    impact: str
    edits: tuple[Edit, ...]
    candidates: tuple[str, ...]
    provider: str
    fixed: bool
    certainty: str


class Result(NamedTuple):
    """What came of a call.

    ``findings`` are in the order of files and places. ``texts`` are the new texts of
    the files that a fix changes, by path; empty after ``check``. ``errors`` are
    sentences about what could not be read, judged or written; ``not_checked`` about
    what was not judged, as a fixer that does not hold for the module's provider.
    ``files`` is the number of files that were judged.
    """

    findings: tuple[Finding, ...]
    texts: dict[str, str]
    errors: tuple[str, ...]
    not_checked: tuple[str, ...]
    files: int

    @property
    def remaining(self) -> tuple[Finding, ...]:
        """The findings that no fix has taken away."""
        return tuple(finding for finding in self.findings if not finding.fixed)


class Options(TypedDict, total=False):
    """What may be said beside the source, as on the command line.

    ``select`` and ``ignore`` name fixers and groups; ``options`` are those of fixers,
    by fixer and name. ``variables`` and ``provider_versions`` are by name. ``config``
    is a file in the place of those that are found, ``isolated`` reads none.
    """

    select: Sequence[str]
    ignore: Sequence[str]
    options: Mapping[str, Mapping[str, str]]
    unsafe_fixes: bool
    variables: Mapping[str, str]
    provider_versions: Mapping[str, str]
    config: StrPath
    isolated: bool


def check(
    source: StrPath | Iterable[StrPath] | Mapping[str, str],
    **options: Unpack[Options],
) -> Result:
    """Find defects, and what would fix them.

    ``source`` is a path, paths, or texts by path: what texts do not have is not there,
    on disk or elsewhere, and no configuration file is read for them.

    Raises ConfigError where an option or a configuration file is wrong.
    """
    return _result(_run(source, options), applied=False)


def fix(
    source: StrPath | Iterable[StrPath] | Mapping[str, str],
    *,
    write: bool = False,
    **options: Unpack[Options],
) -> Result:
    """Fix what can be fixed; ``source`` and options are those of ``check``.

    The new texts are in the result. Files change only where ``write`` says so: all of
    them or none, and none that the second reader objects to.

    Raises ConfigError where an option or a configuration file is wrong, ValueError
    where texts are to be written.
    """
    if write and isinstance(source, Mapping):
        raise ValueError("texts cannot be written: give paths")
    run = _run(source, options, writing=write)
    return _result(_written(run) if write else run, applied=True)


def upgrade(
    source: StrPath | Iterable[StrPath],
    target: str = "aws@6",
    *,
    came: str | None = None,
    unsafe_fixes: bool = False,
    write: bool = False,
) -> Result:
    """Take modules to a major version of a provider, as ``tffix upgrade`` does.

    ``source`` is a path or paths, ``target`` "aws@6" or "aws@5"; ``came`` is the major
    version that the modules are for now, where they do not say it. What is done is
    ``fixed``, the rest is in ``remaining``. Files change only where ``write`` says so.

    Raises ConfigError where tffix upgrades to no such version.
    """
    from tffix.project.upgrade import Upgrade, major  # noqa: PLC0415, deferred: seldom used

    paths = _paths(source)
    over = Overrides(unsafe_fixes=unsafe_fixes)
    settings = Upgrade(major(target), came, over, paths)
    run = runner.check(paths, settings, runner.Scope(writing=write, jobs=1))
    return _result(_written(run) if write else run, applied=True)


def _written(run: Run) -> Run:
    from tffix.project.apply import apply  # noqa: PLC0415, deferred: only to write

    apply(run, verify=True, verbose=False, jobs=1)
    return run


def _run(
    source: StrPath | Iterable[StrPath] | Mapping[str, str],
    options: Options,
    *,
    writing: bool = False,
) -> Run:
    configuration = Configuration(
        Overrides(
            select=tuple(options.get("select", ())),
            ignore=tuple(options.get("ignore", ())),
            options=options.get("options", {}),
            unsafe_fixes=options.get("unsafe_fixes"),
            variables=tuple(options.get("variables", {}).items()),
            provider_versions=options.get("provider_versions", {}),
            file=os.fspath(options.get("config", "")),
            isolated=options.get("isolated", False) or isinstance(source, Mapping),
        )
    )
    scope = runner.Scope(writing=writing, jobs=1)
    paths = [] if isinstance(source, Mapping) else _paths(source)
    configuration.check_names(paths)
    if isinstance(source, Mapping):
        texts = [Source(os.path.normpath(path), text) for path, text in source.items()]
        return runner.check_texts(texts, configuration, scope)
    return runner.check(paths, configuration, scope)


def _paths(source: StrPath | Iterable[StrPath]) -> list[str]:
    paths = [source] if isinstance(source, str | os.PathLike) else source
    return [os.fspath(path) for path in paths]


def _result(run: Run, *, applied: bool) -> Result:
    report = Report(run, applied)
    texts = {source.path: text for source, text in report.changes() if applied}
    return Result(
        tuple(map(_finding, report.entries())),
        texts,
        tuple(run.errors),
        (*run.notes, *run.unknown),
        run.files,
    )


def _finding(entry: Entry) -> Finding:
    return Finding(
        entry.rule,
        entry.path,
        _place(entry.source, entry.start),
        _place(entry.source, entry.end),
        entry.address,
        entry.message,
        entry.remedy,
        entry.level,
        entry.refused_by,
        entry.safety,
        entry.impact,
        tuple(
            Edit(
                edit.path,
                _place(entry.sources[edit.path], edit.start),
                _place(entry.sources[edit.path], edit.end),
                edit.text,
            )
            for edit in entry.edits
        ),
        entry.candidates,
        entry.provider,
        entry.fixed,
        entry.certainty,
    )


def _place(source: Source, offset: int) -> Place:
    return Place(*source.position(offset), offset)
