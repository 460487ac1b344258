"""Writing the comments that suppress what is found today."""

from __future__ import annotations

from tffix.edit import Edit, splice
from tffix.engine.unused_ignore import unused_ignore
from tffix.hcl import nodes as n
from tffix.hcl.file import File
from tffix.hcl.walk import walk
from tffix.project.write import Change, write
from tffix.rewrite.align import aligned
from tffix.rewrite.verbs import indent, line_start
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tffix.project.runner import Run
    from tffix.source import Source

_MARK = "tffix:ignore"


def add(run: Run, reason: str) -> tuple[int, int]:
    """Write a comment for each argument or block with findings, as the run found them.

    Gives the number of comments and of files. Raises WriteError where a file cannot be
    written; the others are.
    """
    written = 0
    changes: list[list[Change]] = []
    for module in run.modules:
        for path, source in module.sources.items():
            found = [
                (finding.start, finding.fixer)
                for finding in module.outcome.found
                if finding.path == path and finding.fixer != unused_ignore.name
            ]
            if found:
                edits = comments(source, found, reason)
                written += sum(_MARK in edit.text for edit in edits)
                after = source.replaced(splice(source.text, edits)).encode()
                changes.append([Change(path, source.encode(), after)])
    for failure in write(changes).failures:
        raise failure.error
    return written, len(changes)


def comments(
    source: Source, found: Iterable[tuple[int, str]], reason: str
) -> list[Edit]:
    """Give the edits that write a comment for each argument or block with findings.

    A finding is its offset and the name of its rule.
    """
    file = File(source)
    names: dict[int, set[str]] = {}
    for start, rule in found:
        names.setdefault(_line(file, start), set()).add(rule)
    edits = [
        Edit(
            file.path,
            line,
            line,
            f"{indent(file.text, line)}# {_MARK}[{', '.join(sorted(fixers))}]"
            f"{f' {reason}' if reason else ''}{source.newline}",
        )
        for line, fixers in sorted(names.items())
    ]
    return list(aligned(file, edits))


def _line(file: File, offset: int) -> int:
    """Give the start of the line above which a comment covers a place.

    It is that of the innermost argument or block around it that begins a line: there a
    comment may stand, which in the middle of a heredoc it may not.
    """
    spans = [span for span in file.spans if span.start <= offset < span.end]
    around = [
        (line_start(file.text, node.start), node.start)
        for node in walk(file.block(spans[0]) if spans else file.body)
        if isinstance(node, (n.Attribute, n.Block)) and node.start <= offset < node.end
    ]
    starts = [line for line, start in around if not file.text[line:start].strip()]
    # only a comment stands before a block
    return max(starts, default=around[0][0])
