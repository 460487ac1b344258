"""One run over paths: each module is read, checked and fixed; then all is written."""

from __future__ import annotations

import os
from functools import cached_property

from tffix.engine import dispatch
from tffix.errors import ConfigError, SourceError, WriteError
from tffix.project import walk
from tffix.project.loader import Surroundings, local_sources, sources_of
from tffix.project.parallel import mapped
from tffix.project.unknown import Unknown, said, unknown
from tffix.source import Source
from tffix.terraform.module.module import Module
from tffix.terraform.reading import file_of
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from tffix.engine.fixpoint import Outcome
    from tffix.engine.own import RuleFolder
    from tffix.errors import HclSyntaxError
    from tffix.project.baseline import Baseline
    from tffix.project.callers import Edited
    from tffix.project.settings import Settings
    from tffix.project.since import Changes
    from tffix.rule.finding import Finding
    from tffix.terraform.module.calls import Folders


class ModuleRun(NamedTuple):
    """What came of the files of one folder.

    ``sources`` are the files as they were read, by path; ``unsafe`` says whether unsafe
    fixes were wanted, ``strict`` whether what is only possible fails a check.
    """

    sources: dict[str, Source]
    outcome: Outcome
    unsafe: bool
    strict: bool

    def fails(self, findings: Iterable[Finding]) -> bool:
        """Whether one of these findings of it fails a check."""
        from tffix.engine import registry  # noqa: PLC0415, deferred: with a finding

        notes = registry.notes()
        return any(
            finding.fixer not in notes and (finding.certain or self.strict)
            for finding in findings
        )


class Proof(NamedTuple):
    """What terraform says of the fixes in the modules of a folder.

    ``held`` is None where it did not judge them, for the reason that ``said`` gives;
    else ``said`` is what is refused: by what was written, where that did not hold, or
    at other places. ``planned`` tells whether it was asked for a plan, too.
    """

    folder: str
    held: bool | None
    said: str
    planned: bool = False


class Scope(NamedTuple):
    """What limits a run beside the configuration.

    ``changes`` are the lines that count, if not all. ``force_exclude`` leaves out
    excluded files even where they are named. Where the run is ``writing``, it completes
    what a run that was cut off has left, else that is reported. ``jobs`` is the number
    of processes, 0 for as many as there are processors.
    """

    changes: Changes | None = None
    force_exclude: bool = False
    writing: bool = False
    jobs: int = 0


class Run:
    """What came of a run: modules with findings, and what could not be done.

    ``files`` is the number of files that were judged, ``excluded`` of those left out.
    ``problems`` are the files that are not HCL, with their sources. ``errors`` are
    sentences about what failed, ``notes`` about what was left out, ``asides`` about
    what is always said: there is nothing to judge, or what an earlier run had begun to
    write was completed. ``suppressed`` and
    ``known`` count the findings that comments and baselines leave out, ``stale`` the
    findings in baselines that are gone. ``proofs`` is what terraform says of what was
    written, where it was asked.
    """

    def __init__(self) -> None:
        self.modules: list[ModuleRun] = []
        self.files = 0
        self.excluded = 0
        self.problems: list[tuple[HclSyntaxError, Source]] = []
        self.errors: list[str] = []
        self.notes: list[str] = []
        self.asides: list[str] = []
        self.unknown: list[str] = []
        self.suppressed = 0
        self.known = 0
        self.stale = 0
        self.proofs: list[Proof] = []

    def findings(self) -> Iterator[Finding]:
        """Give all findings, module by module."""
        for module in self.modules:
            yield from module.outcome.found


def check(
    paths: Sequence[str],
    configuration: Callable[[str], Settings],
    scope: Scope = Scope(),  # noqa: B008, fixed
    progress: Callable[[str], None] = lambda _: None,
) -> Run:
    """Check and, in memory, fix every module under the paths.

    ``progress`` is told how far it is, in words.
    """
    return _Runner(paths, configuration, scope).check(progress)


def files(
    paths: Sequence[str], configuration: Callable[[str], Settings], scope: Scope
) -> list[str]:
    """Give the files under the paths that a run would judge, folder by folder.

    Raises ConfigError where a path is not there or a folder cannot be listed.
    """
    runner = _Runner(paths, configuration, scope)
    entered = [one for each in walk.folders(paths) for one in runner.entered(each)]
    if runner.run.errors:
        raise ConfigError(runner.run.errors[0])
    return [path for one in entered for path in sorted(one.wanted)]


