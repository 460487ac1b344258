"""Check and fix one module, to a fixed point. Text in, text out: no files, no printing.

Each round checks the text as it is, orders the findings by file, place and fixer, and
takes the fixes that do not touch each other; what overlaps waits for the next round.
Every text must parse before it counts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tffix.api import Context, Finding, Fixer
from tffix.edit import Edit, Safety, Taken, compose, origin, splice
from tffix.engine import dispatch
from tffix.errors import HclSyntaxError
from tffix.hcl.file import File
from tffix.terraform.module.module import Module

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tffix.hcl.scanner import BlockSpan
    from tffix.source import Source
    from tffix.terraform.module.calls import Folders

MAX_ROUNDS = 20
_PROVIDER = "aws"  # the one that fixers know

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
    had to be taken back, ``silent`` which fixers do not hold for the module.
    """

    found: list[Finding]
    fixed: list[Finding]
    remaining: list[Finding]
    texts: dict[str, str]
    edits: dict[str, list[Edit]]
    problems: list[HclSyntaxError]
    reverted: list[str]
    silent: Sequence[str] = ()


class Checked(NamedTuple):
    """What a look at a module has found, and the errors of files that are not HCL.

    ``silent`` are the fixers that would look at it and do not hold for it.
    """

    findings: list[Finding]
    problems: list[HclSyntaxError]
    silent: list[Fixer]


def check(
    module: Module,
    fixers: Sequence[Fixer],
    options: Mapping[str, Mapping[str, str]],
    wanted: Collection[str] | None = None,
    review: Review | None = None,
) -> Checked:
    """Look at a module once; the findings are in order.

    ``wanted`` are the paths of the files to judge, if not all. Nothing is found in a
    file that does not parse as a whole. ``review`` has the last word on what counts.
    """
    files = [
        file for path, file in module.files.items() if wanted is None or path in wanted
    ]
    findings: list[Finding] = []
    broken = {error.path for file in files for error in file.seen_problems}
    holding: dict[str, bool] = {}
    for fixer, file, span in _asked(module, files, tuple(fixers), broken):
        if fixer.name not in holding:
            holding[fixer.name] = _holds(fixer, module)
        if holding[fixer.name]:
            context = Context(fixer, module, file, options.get(fixer.name, {}))
            try:
                findings += _found(fixer, span, context)
            except HclSyntaxError as error:
                broken.add(error.path)
    if wanted is not None:
        findings = [finding for finding in findings if finding.path in wanted]
    for path in {finding.path for finding in findings} - broken:
        try:
            _ = module.files[path].body
        except HclSyntaxError:
            broken.add(path)
    findings = [finding for finding in findings if finding.path not in broken]
    if review:
        findings = review(module, findings)
    findings.sort(key=_order)
    problems = [error for path in sorted(broken) for error in _problems(module, path)]
    silent = [fixer for fixer in fixers if not holding.get(fixer.name, True)]
    return Checked(findings, problems, silent)


def _asked(
    module: Module, files: Sequence[File], fixers: tuple[Fixer, ...], broken: set[str]
) -> Iterator[tuple[Fixer, File, BlockSpan | None]]:
    """Give the fixers that should look, each with a block; none for the module.

    The paths of files that are not HCL are added to ``broken``.
    """
    for file in files:
        try:
            found = dispatch.of_blocks(module, file, fixers)
        except HclSyntaxError as error:
            broken.add(error.path)
            continue
        for fixer, spans in found:
            for span in spans:
                yield fixer, file, span
    if files:
        for fixer in dispatch.of_modules(module, fixers):
            yield fixer, files[0], None


def _found(fixer: Fixer, span: BlockSpan | None, context: Context) -> Iterator[Finding]:
    """Give what a fixer finds in a block of a file, or in the whole module."""
    if span is None:
        yield from fixer.check(context.module, context)
        return
    for one in fixer.subject.found(context.file.block(span), context.module):
        yield from fixer.check(one, context)


def _problems(module: Module, path: str) -> list[HclSyntaxError]:
    file = module.files.get(path)
    return file.problems if file else []


def _holds(fixer: Fixer, module: Module) -> bool:
    """Whether a module allows a version of the provider for which a fixer holds."""
    if not fixer.versions:
        return True
    from tffix.terraform.provider.versions import provider  # noqa: PLC0415, deferred: if asked

    try:
        return provider(module, _PROVIDER).overlaps(fixer.versions)
    except HclSyntaxError:
        return True


