"""Writing what a run fixed, if the second reader agrees: a fix whole or not at all."""

from __future__ import annotations

from tffix.errors import WriteError
from tffix.hcl.file import File
from tffix.project.parallel import mapped
from tffix.project.write import Change, backup, write
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tffix.engine.fixpoint import Outcome
    from tffix.project.runner import ModuleRun, Run
    from tffix.rule.finding import Finding


# modules for each process, at least: to make one takes as long as to read some
_LEAST = 4


def apply(
    run: Run, *, verify: bool, verbose: bool, keep: str = "", jobs: int = 0
) -> list[str]:
    """Write the fixed files; give notes on what the second reader could not judge.

    ``keep`` is a folder where the files are kept as they were. The second reader reads
    in as many processes as ``jobs`` says, see ``Scope``.
    """
    notes = []
    if verify:
        if any(module.outcome.texts for module in run.modules):
            from tffix.project import verify as reader  # noqa: PLC0415, deferred: hcl2

            reader.load()  # once, for all processes
        said = mapped(_verified, list(run.modules), _LEAST, jobs)
        for index, (vetoed, errors, remarks) in enumerate(said):
            run.modules[index] = unfixed(run.modules[index], vetoed)
            run.errors += errors
            notes += remarks if verbose else []
    groups = [
        [
            Change(path, source.encode(), source.replaced(texts[path]).encode())
            for path in sorted(group)
            for source in (module.sources[path],)
        ]
        for module in run.modules
        for texts in (module.outcome.texts,)
        for group in _bound(module.outcome)
    ]
    lost: set[str] = set()
    try:
        if keep:
            backup((change for group in groups for change in group), keep)
        failures, remarks = write(groups)
    except WriteError as error:
        run.errors.append(f"{error}; nothing was written")
        lost = {change.path for group in groups for change in group}
    else:
        notes += remarks
        for failure in failures:
            left = ", ".join(sorted(failure.paths))
            run.errors.append(f"{failure.error}; left as it was: {left}")
            lost |= failure.paths
    for index, module in enumerate(run.modules):
        run.modules[index] = unfixed(module, lost)
    return notes


def _verified(module: ModuleRun) -> tuple[set[str], list[str], list[str]]:
    """Ask the second reader about every changed file of a module.

    Gives the paths of those that are not to be written, sentences about why, and
    sentences about what it could not read.
    """
    from tffix.project.verify import objection  # noqa: PLC0415, deferred: imports hcl2

    errors, notes = [], []
    sources, outcome = module.sources, module.outcome
    vetoed: set[str] = set()
    for path, text in outcome.texts.items():
        if path.endswith(".py"):
            continue  # Python has read it already
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
    return vetoed, errors, notes


def _bound(outcome: Outcome) -> list[set[str]]:
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
    if not paths:
        return module
    return module._replace(outcome=_without(module.outcome, paths))


def _touching(findings: Iterable[Finding], paths: set[str]) -> list[Finding]:
    return [f for f in findings if any(edit.path in paths for edit in f.edits)]


def _without(outcome: Outcome, paths: set[str]) -> Outcome:
    """Give the outcome with nothing fixed in these files, and what was found there."""
    left = _touching(outcome.fixed, paths)
    fixed = [finding for finding in outcome.fixed if finding not in left]
    elsewhere = [one for one in outcome.remaining if one.path not in paths]
    there = [one for one in outcome.found if one.path in paths or one in left]
    return outcome._replace(
        fixed=fixed,
        remaining=[*elsewhere, *(one for one in there if one not in fixed)],
        texts={p: text for p, text in outcome.texts.items() if p not in paths},
        edits={p: edits for p, edits in outcome.edits.items() if p not in paths},
    )
