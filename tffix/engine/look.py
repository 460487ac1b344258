"""Look at a module once: what fixers find in it as it is, in order.

A fixer that fails loses what it finds in that block, and nothing else. What it finds
counts where Terraform would look, and where the module allows what it knows.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager

from tffix.api import Context
from tffix.edit import Impact, Safety
from tffix.engine import dispatch
from tffix.engine.mending import is_hcl, mended, whole
from tffix.errors import HclSyntaxError
from tffix.rule.finding import Finding
from tffix.rule.subjects import Modules, Slip, SyntaxErrors
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan
    from tffix.rule.fixer import Fixer
    from tffix.source import Source
    from tffix.terraform.module.module import Module

_PROVIDER = "aws"  # the one that fixers know
# groups of what is told when a value is asked for, not when a file is read
_EVALUATED = frozenset(("expressions", "functions", "references", "schema"))
_LANGUAGE = ">= 1.0.0"  # of Terraform, as it was measured with 1.11
# leaves out findings of a module that do not count, and may add some of its own
Review = Callable[["Module", list[Finding]], list[Finding]]


class Checked(NamedTuple):
    """What a look at a module has found, and the errors of files that are not HCL.

    ``silent`` are the fixers that would look at it and do not hold for it; ``crashed``
    says in sentences which have failed, and where. ``variable_files`` are the files of
    variables that fixes would edit, by path.
    """

    findings: list[Finding]
    problems: list[HclSyntaxError]
    silent: list[Fixer]
    crashed: list[str]
    variable_files: Mapping[str, Source] = {}


def look(
    module: Module,
    fixers: dispatch.Fixers,
    options: Mapping[str, Mapping[str, str]],
    wanted: Collection[str] | None,
    review: Review | None,
) -> Checked:
    """Look at a module once; the findings are in order, their fixes not aligned.

    ``wanted`` are the paths of the files to judge, if not all. In a file that does not
    parse as a whole, only what makes it parse is found. ``review`` has the last word on
    what counts. A fixer that fails loses what it finds in that block, and nothing else.
    """
    files = [
        file for path, file in module.files.items() if wanted is None or path in wanted
    ]
    seen = Look(module, options)
    for file in files:
        seen.broken |= {error.path for error in file.seen_problems}
        seen.at_file(file, fixers)
    if files:
        seen.at_module(files[0], fixers)
    findings = _evaluated(seen.findings, module, fixers)
    if wanted is not None:
        values = module.files.keys() <= set(wanted)  # what is given to all of them
        findings = [
            finding
            for finding in findings
            if finding.path in wanted or (values and finding.path not in module.files)
        ]
    broken = seen.broken
    broken |= {
        path
        for path in {path for finding in findings for path in _paths(finding)} - broken
        if not is_hcl(module.file(path))
    }
    findings = [
        _as_written(
            finding if not broken & _paths(finding) else _alone(finding), module
        )
        for finding in findings
        if finding.path not in broken
    ]
    mending = [
        finding
        for file in files
        if file.path in broken and file.is_native
        for finding in mended(file, lambda now: seen.at_broken(now, fixers))
    ]
    findings += mending
    if review:
        findings = whole(review(module, findings), mending)
    findings.sort(key=order)
    problems = [e for path in sorted(broken) for e in _problems(module, path)]
    problems += [slip for file in files for slip in file.slips]
    if problems and not _is_of_today(module):
        problems = []
    silent = [fixer for fixer in fixers if not seen.holding.get(fixer.name, True)]
    return Checked(findings, problems, silent, seen.crashed)


def _paths(finding: Finding) -> set[str]:
    return {finding.path, *(edit.path for edit in finding.edits)}


def _alone(finding: Finding) -> Finding:
    """Give a finding without its fix."""
    return finding._replace(safety=Safety.MANUAL, impact=Impact.NONE, edits=())


def _as_written(finding: Finding, module: Module) -> Finding:
    """Give a finding at its place in the original; what is JSON is left as it is."""
    file = module.file(finding.path)
    if file.is_native and all(module.file(e.path).is_native for e in finding.edits):
        return finding
    found = finding
    if not file.is_native:  # what could stand there would be native
        start, end = file.place(finding.start, finding.end)
        found = finding._replace(start=start, end=end, candidates=())
    if all(module.file(edit.path).is_native for edit in finding.edits):
        return found
    return _alone(found)._replace(
        remedy=f"{finding.remedy}; by hand, as tffix writes no JSON"
    )


def _evaluated(
    findings: list[Finding], module: Module, fixers: Iterable[Fixer]
) -> list[Finding]:
    """Leave out what stands in provider blocks at which Terraform does not look.

    What a new version has renamed or removed stays: an upgrade is of the whole module.
    """
    from tffix.terraform.module.idle import idle_providers  # noqa: PLC0415, with a finding

    validated = {
        fixer.name
        for fixer in fixers
        if fixer.refused_by == "validate"
        and not _EVALUATED.isdisjoint(fixer.groups)
        and not any(group.startswith("upgrade-") for group in fixer.groups)
    }
    if not any(
        f.fixer in validated and f.address.startswith("provider.") for f in findings
    ):
        return findings
    try:
        idle = idle_providers(module)
    except HclSyntaxError:
        return findings
    return [
        finding
        for finding in findings
        if finding.fixer not in validated
        or not any(finding.start in one for one in idle.get(finding.path, ()))
    ]


class Look:
    """One look at a module: what is found, and what went wrong.

    ``broken`` are the paths of files that are not HCL, ``crashed`` sentences about
    fixers that failed, ``holding`` says which fixers hold for the module.
    """

    def __init__(
        self, module: Module, options: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.module = module
        self.options = options
        self.findings: list[Finding] = []
        self.broken: set[str] = set()
        self.crashed: list[str] = []
        self.holding: dict[str, bool] = {}

    def at_file(self, file: File, fixers: dispatch.Fixers) -> None:
        """Let fixers look at the blocks of a file."""
        try:
            asked = dispatch.of_blocks(self.module, file, fixers)
        except HclSyntaxError as error:
            self.broken.add(error.path)
            return
        except Exception as error:  # noqa: BLE001, whatever a fixer raises
            if len(fixers) == 1:
                self._crash(error, fixers[0], file.path)
            for fixer in fixers if len(fixers) > 1 else ():
                self.at_file(file, dispatch.Fixers((fixer,)))
            return
        for fixer, spans in asked:
            for span in spans:
                self.at_block(fixer, file, span)

    def at_block(self, fixer: Fixer, file: File, span: BlockSpan) -> None:
        """Let a fixer look at a block of a file, if it holds for the module."""
        if not self._holds(fixer):
            return
        line = file.line(span.start)
        with self._isolated(fixer, f"{file.path}:{line}"):
            context = self._context(fixer, file)
            found = fixer.subject.found(file.block(span), self.module)
            self.findings += [
                finding for one in found for finding in fixer.check(one, context)
            ]

    def at_broken(self, file: File, fixers: Iterable[Fixer]) -> list[Finding]:
        """Let fixers look at the errors of a file that is not HCL."""
        found: list[Finding] = []
        module = self.module.edited([file])
        for fixer in fixers:
            if not isinstance(fixer.subject, SyntaxErrors) or not self._holds(fixer):
                continue
            context = Context(fixer, module, file, self.options.get(fixer.name, {}))
            for error in file.problems:
                with self._isolated(fixer, file.path):
                    found += list(fixer.check(Slip(file, error), context))
        return found

    def at_module(self, file: File, fixers: Iterable[Fixer]) -> None:
        """Let fixers look at the module as a whole; ``file`` stands for it."""
        for fixer in fixers:
            if not isinstance(fixer.subject, Modules):
                continue
            with self._isolated(fixer, self.module.folder or "."):
                if fixer.subject.suspects(self.module) and self._holds(fixer):
                    context = self._context(fixer, file)
                    self.findings += list(fixer.check(self.module, context))

    def _context(self, fixer: Fixer, file: File) -> Context:
        return Context(fixer, self.module, file, self.options.get(fixer.name, {}))

    def _holds(self, fixer: Fixer) -> bool:
        if fixer.name not in self.holding:
            self.holding[fixer.name] = _holds(fixer, self.module)
        return self.holding[fixer.name]

    @contextmanager
    def _isolated(self, fixer: Fixer, place: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # noqa: BLE001, whatever a fixer raises
            if isinstance(error, HclSyntaxError) and error.path:
                self.broken.add(error.path)
            else:  # no file is broken: the fixer has read a part that is no whole
                self._crash(error, fixer, place)

    def _crash(self, error: Exception, fixer: Fixer, place: str) -> None:
        from tffix.engine import crash  # noqa: PLC0415, deferred: hardly ever needed

        self.crashed.append(crash.said(error, fixer.name, place))


def _problems(module: Module, path: str) -> list[HclSyntaxError]:
    beside = module.variable_files | module.test_files
    file = module.files.get(path) or beside.get(path)
    return file.problems if file else []


def _holds(fixer: Fixer, module: Module) -> bool:
    """Whether a module allows versions of Terraform and provider that a fixer knows."""
    from tffix.terraform.provider.versions import provider  # noqa: PLC0415, deferred: if asked

    if fixer.refused_by == "validate" and not _is_of_today(module):
        return False
    try:
        wanted = fixer.versions
        return not wanted or provider(module, _PROVIDER).overlaps(wanted)
    except HclSyntaxError:
        return True


def _is_of_today(module: Module) -> bool:
    """Whether a module may be written in the language that is known here."""
    from tffix.terraform.provider.versions import spoken  # noqa: PLC0415, deferred: if asked

    try:
        return spoken(module).overlaps(_LANGUAGE)
    except HclSyntaxError:
        return True


def silences(silent: Sequence[Fixer], module: Module) -> Iterator[str]:
    """Say which fixers do not hold for a module."""
    if not silent:
        return
    from tffix.terraform.provider.versions import provider, spoken  # noqa: PLC0415, deferred

    if not _is_of_today(module):
        yield (
            f"{module.folder or '.'}: what terraform validate refuses is left out, as"
            f" terraform {spoken(module)} is asked for, and its language was another"
        )
        silent = [fixer for fixer in silent if fixer.refused_by != "validate"]
    for fixer in silent:
        yield (
            f"{module.folder or '.'}: {fixer.name} is left out, as it holds for"
            f" provider {_PROVIDER} {fixer.versions} and the module allows"
            f" {provider(module, _PROVIDER)}"
        )


def allowed(module: Module) -> str:
    """Say which versions of the provider a module allows, or nothing."""
    from tffix.terraform.provider import versions  # noqa: PLC0415, deferred: if asked

    try:
        found = versions.provider(module, _PROVIDER)
    except HclSyntaxError:
        return ""
    return "" if found.ranges == versions.ALL.ranges else str(found)


def order(finding: Finding) -> tuple[str, int, str]:
    """Order findings by file, place and fixer."""
    return finding.path, finding.start, finding.fixer
