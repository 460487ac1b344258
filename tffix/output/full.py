"""A finding with the line of code that it is about, and what to do."""

from __future__ import annotations

from tffix.output import concise, words
from tffix.output.excerpt import excerpt
from tffix.output.terminal import readable
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.output.diagnostics import Entry
    from tffix.output.terminal import Paint


def render(entry: Entry, paint: Paint) -> str:
    """Give the lines of an entry."""
    lines = [concise.head(entry, paint, entry.message)]
    lines.append(excerpt(entry.source, entry.start, entry.end, paint))
    if entry.related:
        start, end, message = entry.related
        lines.append(f"  = {paint('note', '1')}: {message}")
        lines.append(excerpt(entry.source, start, end, paint))
    if entry.remedy:
        lines.append(f"  = {paint('help', '1')}: {readable(entry.remedy)}")
    if entry.impact != "none":
        plan = _REFUSED if entry.safety == "safe" else _does(entry.impact)
        lines.append(f"  = {paint('plan', '1')}: {plan}")
    return "\n".join(lines)


def _does(impact: str) -> str:
    return f"the fix {words.DOES[impact]}"


# a safe fix changes only what was refused, of which an apply may have made a part
_REFUSED = (
    "nothing changes where it was never applied; where an apply failed halfway, what it"
    " made is destroyed and made anew, unless a moved block (--moved) keeps it"
)