def check_text(
    source: Source,
    others: Sequence[Source],
    settings: Settings,
    scope: Scope,
    around: Surroundings,
) -> Run:
    """Check one text as a file of a module of which nothing else may change.

    ``around`` is what lies around the module.
    """
    runner = _Runner([source.path], lambda _: settings, scope)
    runner.run.files = 1
    read = [file_of(one) for one in (source, *others)]
    if len(source.text) <= _SMALL:
        read[0].read_whole()
    module = Module({file.path: file for file in read}, folders=around.folders())
    wanted = frozenset([source.path])
    runner.take(
        runner.judge(module, wanted, settings, only=wanted),
        settings.baseline,
    )
    return runner.run


def check_texts(
    sources: Sequence[Source], configuration: Callable[[str], Settings], scope: Scope
) -> Run:
    """Check texts as the files of folders of which nothing else is there."""
    runner = _Runner([source.path for source in sources], configuration, scope)
    texts = {source.path: source for source in sources}
    folders: dict[str, list[str]] = {}
    for path in texts:
        if path.endswith(walk.SUFFIXES):
            folders.setdefault(os.path.dirname(path), []).append(path)
    around = Surroundings(configuration, texts)
    for folder, paths in folders.items():
        read = [file_of(texts[path]) for path in paths]
        calls = [one for file in read for one in local_sources(file.text)]
        around.add(folder, paths, calls)
    waiting = sorted(folders.items())

    def judge(places: Iterable[int]) -> Iterator[_Judged]:
        known = around.folders()
        for folder, paths in map(waiting.__getitem__, places):
            read = [file_of(texts[path]) for path in paths]
            module = Module({file.path: file for file in read}, folders=known)
            judged = runner.judge(module, frozenset(paths), configuration(folder))
            yield judged._replace(files=len(paths))

    found = list(judge(range(len(waiting))))
    _judge_callers([folder for folder, _ in waiting], found, around, judge)
    for (folder, _), judged in zip(waiting, found, strict=True):
        runner.take(judged, configuration(folder).baseline)
        runner.run.files += judged.files
    return runner.run


# modules for each process, at least: to make one takes some tens of milliseconds, to
# look for calls in a module a tenth of one, and to judge it one
_LEAST_READ, _LEAST_JUDGED = 500, 50
# bytes, and files, that are parsed as a whole in some tenths of a second
_SMALL, _SMALL_FILES = 100_000, 200


class _Waiting(NamedTuple):
    """The files of a module that is to be judged."""

    folder: str
    paths: list[str]
    wanted: frozenset[str]
    settings: Settings


class _Judged(NamedTuple):
    """What came of one module, as a process can give it to another.

    ``files`` is the number of files that were judged; ``whole`` says that they are all
    of the module.
    """

    module: ModuleRun | None
    problems: list[tuple[HclSyntaxError, Source]]
    errors: Sequence[str] = ()
    notes: Sequence[str] = ()
    suppressed: int = 0
    known: Sequence[Finding] = ()
    files: int = 0
    whole: bool = False
    unknown: Unknown = Unknown()

    @property
    def changes(self) -> list[tuple[Source, Source]]:
        """The files that fixes change, each before and after them."""
        if self.module is None:
            return []
        sources, texts = self.module.sources, self.module.outcome.texts
        return [(sources[path], sources[path].replaced(texts[path])) for path in texts]


