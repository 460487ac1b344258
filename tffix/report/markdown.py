"""A report as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.output import words
from tffix.report.content import IMPACTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tffix.report.analysis import Defect, Item
    from tffix.report.content import Content

_MARKS = {True: "yes", False: "**no**", None: "-"}


def markdown(content: Content) -> str:
    """Give the text of a report."""
    return "\n".join(_lines(content)).rstrip("\n") + "\n"


def _lines(content: Content) -> Iterator[str]:
    yield from (f"# {content.title}", "", content.summary(), "")
    yield from ("## Statistics", "")
    yield from _table(("", ""), content.statistics())
    levels = [(level, str(number)) for level, number in content.by_level.items()]
    yield from _table(("impact", "findings"), levels)
    phases = [(words.command(phase), str(n)) for phase, n in content.by_phase.items()]
    yield from _table(("first refused by", "findings"), phases)
    number = 0
    for title, some in (
        ("Failures", content.refused),
        ("Possible failures", content.possible),
        ("It works, but", content.works),
    ):
        if not some:
            continue
        yield from (f"## {title}", "")
        for defect in some:
            number += 1
            yield from _defect(content, defect, number)
    steps = content.timeline()
    if steps:
        yield from ("## Timeline", "")
        yield from ("Errors hide each other, so they come in rounds:", "")
        for at, step in enumerate(steps, 1):
            yield f"{at}. **{step.command}**: {step.outcome}"
            yield from (f"   - {detail}" for detail in step.details)
        yield ""
    yield from ("## Validation checklist", "")
    rows = []
    for check in content.checks():
        places = "".join(f"<br>{_code(place)}" for place in check.places)
        rows.append((check.name, _MARKS[check.passed], f"{check.said}{places}"))
    yield from _table(("check", "", ""), rows)
    files = [(f"`{path}`", about) for path, about in content.changed_files()]
    if files:
        yield from ("## Files modified" if content.since else "## Files to modify", "")
        yield from _table(("file", "for"), files)


def _defect(content: Content, defect: Defect, number: int) -> Iterator[str]:
    said = defect.said
    yield from (
        f"### {number}. {defect.fixer.name}",
        "",
        said.title.replace("``", "`"),
        "",
    )
    yield f"- **Impact**: {defect.level}"
    phases = dict.fromkeys(words.command(item.phase) for item in defect.items)
    yield f"- **Refused by**: {', '.join(phases)}"
    impacts = dict.fromkeys(IMPACTS[item.entry.impact] for item in defect.items)
    yield f"- **Plan impact of the fix**: {'; '.join(impacts)}"
    yield from (f"- **Reference**: <{said.link}>", "")
    if said.refusal:
        command = words.command(said.refusal.phase)
        yield from (f"`{command}` says, for example:", "")
        yield from _fenced("text", said.refusal.message)
    yield from ("**Root cause.** " + said.about.replace("``", "`"), "")
    for item in defect.items:
        yield from _item(content, item)


def _item(content: Content, item: Item) -> Iterator[str]:
    entry = item.entry
    yield f"**{content.place(item)}**: {_code(entry.address)}: {entry.message}."
    yield ""
    language = "python" if entry.path.endswith(".py") else "hcl"
    yield from _fenced(language, item.written)
    if item.diff:
        yield from ("The fix:" if not content.since else "The fix was:", "")
        yield from _fenced("diff", item.diff)
    else:
        yield from (f"To do: {entry.remedy}.", "")


def _fenced(language: str, text: str) -> Iterator[str]:
    fence = "```"
    while fence in text:
        fence += "`"
    yield from (f"{fence}{language}", text.rstrip("\n"), fence, "")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def _code(text: str) -> str:
    return f"`{text}`"