def _said(silent: Iterable[Fixer], module: Module) -> Iterator[str]:
    """Say which fixers do not hold for a module."""
    for fixer in silent:
        from tffix.terraform.provider.versions import provider  # noqa: PLC0415, deferred

        yield (
            f"{module.folder or '.'}: {fixer.name} is left out, as it holds for"
            f" provider {_PROVIDER} {fixer.versions} and the module allows"
            f" {provider(module, _PROVIDER)}"
        )


def run(  # noqa: PLR0913, each limits the run in another way
    sources: Iterable[Source | File],
    fixers: Sequence[Fixer],
    options: Mapping[str, Mapping[str, str]],
    *,
    unsafe: bool = False,
    wanted: Collection[str] | None = None,
    writable: Collection[str] | None = None,
    review: Review | None = None,
    folders: Folders | None = None,
) -> Outcome:
    """Find the defects of the files of one folder and fix what can be fixed.

    ``unsafe`` applies unsafe fixes too. ``wanted`` are the paths of the files to judge
    and ``writable`` of those that may change, if not all. ``review`` has the last word
    on what counts, in every round. ``folders`` are those around it, where values come
    from. Where fixes break a file, or do not come to an end, they are taken back and
    ``reverted`` says so.
    """
    files = [one if isinstance(one, File) else File(one) for one in sources]
    module = Module({file.path: file for file in files}, folders=folders)
    original = {path: file.text for path, file in module.files.items()}
    found, problems, silent = check(module, fixers, options, wanted, review)
    remaining = found
    edits: dict[str, list[Edit]] = {}
    known = {_place(finding, edits): finding for finding in found}
    fixed: dict[_Place, Finding] = {}
    broken: set[_Place] = set()
    reverted: list[str] = []
    for _ in range(MAX_ROUNDS):
        taken = [
            finding
            for finding in _fitting(remaining, unsafe=unsafe)
            if _place(finding, edits) not in broken
            and (writable is None or all(e.path in writable for e in finding.edits))
        ]
        if not taken:
            break
        edited = _edited(module, taken)
        if not _parses(edited, module, taken):
            bad = _breaking(module, taken)
            broken |= {_place(finding, edits) for finding in bad}
            reverted += map(_broke, bad)
            continue
        module = edited
        for finding in taken:
            place = _place(finding, edits)
            fixed[place] = known[place]
        for path, round_ in _by_path(taken).items():
            first = edits.get(path, [])
            edits[path] = compose(path, len(original[path]), first, round_)
        remaining = check(module, fixers, options, wanted, review).findings
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
        return Outcome(found, [], found, {}, {}, problems, reverted)
    texts = {
        path: module.files[path].text
        for path in edits
        if module.files[path].text != original[path]
    }
    found = sorted(known.values(), key=_order)
    return Outcome(
        found,
        list(fixed.values()),
        remaining,
        texts,
        edits,
        problems,
        reverted,
        list(_said(silent, module)),
    )


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


def _fitting(findings: Iterable[Finding], *, unsafe: bool) -> list[Finding]:
    taken = Taken()
    return [
        finding
        for finding in findings
        if applicable(finding, unsafe=unsafe) and taken.take(finding.edits)
    ]


def _by_path(findings: Iterable[Finding]) -> dict[str, set[Edit]]:
    edits: dict[str, set[Edit]] = {}
    for finding in findings:
        for edit in finding.edits:
            edits.setdefault(edit.path, set()).add(edit)
    return edits


def _edited(module: Module, findings: Iterable[Finding]) -> Module:
    edits = _by_path(findings)
    return module.edited(
        {
            path: File(file.source.replaced(splice(file.text, edits[path])))
            if path in edits
            else file
            for path, file in module.files.items()
        }
    )


def _breaking(module: Module, findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings whose fixes leave a text that does not parse."""
    good: list[Finding] = []
    bad: list[Finding] = []
    for finding in findings:
        together = [*good, finding]
        fine = _parses(_edited(module, together), module, together)
        (good if fine else bad).append(finding)
    return bad


def _parses(edited: Module, module: Module, findings: Iterable[Finding]) -> bool:
    """Whether what findings have edited parses, as it did before in the module."""
    try:
        for path in {edit.path for finding in findings for edit in finding.edits}:
            _ = module.files[path].body
            edited.files[path].parse_what_differs(module.files[path])
    except HclSyntaxError:
        return False
    return True


def _broke(finding: Finding) -> str:
    return (
        f"{finding.path}: the fix of {finding.fixer} for {finding.address} would break"
        " the file, so it was left out; this is a bug of tffix, please report it"
    )