class _Runner:
    """One run: what it was told, what it has loaded, what came of it."""

    def __init__(
        self,
        paths: Sequence[str],
        configuration: Callable[[str], Settings],
        scope: Scope,
    ) -> None:
        self.run = Run()
        self._paths = paths
        self._configuration = configuration
        self._scope = scope
        self._baselines: dict[str, Baseline] = {}
        self._surroundings = Surroundings(configuration, paths=paths)
        self._is_quiet = True

    def check(self, progress: Callable[[str], None]) -> Run:
        run = self.run
        folders: list[str] = []
        tests: list[str] = []
        waiting: list[_Waiting] = []
        try:
            for folder in walk.folders(self._paths, self._recover):
                self._surroundings.note(folder.hcl)
                if not any(folder[1:-1]):
                    continue
                folders.append(folder.path)
                tests += folder.tests
                waiting += self.entered(folder)
                progress(f"folders found: {len(folders):,}")
            self._judge(waiting, progress)
            if tests and run.files:
                self._check_tests(folders, tests)
        except SourceError as error:
            run.errors.append(f"{error.path}: {error.message}")
        for baseline in self._baselines.values():
            run.stale += sum(entry.number for entry in baseline.stale())
        return run

    def entered(self, folder: walk.Folder) -> Iterator[_Waiting]:
        """Note what is said of a folder, and give its files if any are to be judged."""
        run = self.run
        run.notes += folder.notes
        if folder.error:
            run.errors.append(folder.error)
        settings = self._configuration(folder.path)
        for rules in settings.rules:
            self._note_skipped(rules)
        wanted = self._wanted(folder, settings)
        run.excluded += len(folder.wanted) - len(wanted)
        if wanted:
            yield _Waiting(folder.path, folder.files, wanted, settings)

    def _note_skipped(self, rules: RuleFolder) -> None:
        if names := rules.skipped:
            where = os.path.relpath(rules.path)
            note = (
                f"the code of {', '.join(names)} in {where} is not run; --config"
                " allow-local-code=true runs it"
            )
            if note not in self.run.asides:
                self.run.asides.append(note)

    def _judge(self, waiting: list[_Waiting], progress: Callable[[str], None]) -> None:
        """Judge the modules that wait, in processes beside each other if many do.

        Who calls a module, and with what, is known when all have been read.
        """
        jobs = self._scope.jobs
        called = mapped(lambda one: sources_of(one.paths), waiting, _LEAST_READ, jobs)
        for done, (one, sources) in enumerate(zip(waiting, called, strict=True), 1):
            self._surroundings.add(one.folder, one.paths, sources)
            progress(f"{done:,} of {len(waiting):,} modules read")

        is_small = _is_small(waiting)

        def judge(one: _Waiting) -> _Judged:
            errors: list[str] = []
            sources = _read(one.paths, one.wanted, errors)
            read = [file_of(source) for source in sources]
            wanted = [file for file in read if file.path in one.wanted]
            for file in wanted if is_small else ():
                file.read_whole()
            module = Module({file.path: file for file in read}, folders=self._around)
            judged = _Judged(None, [])
            is_broken = any(file.seen_problems or file.slips for file in wanted)
            if is_broken or self._is_worth_it(module, one.settings):
                judged = self.judge(module, one.wanted, one.settings)
            return judged._replace(
                unknown=unknown(module),
                errors=[*errors, *judged.errors],
                notes=[*judged.notes, *_limits(module)],
                files=len(wanted),
                whole=len(wanted) == len(read),
            )

        found: list[_Judged] = []
        for judged in mapped(judge, waiting, _LEAST_JUDGED, jobs):
            found.append(judged)
            progress(f"{len(found):,} of {len(waiting):,} modules judged")

        def again(places: list[int]) -> Iterable[_Judged]:
            self._around = self._surroundings.folders()
            some = [waiting[at] for at in places]
            return mapped(judge, some, _LEAST_JUDGED, jobs)

        _judge_callers(
            [one.folder for one in waiting], found, self._surroundings, again
        )
        unknown_: list[Unknown] = []
        for one, judged in zip(waiting, found, strict=True):
            unknown_.append(judged.unknown)
            self.run.files += judged.files
            self.take(judged, one.settings.baseline)
            baseline = self._baseline(one.settings.baseline)
            if baseline and judged.whole and not self._scope.changes:
                names = [rule.name for rule in _rules(one.settings)]
                baseline.judged(one.folder, names)
        self.run.unknown = list(said(unknown_))

    def _recover(self, folder: str, names: list[str]) -> None:
        from tffix.project.journal import recover  # noqa: PLC0415, deferred: seldom needed

        try:
            done, failed = recover(folder, names, writing=self._scope.writing)
        except WriteError as error:
            self.run.errors.append(str(error))
        else:
            self.run.asides += done
            self.run.errors += failed

    def _check_tests(self, folders: list[str], tests: list[str]) -> None:
        """Judge the Python tests that lie beside the Terraform of this run."""
        from tffix.project import python_tests  # noqa: PLC0415, deferred: seldom needed

        top = os.path.commonpath(list(map(os.path.abspath, folders)))
        settings = self._configuration(top)
        sources, outcome = python_tests.check(
            folders, tests, settings, self._scope.changes
        )
        self.run.errors += [*outcome.reverted, *outcome.crashed]
        if outcome.found:
            self.run.modules.append(_module_run(sources, outcome, settings))

    @cached_property
    def _around(self) -> Folders:
        """What lies around each module of the run."""
        return self._surroundings.folders()

    def _is_worth_it(self, module: Module, settings: Settings) -> bool:
        """Whether there can be anything to find in a module."""
        try:
            return dispatch.can_find(module, _rules(settings))
        except Exception:  # noqa: BLE001, whatever a fixer raises: the engine says which
            return True

    def judge(
        self,
        module: Module,
        wanted: frozenset[str],
        settings: Settings,
        only: Collection[str] | None = None,
    ) -> _Judged:
        """Check a module; ``only`` are those that may change."""
        from tffix.engine import (  # noqa: PLC0415, deferred: if there is something
            fixpoint,
            registry,
        )
        from tffix.project.filters import Review  # noqa: PLC0415

        rules = _rules(settings)
        touched = None
        if self._scope.changes:
            from tffix.project.since import Touched  # noqa: PLC0415, deferred: with --since

            touched = Touched(self._scope.changes)
        baseline = self._baseline(settings.baseline)
        review = Review(rules, settings, wanted, touched, baseline)
        outcome = fixpoint.run(
            module,
            rules,
            settings.options,
            unsafe=settings.unsafe_fixes,
            wanted=wanted,
            writable=only,
            review=review,
            judges=registry.judges(settings.select, settings.ignore, settings.rules),
        )
        sources = {path: file.original for path, file in module.files.items()}
        sources.update(outcome.variable_files)
        return _Judged(
            _module_run(sources, outcome, settings) if outcome.found else None,
            [(error, sources[error.path]) for error in outcome.problems],
            [*outcome.reverted, *outcome.crashed],
            outcome.silent,
            len(review.suppressed),
            review.known,
        )

    def take(self, judged: _Judged, baseline: str) -> None:
        """Add to the run what came of a module that has this baseline."""
        run = self.run
        run.suppressed += judged.suppressed
        run.known += len(judged.known)
        run.problems += judged.problems
        run.errors += judged.errors
        run.notes += judged.notes
        if judged.module:
            run.modules.append(judged.module)
        if found := self._baseline(baseline):
            found.meet(judged.known)

    def _baseline(self, path: str) -> Baseline | None:
        if not path:
            return None
        if path not in self._baselines:
            from tffix.project.baseline import load  # noqa: PLC0415, deferred: if there is one

            self._baselines[path] = load(path)
        return self._baselines[path]

    def _wanted(self, folder: walk.Folder, settings: Settings) -> frozenset[str]:
        """Give the files of a folder that the configuration does not exclude."""
        if not settings.exclude:
            return folder.wanted
        named: set[str] = set() if self._scope.force_exclude else self._named
        return frozenset(
            path
            for path in folder.wanted
            if os.path.realpath(path) in named or not settings.excluded(path)
        )

    @cached_property
    def _named(self) -> set[str]:
        return {os.path.realpath(path) for path in self._paths if os.path.isfile(path)}


