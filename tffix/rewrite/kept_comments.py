"""Comments that a fix would lose: they stay, on lines of their own.

What a fix removes or writes anew may have comments in it, of which the one who makes
the fix need not know. Those that it has put elsewhere are left to it; the others come
in the place of the lines that go, or above the line that is changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from tffix.edit import Edit, splice
from tffix.errors import HclSyntaxError
from tffix.lazy_re import pattern
from tffix.rewrite.verbs import indent, line_start
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tffix.hcl.file import File

_COMMENT = pattern(r"/\*(?s:.*?)\*/|(?:#|//)[^\r\n]*")
_BLANK_LINES = pattern(r"(?:[ \t]*\r?\n)*")


def with_comments(
    file: Callable[[str], File], edits: Mapping[str, Sequence[Edit]]
) -> dict[str, list[Edit]]:
    """Add to a fix what keeps the comments that it would lose.

    ``file`` gives a file by its path; ``edits`` are those of the fix by that. They come
    back as they are where they do not lead to a text that can be read; whoever applies
    them will see.
    """
    found = {path: sorted(some) for path, some in edits.items()}
    if not any(_may_lose(file(path).text, some) for path, some in found.items()):
        return found
    try:
        parts = [_Part(file(path), some) for path, some in found.items()]
        after = Counter(map(_words, (one for part in parts for one in part.after())))
    except HclSyntaxError:
        return found
    before = Counter(_words(one.text) for part in parts for one in part.comments)
    lost = before - after
    return {part.file.path: part.with_comments(lost) for part in parts}


def _may_lose(text: str, edits: Iterable[Edit]) -> bool:
    return any(
        sign in text[edit.start : edit.end]
        for edit in edits
        for sign in ("#", "//", "/*")
    )


def _words(comment: str) -> str:
    """Give a comment without its indent, which changes where it is moved."""
    return " ".join(comment.split())


class _Gap(NamedTuple):
    """What is between two tokens; ``line`` is where its last line begins, or -1.

    A line of the language, that is: those in parentheses and brackets are none.
    """

    start: int
    end: int
    line: int


class _Comment(NamedTuple):
    start: int
    end: int
    text: str


class _Part:
    """The part of a file that edits of it lie in, from block to block."""

    def __init__(self, file: File, edits: list[Edit]) -> None:
        self.file = file
        self.edits = edits
        self.start = min(edit.start for edit in edits)
        self.end = max(edit.end for edit in edits)
        for span in file.spans:
            if span.start < self.start <= span.end:
                self.start = span.start
            if span.start <= self.end < span.end:
                self.end = span.end
        self.gaps = list(_gaps(file.text, self.start, self.end))
        self.comments = list(_comments(file.text, self.gaps))

    def after(self) -> Iterator[str]:
        """Give the comments that are there when the edits have been made."""
        shift = -self.start
        edits = [
            edit._replace(start=edit.start + shift, end=edit.end + shift)
            for edit in self.edits
        ]
        text = splice(self.file.text[self.start : self.end], edits)
        for comment in _comments(text, _gaps(text, 0, len(text))):
            yield comment.text

    def with_comments(self, lost: Counter[str]) -> list[Edit]:
        """Give the edits with those of the lost comments that were in their place."""
        found: list[Edit] = []
        for edit in self.edits:
            kept = []
            for comment in self.comments:
                inside = edit.start <= comment.start and comment.end <= edit.end
                if inside and lost[_words(comment.text)]:
                    lost[_words(comment.text)] -= 1
                    kept.append(comment.text)
            found += self._kept(edit, kept) if kept else [edit]
        return found

    def _kept(self, edit: Edit, comments: Sequence[str]) -> Iterator[Edit]:
        text = self.file.text
        if self._is_of_lines(edit):
            old = text[edit.start : edit.end]
            blank = _BLANK_LINES.match(old)
            first = blank.end() if blank else 0
            lines = _lines(indent(text, edit.start + first), comments)
            if not edit.text:
                last = len(old.rstrip())
                ending = old.find("\n", last) + 1 or len(old)
                lines = old[:first] + lines + old[ending:]
            yield edit._replace(text=lines + edit.text)
            return
        at = self._line(edit.start)
        yield Edit(edit.path, at, at, _lines(indent(text, at), comments))
        yield edit

    def _is_of_lines(self, edit: Edit) -> bool:
        """Whether an edit replaces whole lines, of code, by none or by whole ones."""
        text = self.file.text
        old = text[edit.start : edit.end]
        return (
            edit.start == line_start(text, edit.start)
            and (old.endswith("\n") or edit.end == len(text))
            and (not edit.text or edit.text.endswith("\n"))
            and any(
                gap.start <= edit.start <= gap.end
                for gap in self.gaps
                if gap.start < gap.end or gap.start == self.start
            )
        )

    def _line(self, offset: int) -> int:
        """Give where the line begins that an offset is in and no edit touches."""
        starts = [line_start(self.file.text, self.start)]
        starts += [gap.line for gap in self.gaps if gap.line >= 0]
        for edit in [None, *reversed(self.edits)]:
            if edit and edit.start < offset < edit.end:
                offset = edit.start
            offset = starts[max(bisect_right(starts, offset) - 1, 0)]
        return offset


def _lines(to: str, comments: Iterable[str]) -> str:
    return "".join(f"{to}{comment.rstrip()}\n" for comment in comments)


def _gaps(text: str, start: int, end: int) -> Iterator[_Gap]:
    from tffix.hcl.lexer import tokens  # noqa: PLC0415, deferred: seldom needed

    at = start
    line = -1
    for token in tokens(text, start, end):
        if token.type == "NEWLINE":
            line = token.end_pos
            continue
        yield _Gap(at, token.start_pos, line)
        at = token.end_pos
        line = -1
    yield _Gap(at, end, line)


def _comments(text: str, gaps: Iterable[_Gap]) -> Iterator[_Comment]:
    for gap in gaps:
        for found in _COMMENT.finditer(text, gap.start, gap.end):
            yield _Comment(found.start(), found.end(), found[0])
