"""Make a file HCL that is not, one syntax error after the other.

A file is read whole or not at all, so what mends it is one fix in parts: each says what
was wrong in one place, and none is of use without the others.
"""

from __future__ import annotations

from tffix.edit import Origins, Safety, Taken, compose, splice
from tffix.errors import HclSyntaxError
from tffix.hcl.file import File
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tffix.edit import Edit
    from tffix.rule.finding import Finding

_MAX_ROUNDS = 100  # errors of one block come one after the other


def is_hcl(file: File) -> bool:
    """Whether all of a file can be parsed."""
    try:
        _ = file.body
    except HclSyntaxError:
        return False
    return True


def mended(file: File, look: Callable[[File], Iterable[Finding]]) -> list[Finding]:
    """Give the findings whose fixes together make a file HCL; none where that fails.

    ``look`` finds what can be done about the errors of a text of the file; it is asked
    again with what came of it. The findings are those of the file as it is.
    """
    found: list[Finding] = []
    edits: list[Edit] = []
    now = file
    for _ in range(_MAX_ROUNDS):
        taken = Taken()
        # errors of one line may be one finding
        fixes = [one for one in dict.fromkeys(look(now)) if one.edits]
        # what is safe may be all that it takes
        safe = [one for one in fixes if one.safety is Safety.SAFE]
        new = [one for one in safe or fixes if taken.take(one.edits)]
        if not new:
            return []
        found += [_in_first(finding, edits) for finding in new]
        then = taken.by_path()[file.path]
        edits = compose(file.path, len(file.text), edits, then)
        now = File(file.source.replaced(splice(now.text, then)))
        if not now.problems:
            return _as_one(found) if _fit(found) else []
    return []


def _in_first(finding: Finding, edits: list[Edit]) -> Finding:
    """Give a finding of the text that edits have led to as one of the text before."""
    old = Origins(edits).of
    return finding._replace(
        start=old(finding.start),
        end=old(finding.end),
        edits=tuple(
            edit._replace(start=old(edit.start), end=old(edit.end))
            for edit in finding.edits
        ),
    )


def _fit(findings: Iterable[Finding]) -> bool:
    """Whether the fixes do not touch each other in the text before all of them."""
    taken = Taken()
    return all(taken.take(finding.edits) for finding in findings)


def _as_one(findings: list[Finding]) -> list[Finding]:
    """Give findings that are as safe as the least safe of them."""
    if any(finding.safety is Safety.UNSAFE for finding in findings):
        return [finding._replace(safety=Safety.UNSAFE) for finding in findings]
    return findings


def whole(findings: list[Finding], mending: Iterable[Finding]) -> list[Finding]:
    """Leave the fixes out that mend a file in part, as others of it do not count."""
    counted = {(one.path, one.start, one.fixer) for one in findings}
    halves = {
        one.path for one in mending if (one.path, one.start, one.fixer) not in counted
    }
    return [
        one._replace(edits=(), safety=Safety.MANUAL) if one.path in halves else one
        for one in findings
    ]
