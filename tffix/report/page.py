"""A report as one HTML page that needs nothing else: no network, no scripts."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from tffix.output import words
from tffix.report.content import IMPACTS
from tffix.report.html import chart, document, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.report.analysis import Defect, Item
    from tffix.report.content import Content

_MARKS = {True: "passed", False: "open", None: "not applicable"}


def page(content: Content) -> str:
    """Give the page of a report. Raises ConfigError where pygal is not installed."""
    return document(content.title, _body(content))


def _body(content: Content) -> Iterator[str]:
    yield f"<h1>{escape(content.title)}</h1>"
    yield f'<p class="summary">{_prose(content.summary())}</p>'
    levels = {level: number for level, number in content.by_level.items() if number}
    if levels:
        phases = {phase: number for phase, number in content.by_phase.items() if number}
        yield '<div class="charts">'
        yield chart("Findings by impact", levels, {})
        yield chart("First refused by", phases, words.COMMANDS)
        yield "</div>"
    yield "<h2>Statistics</h2>"
    rows = [(escape(name), escape(value)) for name, value in content.statistics()]
    yield table((), rows)
    number = 0
    for title, some in (
        ("Failures", content.refused),
        ("Possible failures", content.possible),
        ("It works, but", content.works),
    ):
        yield f"<h2>{title}</h2>" if some else ""
        for defect in some:
            number += 1
            yield from _defect(content, defect, number)
    yield from _timeline(content)
    yield "<h2>Validation checklist</h2>"
    checks = []
    for check in content.checks():
        mark = _MARKS[check.passed]
        places = "".join(f"<br><code>{escape(place)}</code>" for place in check.places)
        badge = f'<span class="badge {mark.split()[0]}">{mark}</span>'
        checks.append((escape(check.name), badge, f"{escape(check.said)}{places}"))
    yield table(("check", "", "what was found"), checks)
    changed = content.changed_files()
    if changed:
        yield f"<h2>Files {'modified' if content.since else 'to modify'}</h2>"
        rows = [(f"<code>{escape(path)}</code>", escape(a)) for path, a in changed]
        yield table(("file", "for"), rows)


def _defect(content: Content, defect: Defect, number: int) -> Iterator[str]:
    said = defect.said
    phases = dict.fromkeys(words.command(item.phase) for item in defect.items)
    impacts = dict.fromkeys(IMPACTS[item.entry.impact] for item in defect.items)
    yield f'<section><h3>{number}. {escape(defect.fixer.name)} <span class="badge'
    yield f' {defect.level}">{defect.level}</span></h3>'
    yield f"<p>{_prose(said.title)}</p>"
    facts = (
        ("Refused by", ", ".join(phases)),
        ("Plan impact of the fix", "; ".join(impacts)),
    )
    yield "<dl>"
    for name, value in facts:
        yield f"<dt>{name}</dt><dd>{escape(value)}</dd>"
    link = escape(said.link)
    yield f'<dt>Reference</dt><dd><a href="{link}">{link}</a></dd></dl>'
    if said.refusal:
        command = words.command(said.refusal.phase)
        yield f"<p><code>{command}</code> says, for example:</p>"
        yield _code(said.refusal.message, "error")
    yield f"<p><strong>Root cause.</strong> {_prose(said.about)}</p>"
    for item in defect.items:
        yield from _item(content, item)
    yield "</section>"


def _item(content: Content, item: Item) -> Iterator[str]:
    entry = item.entry
    yield f"<h4><code>{escape(content.place(item))}</code></h4>"
    yield f"<p><code>{escape(entry.address)}</code>: {escape(entry.message)}.</p>"
    yield _code(item.written)
    if item.diff:
        yield f"<p>The fix{' was' if content.since else ''}:</p>"
        yield _diff(item.diff)
    else:
        yield f"<p>To do: {escape(entry.remedy)}.</p>"


def _timeline(content: Content) -> Iterator[str]:
    steps = content.timeline()
    if not steps:
        return
    yield "<h2>Timeline</h2><p>Errors hide each other, so they come in rounds:</p><ol>"
    for step in steps:
        details = "".join(f"<li>{escape(detail)}</li>" for detail in step.details)
        below = f"<ul>{details}</ul>" if details else ""
        said = f"<strong>{escape(step.command)}</strong>: {escape(step.outcome)}"
        yield f"<li>{said}{below}</li>"
    yield "</ol>"


def _code(text: str, kind: str = "") -> str:
    classes = f' class="{kind}"' if kind else ""
    return f'<pre tabindex="0"{classes}><code>{escape(text.rstrip())}</code></pre>'


def _diff(text: str) -> str:
    lines = []
    for line in text.rstrip("\n").split("\n"):
        kind = {"+": "ins", "-": "del"}.get(line[:1], "")
        if line.startswith(("+++", "---", "@@")):
            kind = "place"
        shown = escape(line)
        lines.append(f'<span class="{kind}">{shown}</span>' if kind else shown)
    body = "\n".join(lines)
    return f'<pre tabindex="0" class="diff"><code>{body}</code></pre>'


def _prose(text: str) -> str:
    """Give text of which the parts in backquotes are code."""
    return re.sub(r"`+([^`]+)`+", r"<code>\1</code>", escape(text, quote=False))
