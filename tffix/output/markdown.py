"""Markdown for a comment on a pull request: a table of findings, and the diff."""

from __future__ import annotations

from tffix.edit import unified_diff
from tffix.lazy_re import pattern
from tffix.output import console, words
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.output.diagnostics import Entry, Report

_LARGEST = 60_000  # characters; GitHub takes 65,536 in a comment
_SPECIAL = pattern(r"([\\`*_{}\[\]<>|~@])")
_BACKTICKS = pattern("```+")


def render(report: Report) -> str:
    """Give the comment."""
    return text(report, _LARGEST)


def text(report: Report, largest: int) -> str:
    """Give the text; rows, and then the diff, are cut at a number of characters."""
    lines = ["### tffix", "", _escaped(console.summary(report)), ""]
    entries = report.entries()
    if entries:
        lines += ["| where | what | fix |", "| --- | --- | --- |"]
        lines += _cut([_row(entry) for entry in entries], largest // 2)
        lines.append("")
    diff = "".join(
        unified_diff(source.path, source.text, new) for source, new in report.changes()
    )
    if diff:
        title = "What was changed" if report.applied else "The fixes"
        fence = "`" * (1 + max(map(len, _BACKTICKS.findall(diff)), default=2))
        lines += ["<details>", f"<summary>{title}</summary>", "", f"{fence}diff"]
        lines += _cut(diff.rstrip("\n").split("\n"), largest // 2)
        lines += [fence, "", "</details>"]
    return "\n".join(lines).rstrip() + "\n"


def _cut(lines: list[str], largest: int) -> Iterator[str]:
    """Give the lines that fit, and say where some are left out."""
    for line in lines:
        largest -= len(line) + 1
        if largest < 0:
            yield "… and more: see the log"
            return
        yield line


def _row(entry: Entry) -> str:
    line, _ = entry.position
    where = f"{_escaped(entry.path)}:{line}"
    if entry.address:
        where += f"<br>{_escaped(entry.address)}"
    mark = "fixed" if entry.fixed else words.CLASSES[entry.safety].brief
    aside = f" ({entry.mark})" if entry.mark else ""
    what = f"**{entry.rule}**{aside} {_escaped(entry.message)}"
    return f"| {where} | {what} | {_escaped(entry.remedy)} ({mark}) |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")
