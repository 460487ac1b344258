"""Check and fix one module, to a fixed point. Text in, text out: no files, no printing.

Each round checks the text as it is, orders the findings by file, place and fixer, and
takes the fixes that do not touch each other; what overlaps waits for the next round.
Every text must parse before it counts.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from tffix.api import Context
from tffix.edit import Edit, Impact, Safety, Taken, compose, origin, splice
from tffix.engine import dispatch
from tffix.engine.mending import is_hcl, mended, whole
from tffix.errors import HclSyntaxError
from tffix.hcl.file import File
from tffix.rewrite.align import aligned
from tffix.rule.finding import Finding
from tffix.rule.subjects import Modules, Slip, SyntaxErrors
from tffix.terraform.module.module import Module
from tffix.terraform.reading import file_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tffix.hcl.scanner import BlockSpan
    from tffix.rule.fixer import Fixer
    from tffix.source import Source
    from tffix.terraform.module.calls import Folders

MAX_ROUNDS = 20
_PROVIDER = "aws"  # the one that fixers know
# groups of what is told when a value is asked for, not when a file is read
_EVALUATED = frozenset(("expressions", "functions", "references", "schema"))
_LANGUAGE = ">= 1.0.0"  # of Terraform, as it was measured with 1.11

Options = dict[str, dict[str, str]]
# leaves out findings of a module that do not count, and may add some of its own
Review = Callable[["Module", list[Finding]], list[Finding]]


class Outcome(NamedTuple):
    """What came of one module.

    ``found`` are all findings, at their places in the text as it was read; ``fixed``
    those of them whose fix is in ``texts``, the new texts by path; ``remaining`` what
    is left, at its places in the new texts.
    ``edits`` lead from the text as it was read to the new one, by path.
    ``problems`` are files that are not HCL; ``reverted`` says in sentences which fixes
    had to be taken back, ``crashed`` which fixers failed and where, ``silent`` which
    fixers do not hold for the module. ``variable_files`` are the files of variables
    that fixes edit, as they were read, by path. ``provider`` says which versions of
    hashicorp/aws the module allows, as a constraint; nothing where it does not say.

    The edits of a finding are those of its fix alone, aligned; those of ``fixed`` and
    ``found`` are edits of the text as it was read.
    """

    found: list[Finding]
    fixed: list[Finding]
    remaining: list[Finding]
    texts: dict[str, str]
    edits: dict[str, list[Edit]]
    problems: list[HclSyntaxError]
    reverted: list[str]
    silent: Sequence[str] = ()
    crashed: Sequence[str] = ()
    variable_files: Mapping[str, Source] = {}
    provider: str = ""


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


def check(
    module: Module,
    fixers: Sequence[Fixer],
    options: Mapping[str, Mapping[str, str]],
    wanted: Collection[str] | None = None,
    review: Review | None = None,
) -> Checked:
    """Look at a module once; the findings are in order, the fix of each aligned.

    ``wanted`` are the paths of the files to judge, if not all. In a file that does not
    parse as a whole, only what makes it parse is found. ``review`` has the last word on
    what counts. A fixer that fails loses what it finds in that block, and nothing else.
    """
    together = dispatch.Fixers.of(fixers)
    checked = _check(module, together, options, wanted, review)
    return checked._replace(
        findings=_each_alone(module, checked.findings),
        variable_files=_variable_files(module, checked.findings),
    )


def _check(
    module: Module,
    fixers: dispatch.Fixers,
    options: Mapping[str, Mapping[str, str]],
    wanted: Collection[str] | None,
    review: Review | None,
) -> Checked:
    """Look at a module once; the fixes are not aligned."""
    files = [
        file for path, file in module.files.items() if wanted is None or path in wanted
    ]
    look = _Look(module, options)
    for file in files:
        look.broken |= {error.path for error in file.seen_problems}
        look.at_file(file, fixers)
    if files:
        look.at_module(files[0], fixers)
    findings = _evaluated(look.findings, module, fixers)
    if wanted is not None:
        values = module.files.keys() <= set(wanted)  # what is given to all of them
        findings = [
            finding
            for finding in findings
            if finding.path in wanted or (values and finding.path not in module.files)
        ]
    broken = look.broken
    broken |= {
        path
        for path in {finding.path for finding in findings} - broken
        if not is_hcl(module.file(path))
    }
    findings = [
        _as_written(finding, module)
        for finding in findings
        if finding.path not in broken
    ]
    mending = [
        finding
        for file in files
        if file.path in broken and file.is_native
        for finding in mended(file, lambda now: look.at_broken(now, fixers))
    ]
    findings += mending
    if review:
        findings = whole(review(module, findings), mending)
    findings.sort(key=_order)
    problems = [e for path in sorted(broken) for e in _problems(module, path)]
    problems += [slip for file in files for slip in file.slips]
    if problems and not _is_of_today(module):
        problems = []
    silent = [fixer for fixer in fixers if not look.holding.get(fixer.name, True)]
    return Checked(findings, problems, silent, look.crashed)


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
    return found._replace(
        remedy=f"{finding.remedy}; by hand, as tffix writes no JSON",
        safety=Safety.MANUAL,
        impact=Impact.NONE,
        edits=(),
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


class _Look:
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
        except HclSyntaxError as error:
            self.broken.add(error.path)
        except Exception as error:  # noqa: BLE001, whatever a fixer raises
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


def _said(silent: Sequence[Fixer], module: Module) -> Iterator[str]:
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


def _allowed(module: Module) -> str:
    """Say which versions of the provider a module allows, or nothing."""
    from tffix.terraform.provider import versions  # noqa: PLC0415, deferred: if asked

    try:
        found = versions.provider(module, _PROVIDER)
    except HclSyntaxError:
        return ""
    return "" if found.ranges == versions.ALL.ranges else str(found)


def run(  # noqa: PLR0913, each limits the run in another way
    read: Module | Iterable[Source | File],
    fixers: Sequence[Fixer],
    options: Mapping[str, Mapping[str, str]],
    *,
    unsafe: bool = False,
    wanted: Collection[str] | None = None,
    writable: Collection[str] | None = None,
    review: Review | None = None,
    folders: Folders | None = None,
    judges: Sequence[Fixer] = (),
) -> Outcome:
    """Find the defects of the files of one folder and fix what can be fixed.

    They are ``read``, and a module already or not. ``unsafe`` applies unsafe fixes too.
    ``wanted`` are the paths of the files to judge and ``writable`` of those that may
    change, if not all. ``review`` has the last word on what counts, in every round.
    ``folders`` are those around it, where values come from. ``judges`` look at the
    blocks that fixes have changed, and at no others: what they find there remains, as
    no fix may leave it unsaid. Where fixes break a file, or do not come to an end, they
    are taken back and ``reverted`` says so.
    """
    if isinstance(read, Module):
        module = read
    else:
        files = [one if isinstance(one, File) else file_of(one) for one in read]
        module = Module({file.path: file for file in files}, folders=folders)
    first, fixers = module, dispatch.Fixers.of(fixers)
    first_look = _check(module, fixers, options, wanted, review)
    found, problems, silent, crashed, _ = first_look
    remaining = found
    edits: dict[str, list[Edit]] = {}
    known = {_place(finding, edits): finding for finding in found}
    fixed: dict[_Place, None] = {}
    broken: set[_Place] = set()
    reverted: list[str] = []
    for _ in range(MAX_ROUNDS):
        taken = [
            finding
            for finding in _fitting(module, remaining, unsafe=unsafe)
            if _place(finding, edits) not in broken
            and (writable is None or all(e.path in writable for e in finding.edits))
        ]
        if not taken:
            break
        round_ = _round(module, taken)
        edited = _edited(module, round_)
        if not _parses(edited, module, taken):
            bad = _breaking(module, taken)
            broken |= {_place(finding, edits) for finding in bad}
            reverted += map(_broke, bad)
            continue
        module = edited
        for finding in taken:
            fixed[_place(finding, edits)] = None
        for path, then in round_.items():
            length = len(first.file(path).text)
            edits[path] = compose(path, length, edits.get(path, ()), then)
        again = _check(module, fixers, options, wanted, review)
        remaining, problems = again.findings, again.problems
        crashed += again.crashed
        for finding in remaining:
            place = _place(finding, edits)
            if place not in known:
                known[place] = _as_found(finding, edits.get(finding.path, ()))
    else:
        names = sorted({finding.fixer for finding in taken})
        reverted.append(
            f"{', '.join(names)}: no end after {MAX_ROUNDS} rounds, nothing was"
            " changed; this is a bug of tffix, please report it"
        )
        found = _each_alone(first, found)
        beside = _variable_files(first, found)
        return Outcome(
            found, [], found, {}, {}, problems, reverted, (), crashed, beside
        )
    left = _left(module, edits, judges, options)
    remaining += [finding for finding in left if finding not in remaining]
    for finding in left:
        as_found = _as_found(finding, edits.get(finding.path, ()))
        known.setdefault(_place(finding, edits), as_found)
    texts = {
        path: module.file(path).text
        for path in edits
        if module.file(path).text != first.file(path).text
    }
    places = sorted(known, key=lambda place: _order(known[place]))
    known = dict(
        zip(places, _each_alone(first, [known[at] for at in places]), strict=True)
    )
    return Outcome(
        list(known.values()),
        [known[place] for place in fixed],
        _each_alone(module, remaining),
        texts,
        edits,
        problems,
        reverted,
        list(_said(silent, module)),
        list(dict.fromkeys(crashed)),
        _variable_files(first, [*known.values(), *remaining], problems),
        _allowed(first) if known else "",
    )


def _variable_files(
    module: Module, findings: Iterable[Finding], problems: Iterable[HclSyntaxError] = ()
) -> dict[str, Source]:
    """Give the files of variables that findings and problems are about, by path."""
    findings = list(findings)
    paths = {edit.path for finding in findings for edit in finding.edits}
    paths |= {finding.path for finding in findings}
    paths |= {error.path for error in problems}
    return {path: module.file(path).original for path in paths - module.files.keys()}


def _left(
    module: Module,
    edits: Mapping[str, Sequence[Edit]],
    judges: Sequence[Fixer],
    options: Mapping[str, Mapping[str, str]],
) -> list[Finding]:
    """Give what judges find in the blocks that edits have changed."""
    look = _Look(module, options)
    for path, some in edits.items() if judges else ():
        file = module.file(path)
        for span in _changed(file, some):
            for judge in judges:
                if dispatch.looks_at(judge, span):
                    look.at_block(judge, file, span)
    return sorted(look.findings, key=_order)


def _changed(file: File, edits: Iterable[Edit]) -> list[BlockSpan]:
    """Give the blocks of a file in which edits that have led to it lie."""
    shift = 0
    written = []
    for edit in edits:
        start = edit.start + shift
        written.append((start, start + len(edit.text)))
        shift += len(edit.text) - (edit.end - edit.start)
    return [
        span
        for span in file.spans
        if any(
            start < span.end and span.start < max(end, start + 1)
            for start, end in written
        )
    ]


_Place = tuple[str, str, int]


def _place(finding: Finding, edits: Mapping[str, Sequence[Edit]]) -> _Place:
    """Give what a finding keeps while fixes move it: its place in the first text."""
    start = origin(edits.get(finding.path, ()), finding.start)
    return finding.path, finding.fixer, start


def _as_found(finding: Finding, edits: Sequence[Edit]) -> Finding:
    """Give a finding that came up while fixing as one of the first text.

    Its edits are left out, as they are none of that text.
    """
    start, end = origin(edits, finding.start), origin(edits, finding.end)
    return finding._replace(start=start, end=max(start, end), edits=())


def _order(finding: Finding) -> tuple[str, int, str]:
    return finding.path, finding.start, finding.fixer


def applicable(finding: Finding, *, unsafe: bool) -> bool:
    """Whether the fix of a finding would be applied."""
    return bool(finding.edits) and (unsafe or finding.safety is Safety.SAFE)


def _fitting(
    module: Module, findings: Iterable[Finding], *, unsafe: bool
) -> list[Finding]:
    """Give the findings whose fixes do not touch each other.

    One that repeats code waits for those that mend something in it.
    """
    taken = Taken()
    return [
        finding
        for finding in sorted(findings, key=lambda finding: _repeats(finding, module))
        if applicable(finding, unsafe=unsafe) and taken.take(finding.edits)
    ]


def _repeats(finding: Finding, module: Module) -> bool:
    """Whether a fix writes the code that its finding is about more than once."""
    around = [
        edit.text
        for edit in finding.edits
        if edit.path == finding.path
        and edit.start <= finding.start < finding.end <= edit.end
    ]
    if not around:
        return False
    code = module.file(finding.path).text[finding.start : finding.end]
    return any(text.count(code) > 1 for text in around)


def _round(module: Module, findings: Iterable[Finding]) -> dict[str, list[Edit]]:
    """Give all that findings edit, by path, aligned."""
    edits: dict[str, set[Edit]] = {}
    for finding in findings:
        for edit in finding.edits:
            edits.setdefault(edit.path, set()).add(edit)
    return {
        path: aligned(module.file(path), sorted(some)) for path, some in edits.items()
    }


def _each_alone(module: Module, findings: Iterable[Finding]) -> list[Finding]:
    """Give findings with the edits that each needs where it is applied alone."""
    return [
        finding._replace(
            edits=tuple(
                edit for some in _round(module, [finding]).values() for edit in some
            )
        )
        for finding in findings
    ]


def _edited(module: Module, edits: Mapping[str, Iterable[Edit]]) -> Module:
    return module.edited(
        File(file.source.replaced(splice(file.text, some)))
        for path, some in edits.items()
        for file in (module.file(path),)
    )


def _breaking(module: Module, findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings whose fixes leave a text that does not parse."""
    good: list[Finding] = []
    bad: list[Finding] = []
    for finding in findings:
        together = [*good, finding]
        fine = _parses(_edited(module, _round(module, together)), module, together)
        (good if fine else bad).append(finding)
    return bad


def _parses(edited: Module, module: Module, findings: Iterable[Finding]) -> bool:
    """Whether what findings have edited in a module parses."""
    try:
        for path in {edit.path for finding in findings for edit in finding.edits}:
            before, after = module.file(path), edited.file(path)
            if is_hcl(before):
                after.parse_what_differs(before)
            else:
                _ = after.body
    except HclSyntaxError:
        return False
    return True


def _broke(finding: Finding) -> str:
    return (
        f"{finding.path}: the fix of {finding.fixer} for {finding.address} would break"
        " the file, so it was left out; this is a bug of tffix, please report it"
    )