def _judge_callers(
    folders: Sequence[str],
    found: list[_Judged],
    around: Surroundings,
    judge: Callable[[list[int]], Iterable[_Judged]],
) -> None:
    """Put what comes of modules that are judged again in the place of what came."""
    changes = [judged.changes for judged in found]
    if not any(changes):
        return
    from tffix.project.callers import judge_callers  # noqa: PLC0415, deferred: with fixes

    def again(places: list[int]) -> Iterator[Edited]:
        for at, judged in zip(places, judge(places), strict=True):
            found[at] = judged
            yield judged.changes

    judge_callers(folders, changes, around, again)


def _limits(module: Module) -> Iterator[str]:
    """Say what was too much to evaluate."""
    for limit in module.passed_limits:
        yield f"{module.folder or '.'}: {limit}; its value is taken for unknown"


def _module_run(
    sources: dict[str, Source], outcome: Outcome, settings: Settings
) -> ModuleRun:
    strict = settings.fail_on == "possible"
    return ModuleRun(sources, outcome, settings.unsafe_fixes, strict)


def _is_small(waiting: Sequence[_Waiting]) -> bool:
    """Whether all that is to be judged is so little that it is parsed as a whole."""
    paths = [path for one in waiting for path in one.wanted]
    if len(paths) > _SMALL_FILES:
        return False
    try:
        return sum(map(os.path.getsize, paths)) <= _SMALL
    except OSError:  # said when it is to be read
        return False


def _read(
    paths: Iterable[str], wanted: Collection[str], errors: list[str]
) -> Iterator[Source]:
    """Read files; that one that is wanted cannot be read is an error."""
    for path in paths:
        try:
            yield Source.decode(path, walk.read(path))
        except SourceError as error:
            if path in wanted:
                errors.append(f"{error.path}: {error.message}")


def _rules(settings: Settings) -> dispatch.Fixers:
    from tffix.engine import registry  # noqa: PLC0415, deferred: slow import

    return registry.active(
        settings.select,
        settings.ignore,
        settings.extend_safe_fixes,
        settings.extend_unsafe_fixes,
        settings.rules,
    )
