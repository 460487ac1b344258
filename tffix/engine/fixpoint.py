"""Check and fix one module, to a fixed point. Text in, text out: no files, no printing.

Each round looks at the text as it is and takes the fixes that do not touch each other;
what overlaps waits for the next round. Every text must parse before it counts.
"""

from __future__ import annotations

from tffix.edit import Edit, Origins, Safety, Taken, compose, splice
from tffix.engine import dispatch
from tffix.engine.look import Checked, Look, allowed, look, order, silences
from tffix.engine.mending import is_hcl
from tffix.errors import HclSyntaxError
from tffix.hcl.file import File
from tffix.rewrite.align import aligned
from tffix.terraform.module.module import Module
from tffix.terraform.reading import file_of
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tffix.engine.look import Review
    from tffix.hcl.scanner import BlockSpan
    from tffix.rule.finding import Finding
    from tffix.rule.fixer import Fixer
    from tffix.source import Source
    from tffix.terraform.module.calls import Folders

MAX_ROUNDS = 20


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


def check(
    module: Module,
    fixers: Sequence[Fixer],
    options: Mapping[str, Mapping[str, str]],
    wanted: Collection[str] | None = None,
    review: Review | None = None,
) -> Checked:
    """Look at a module once, as ``look``; the fix of each finding is aligned."""
    together = dispatch.Fixers.of(fixers)
    checked = look(module, together, options, wanted, review)
    return checked._replace(
        findings=_each_alone(module, checked.findings),
        variable_files=_variable_files(module, checked.findings),
    )


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
    first_look = look(module, fixers, options, wanted, review)
    found, problems, silent, crashed, _ = first_look
    remaining = found
    edits: dict[str, list[Edit]] = {}
    moved: dict[str, Origins] = {}
    known = {_place(finding, moved): finding for finding in found}
    fixed: dict[_Place, None] = {}
    broken: set[_Place] = set()
    reverted: list[str] = []
    for _ in range(MAX_ROUNDS):
        taken = [
            finding
            for finding in _fitting(module, remaining, unsafe=unsafe)
            if _place(finding, moved) not in broken
            and (writable is None or all(e.path in writable for e in finding.edits))
        ]
        if not taken:
            break
        round_ = _round(module, taken)
        edited = _edited(module, round_)
        if not _parses(edited, module, taken):
            bad = _breaking(module, taken)
            broken |= {_place(finding, moved) for finding in bad}
            reverted += map(_broke, bad)
            continue
        module = edited
        for finding in taken:
            fixed[_place(finding, moved)] = None
        for path, then in round_.items():
            length = len(first.file(path).text)
            edits[path] = compose(path, length, edits.get(path, ()), then)
            moved[path] = Origins(edits[path])
        again = look(module, fixers, options, wanted, review)
        remaining, problems = again.findings, again.problems
        crashed += again.crashed
        for finding in remaining:
            place = _place(finding, moved)
            if place not in known and not _has_moved(
                finding, place, known.values(), edits
            ):
                known[place] = _as_found(finding, moved)
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
        as_found = _as_found(finding, moved)
        known.setdefault(_place(finding, moved), as_found)
    texts = {
        path: module.file(path).text
        for path in edits
        if module.file(path).text != first.file(path).text
    }
    places = sorted(known, key=lambda place: order(known[place]))
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
        list(silences(silent, module)),
        list(dict.fromkeys(crashed)),
        _variable_files(first, [*known.values(), *remaining], problems),
        allowed(first) if known else "",
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
    seen = Look(module, options)
    for path, some in edits.items() if judges else ():
        file = module.file(path)
        for span in _changed(file, some):
            for judge in judges:
                if dispatch.looks_at(judge, span):
                    seen.at_block(judge, file, span)
    return sorted(seen.findings, key=order)


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


def _place(finding: Finding, moved: Mapping[str, Origins]) -> _Place:
    """Give what a finding keeps while fixes move it: its place in the first text."""
    origins = moved.get(finding.path)
    start = origins.of(finding.start) if origins else finding.start
    return finding.path, finding.fixer, start


def _has_moved(
    finding: Finding,
    place: _Place,
    known: Iterable[Finding],
    edits: Mapping[str, Sequence[Edit]],
) -> bool:
    """Whether a finding stood in text that a fix has written elsewhere."""
    path, fixer, start = place
    said = (path, fixer, finding.message)
    return any(
        start <= one.start <= edit.end and (one.path, one.fixer, one.message) == said
        for edit in edits.get(path, ())
        if edit.start == start
        for one in known
    )


def _as_found(finding: Finding, moved: Mapping[str, Origins]) -> Finding:
    """Give a finding that came up while fixing as one of the first text.

    Its edits are left out, as they are none of that text.
    """
    start, end = finding.start, finding.end
    if origins := moved.get(finding.path):
        start, end = origins.of(start), origins.of(end)
    return finding._replace(start=start, end=max(start, end), edits=())


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
