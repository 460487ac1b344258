"""Suppression: comments that say that a finding is meant to be.

    # tffix:ignore[name-too-long] the name is cut by the module that takes it
    # tffix:ignore-file[naming] names come from another team

A comment covers the line on which it stands, or the next line where it stands on a
line of its own; where an argument or a block begins on that line, it covers all of it.
The names are those of fixers or of groups, and any text may follow as the reason. The
second form covers the whole file. A comment that suppresses nothing is a finding
itself.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from tffix.edit import Edit, Impact, Safety
from tffix.engine.dispatch import MARK
from tffix.engine.unused_ignore import unused_ignore
from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.lazy_re import pattern
from tffix.rewrite.verbs import line_start
from tffix.rule.finding import Finding
from tffix.terraform.module.address import address
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tffix.hcl.file import File
    from tffix.rule.fixer import Fixer
    from tffix.terraform.module.module import Module

_COMMENT = pattern(r"/\*(?s:.*?)\*/|(?:#|//)[^\r\n]*")
_COMMENT_LINE = pattern(rf"[ \t]*(?:{_COMMENT.pattern})[ \t]*(?:\r?\n|\Z)")
_DIRECTIVE = pattern(
    r"(?:#+|/[/*]+)[ \t]*tffix:(?P<verb>[\w-]*)[ \t]*(?:\[(?P<names>[^\]\r\n]*)\])?"
)
_VERBS = ("ignore", "ignore-file")
# "# tffix: aws_x has no argument y": what a fix has left as a comment
_SAID = pattern(r"[ \t]+(?!ignore)\S")


class Ignore(NamedTuple):
    """A comment and what it covers, in characters; ``names`` with their places."""

    start: int
    end: int
    names: tuple[tuple[int, str], ...]
    covers: range
    problem: str = ""


def ignores(file: File) -> list[Ignore]:
    """Give the comments of a file that are meant for tffix.

    Raises HclSyntaxError where the file is not HCL.
    """
    if MARK not in file.text:
        return []
    lines = _Lines(file)
    return [
        _ignore(lines, comment.start(), comment.end(), directive)
        for comment in _comments(file.text)
        if (directive := _DIRECTIVE.match(comment[0]))
        and (directive["verb"] or not _SAID.match(comment[0], directive.end("verb")))
    ]


def sift(
    module: Module,
    findings: Iterable[Finding],
    rules: Sequence[Fixer],
    known: Collection[str],
    wanted: Collection[str],
) -> tuple[list[Finding], list[Finding]]:
    """Part the findings that count from those that a comment suppresses.

    ``rules`` are those that ran, ``known`` the names of all fixers and groups, and
    ``wanted`` the files in which a comment without use is a finding that counts.
    """
    findings = list(findings)
    if not any(MARK in file.text for file in module.files.values()):
        return findings, []
    suppressed: list[Finding] = []
    unused: list[Finding] = []
    groups = {rule.name: {"all", rule.name, *rule.groups} for rule in rules}
    active = set().union(*groups.values())
    for path, file in module.files.items():
        try:
            comments = ignores(file)
        except HclSyntaxError:
            continue  # nothing is found in it, and whoever needs it says so
        here = sorted(
            (finding for finding in findings if finding.path == path),
            key=lambda finding: finding.start,
        )
        starts = [finding.start for finding in here]
        for ignore in comments:
            first = bisect_left(starts, ignore.covers.start)
            hit = set(here[first : bisect_left(starts, ignore.covers.stop)])
            used = set()
            for at, name in ignore.names:
                named = {f for f in hit if name in groups.get(f.fixer, ())}
                if named or (name in known and name not in active):
                    used.add(at)
                suppressed += named
            if path in wanted and unused_ignore in rules:
                unused += _unused(file, ignore, used, known)
    gone = set(suppressed)
    kept = [finding for finding in findings if finding not in gone]
    return kept + unused, [finding for finding in findings if finding in gone]


def _comments(text: str) -> Iterator[re.Match[str]]:
    from tffix.hcl.lexer import tokens  # noqa: PLC0415, deferred: seldom needed

    at = 0
    for token in tokens(text):
        yield from _COMMENT.finditer(text, at, token.start_pos)
        at = token.start_pos if token.type == "NEWLINE" else token.end_pos
    yield from _COMMENT.finditer(text, at)


class _Lines:
    """The lines of a file: what a comment on each would cover."""

    def __init__(self, file: File) -> None:
        self.text = text = file.text
        self._code: dict[int, int] = {}  # of lines of comments the next one with code
        self._ends: dict[int, int] = {}  # of what begins on a line
        for node in walk(file.body):
            if isinstance(node, (n.Attribute, n.Block)):
                line = line_start(text, node.start)
                self._ends[line] = max(self._ends.get(line, -1), node.end)

    def covered(self, start: int, end: int) -> range:
        """Give what a comment between two offsets covers."""
        text = self.text
        line = line_start(text, start)
        if not text[line:start].strip():  # on a line of its own: the next line of code
            line = self._next_code(_next_line(text, end))
        stop = text.find("\n", line)
        last = stop if stop >= 0 else len(text)
        return range(line, max(last, self._ends.get(line, -1)))

    def _next_code(self, line: int) -> int:
        passed = []
        while line not in self._code:
            comment = _COMMENT_LINE.match(self.text, line)
            if not comment or comment.end() == line:
                break
            passed.append(line)
            line = comment.end()
        line = self._code.get(line, line)
        self._code.update(dict.fromkeys(passed, line))
        return line


def _ignore(lines: _Lines, start: int, end: int, directive: re.Match[str]) -> Ignore:
    verb, listed = directive["verb"], directive["names"]
    at = start + directive.start("names")
    names = []
    for part in (listed or "").split(","):
        if part.strip():
            names.append((at + part.index(part.strip()), part.strip()))
        at += len(part) + 1
    problem = ""
    if verb not in _VERBS:
        problem = f'"tffix:{verb}" is not known; write tffix:ignore[name]'
    elif not names:
        problem = f"tffix:{verb} names no fixer; write tffix:{verb}[name]"
    whole = range(len(lines.text) + 1)
    covers = whole if verb == "ignore-file" else lines.covered(start, end)
    return Ignore(start, end, () if problem else tuple(names), covers, problem)


def _next_line(text: str, offset: int) -> int:
    at = text.find("\n", offset)
    return at + 1 if at >= 0 else len(text)


def _unused(
    file: File, ignore: Ignore, used: set[int], known: Collection[str]
) -> Iterator[Finding]:
    """Give what is wrong with a comment: names that suppress nothing, or no name."""
    text = file.text
    if ignore.problem:
        yield _finding(file, ignore, ignore.problem, "correct or remove the comment")
        return
    left = [name for at, name in ignore.names if at not in used]
    strange = [name for name in left if name not in known]
    for name in strange:
        from difflib import get_close_matches  # noqa: PLC0415, deferred: only on errors

        near = get_close_matches(name, known, 1)
        remedy = f'did you mean "{near[0]}"?' if near else "correct or remove it"
        message = f'no fixer or group is named "{name}"'
        yield _finding(file, ignore, message, remedy)
    if not left or strange:
        return
    keep = [name for at, name in ignore.names if at in used]
    if keep:
        first, last = ignore.names[0], ignore.names[-1]
        edit = Edit(file.path, first[0], last[0] + len(last[1]), ", ".join(keep))
    else:
        edit = _removal(text, file.path, ignore)
    yield _finding(
        file,
        ignore,
        f"nothing here is found by {', '.join(left)}",
        "remove the comment" if not keep else f"keep only {', '.join(keep)}",
        edit,
    )


def _removal(text: str, path: str, ignore: Ignore) -> Edit:
    start = line_start(text, ignore.start)
    if not text[start : ignore.start].strip():
        rest = _next_line(text, ignore.end)
        if not text[ignore.end : rest].strip():
            return Edit(path, start, rest, "")
        return Edit(path, ignore.start, ignore.end, "")
    code = text[: ignore.start].rstrip(" \t")
    return Edit(path, len(code), ignore.end, "")


def _finding(
    file: File, ignore: Ignore, message: str, remedy: str, edit: Edit | None = None
) -> Finding:
    home = ""
    spans = file.spans
    first = bisect_left(spans, ignore.covers.start, key=attrgetter("start"))
    for span in spans[max(first - 1, 0) : first + 1]:
        if span.start in ignore.covers or span.start <= ignore.start < span.end:
            home = address(file.block(span))
            break
    return Finding(
        file.path,
        ignore.start,
        ignore.end,
        unused_ignore.name,
        home,
        message,
        remedy,
        Safety.SAFE if edit else Safety.MANUAL,
        Impact.NONE,
        (edit,) if edit else (),
    )
