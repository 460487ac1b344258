"""What a person at a terminal reads: findings, a diff, a summary."""

from __future__ import annotations

from collections import Counter

from tffix.output import words
from tffix.output.diagnostics import SYNTAX_ERROR
from tffix.output.terminal import readable
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tffix.output.diagnostics import Entry, Report
    from tffix.output.terminal import Paint

_DIFF_COLORS = {"+": "32", "-": "31", "@": "36"}


def findings(format_: str, entries: Iterable[Entry], paint: Paint) -> Iterator[str]:
    """Give each entry in a format for people."""
    entries = list(entries)
    if not entries:
        return
    from tffix.output import concise, full  # noqa: PLC0415, deferred: if found

    for entry in entries:
        if format_ == "full":
            yield f"{full.render(entry, paint)}\n\n"
        elif entry.rule == SYNTAX_ERROR:  # a word is not enough to find it
            yield f"{full.render(entry, paint)}\n"
        else:
            yield f"{concise.render(entry, paint)}\n"


def statistics(report: Report) -> Iterator[str]:
    """Give the number of entries of each rule, the most frequent first."""
    counts = Counter((entry.rule, entry.safety) for entry in report.entries())
    width = max((len(f"{count}") for count in counts.values()), default=0)
    for (rule, safety), count in sorted(
        counts.items(), key=lambda item: (-item[1], item[0])
    ):
        yield f"{count:{width}}  {rule} {words.CLASSES[safety].mark}".rstrip()


def diffs(report: Report, paint: Paint) -> Iterator[str]:
    """Give the unified diff of each file that changes, line ends included."""
    for source, text in report.changes():
        from tffix.edit import unified_diff  # noqa: PLC0415, if there is one

        diff = unified_diff(source.path, source.text, text)
        if not paint.on:
            yield diff
            continue
        for line in diff.removesuffix("\n").split("\n"):
            bold = line.startswith(("+++", "---"))
            code = "1" if bold else _DIFF_COLORS.get(line[:1], "")
            shown = readable(line.removesuffix("\r").expandtabs())
            yield f"{paint(shown, code)}\n"


def summary(report: Report) -> str:
    """Give the last lines: what was found, fixed, left to do, and not checked."""
    return "\n".join((_summary(report), *report.run.unknown))


def _summary(report: Report) -> str:
    run = report.run
    notes = [entry for entry in report.entries() if entry.level == "note"]
    files = counted(run.files, "file")
    aside = [
        f"{number} {what}"
        for number, what in (
            (run.suppressed, "suppressed"),
            (run.known, "in the baseline"),
            (sum(not one.certain for one in run.findings()), "only possible"),
            (len(notes), "notes" if len(notes) > 1 else "note"),
        )
        if number
    ]
    if run.problems:
        broken = len({error.path for error, _ in run.problems})
        aside.insert(0, f"{counted(broken, 'file')} not HCL")
    tail = f" ({', '.join(aside)})" if aside else ""
    if not run.modules:
        if run.errors and not run.files:
            return f"Nothing was judged{tail}."
        if run.errors:
            return f"Found nothing in {files}{tail}; not everything could be judged."
        return f"No defects in {files}{tail}."
    number = sum(1 for _ in run.findings()) - len(notes)
    if not number:
        return f"No defects in {files}{tail}."
    head = f"Found {counted(number, 'defect')} in {files}{tail}"
    if report.applied:
        return "\n".join(_applied(report, head, len(notes)))
    ready = more = by_hand = 0
    for module in run.modules:
        found = Counter(finding.safety.value for finding in module.outcome.found)
        ready += found["safe"] + (found["unsafe"] if module.unsafe else 0)
        more += 0 if module.unsafe else found["unsafe"]
        by_hand += found["manual"]
    parts = [f"{ready} fixable with --apply"]
    if more:
        parts.append(f"{more} with --apply --unsafe-fixes")
    by_hand -= len(notes)
    if by_hand:
        parts.append(f"{by_hand} to fix by hand")
    return f"{head}: {', '.join(parts)}."


def _applied(report: Report, head: str, notes: int) -> Iterator[str]:
    outcomes = [module.outcome for module in report.run.modules]
    fixed = sum(len(outcome.fixed) for outcome in outcomes)
    remaining = sum(len(outcome.remaining) for outcome in outcomes)
    gone = sum(len(outcome.found) for outcome in outcomes) - fixed - remaining
    too = f"{gone} gone with them, " if gone > 0 else ""
    yield f"{head}: {fixed} fixed, {too}{remaining - notes} remaining."
    written = [source.path for source, _ in report.changes()]
    if written:
        yield f"Wrote {readable(', '.join(written))}."
    hidden = sum(
        finding.safety.value == "unsafe"
        for module in report.run.modules
        for finding in module.outcome.remaining
        if not module.unsafe
    )
    if hidden:
        yield f"{hidden} more can be fixed with --unsafe-fixes."


def counted(number: int, noun: str) -> str:
    """Give a number and a noun, in the plural unless it is one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
