"""What a person at a terminal reads: findings, a diff, a summary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tffix.edit import Safety, unified_diff
from tffix.output import concise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.runner import ModuleRun, Run

_PLACE = re.compile(r"^(.*?:\d+:\d+:) ([\w-]+)( \[[^\]]*\])?")
_DIFF_COLORS = {"+": "32", "-": "31", "@": "36"}


class Paint:
    """Colors for a terminal, or none."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, code: str) -> str:
        """Give text in the color of an ANSI code."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


def findings(run: Run, paint: Paint, *, applied: bool) -> Iterator[str]:
    """Give the line of each finding; what has been fixed says so."""
    for module in run.modules:
        fixed = module.outcome.fixed if applied else []
        for finding in module.outcome.found:
            text = concise.line(
                finding, module.sources[finding.path], fixed=finding in fixed
            )
            if match := paint.on and _PLACE.match(text):
                place, name, mark = match.groups()
                rest = text[match.end() :]
                text = f"{paint(place, '1')} {paint(name, '1;31')}"
                text += paint(mark or "", "36") + rest
            yield text


def diffs(run: Run, paint: Paint) -> Iterator[str]:
    """Give the unified diff of each file that changes, line ends included."""
    for module in run.modules:
        for path, text in sorted(module.outcome.texts.items()):
            diff = unified_diff(path, module.sources[path].text, text)
            if not paint.on:
                yield diff
                continue
            for line in diff.splitlines(keepends=True):
                bold = line.startswith(("+++", "---"))
                code = "1" if bold else _DIFF_COLORS.get(line[0])
                yield paint(line.rstrip("\n"), code) + "\n" if code else line


def summary(run: Run, *, applied: bool, unsafe: bool) -> str:
    """Give the last lines: what was found, fixed, and is left to do."""
    files = _count(run.files, "file")
    found = list(run.findings())
    if not found:
        broken = f", {_count(len(run.problems), 'of them')} not HCL"
        return f"No defects in {files}{broken if run.problems else ''}."
    head = f"Found {_count(len(found), 'defect')} in {files}"
    if applied:
        fixed = sum(len(module.outcome.fixed) for module in run.modules)
        remaining = sum(len(module.outcome.remaining) for module in run.modules)
        written = [path for module in run.modules for path in _changed(module)]
        lines = [f"{head}: {fixed} fixed, {remaining} remaining."]
        lines += [f"Wrote {', '.join(written)}."] if written else []
        hidden = sum(
            finding.safety is Safety.UNSAFE
            for module in run.modules
            for finding in module.outcome.remaining
        )
        if hidden and not unsafe:
            lines.append(f"{hidden} more can be fixed with --unsafe-fixes.")
        return "\n".join(lines)
    safe = sum(finding.safety is Safety.SAFE for finding in found)
    risky = sum(finding.safety is Safety.UNSAFE for finding in found)
    by_hand = len(found) - safe - risky
    parts = [f"{safe} fixable with --apply"]
    if risky:
        parts.append(f"{risky} with --apply --unsafe-fixes")
    if by_hand:
        parts.append(f"{by_hand} to fix by hand")
    return f"{head}: {', '.join(parts)}."


def _changed(module: ModuleRun) -> list[str]:
    return sorted(module.outcome.texts)


def _count(number: int, noun: str) -> str:
    plural = "" if number == 1 or noun.endswith("them") else "s"
    return f"{number:,} {noun}{plural}"
