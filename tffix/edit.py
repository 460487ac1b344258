"""Edits and fixes: what to change, how sure we are, and what fits together.

An edit replaces the characters from ``start`` to ``end`` of one file by ``text``;
offsets are in characters of the text before any edit. A fix is one or more edits that
only make sense together: it is taken whole or not at all, across files too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import ClassVar


class Edit(NamedTuple):
    """Replace text[start:end] of the file at ``path`` by ``text``."""

    path: str
    start: int
    end: int
    text: str


class _Choice:
    """One of a few values, as an enum has them: to load that is 4 % of a clean run."""

    __slots__ = ("name", "value")

    def __init__(self, name: str) -> None:
        self.name = name
        self.value = name.lower().replace("_", "-")

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    def __reduce__(self) -> tuple[object, ...]:
        """Say how another process gets the same."""
        return getattr, (type(self), self.name)


class Safety(_Choice):
    """What may happen to the plan of a configuration that could be applied before.

    SAFE: nothing, and no comment is lost. UNSAFE: it may change. MANUAL: no fix can be
    derived, the finding says what to do.
    """

    SAFE: ClassVar[Safety]
    UNSAFE: ClassVar[Safety]
    MANUAL: ClassVar[Safety]


Safety.SAFE, Safety.UNSAFE = Safety("SAFE"), Safety("UNSAFE")
Safety.MANUAL = Safety("MANUAL")


class Impact(_Choice):
    """What the plan does to resources that exist already, once the fix is applied."""

    NONE: ClassVar[Impact]
    IN_PLACE: ClassVar[Impact]
    REPLACE: ClassVar[Impact]
    DESTROY: ClassVar[Impact]


Impact.NONE, Impact.IN_PLACE = Impact("NONE"), Impact("IN_PLACE")
Impact.REPLACE, Impact.DESTROY = Impact("REPLACE"), Impact("DESTROY")


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits of one file, which must not overlap."""
    pieces = []
    at = 0
    for edit in sorted(edits, key=_place):
        if edit.start < at:
            message = f"overlapping edits at {edit.start}"
            raise ValueError(message)
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def compose(
    path: str, length: int, first: Iterable[Edit], then: Iterable[Edit]
) -> list[Edit]:
    """Give the edits that do what ``first`` does and then, on its result, ``then``.

    Both are edits of the file at ``path``; ``length`` is the length of its text before
    ``first``, in characters. Edits that come to touch are merged.
    """
    # The text is a list of pieces: a range of the old text, or new text.
    pieces: list[tuple[int, int] | str] = [(0, length)]
    for edits in (first, then):
        pieces = list(_cut(pieces, sorted(edits, key=_place)))
    out = []
    at = 0
    new = ""
    for piece in [*pieces, (length, length)]:
        if isinstance(piece, str):
            new += piece
            continue
        start, end = piece
        if start > at or new:
            out.append(Edit(path, at, start, new))
            new = ""
        at = end
    return out


def _cut(
    pieces: list[tuple[int, int] | str], edits: Sequence[Edit]
) -> Iterator[tuple[int, int] | str]:
    """Apply edits, in order, to a text given as pieces."""
    waiting = list(reversed(edits))
    at = 0  # offset in the text that the pieces make
    for whole in pieces:
        piece = whole
        size = len(piece) if isinstance(piece, str) else piece[1] - piece[0]
        while waiting and size:
            start, end = waiting[-1].start, waiting[-1].end
            if start >= at + size:
                break
            keep = max(start - at, 0)
            drop = min(end, at + size) - at
            if isinstance(piece, str):
                head: tuple[int, int] | str = piece[:keep]
                piece = piece[drop:]
            else:
                head = (piece[0], piece[0] + keep)
                piece = (piece[0] + drop, piece[1])
            if keep:
                yield head
            if start >= at:
                yield waiting[-1].text
            at += drop
            size -= drop
            if end > at:
                break
            waiting.pop()
        if size:
            yield piece
            at += size
    for edit in reversed(waiting):
        if edit.start >= at:
            yield edit.text


class Origins:
    """Where in the text before some edits stands what is in the text after them."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._starts: list[int] = []  # of the new text of each edit
        # the end of its new text, its old start, and how far all behind it has moved
        self._pieces: list[tuple[int, int, int]] = []
        shift = 0
        for edit in sorted(edits, key=_place):
            start = edit.start + shift
            end = start + len(edit.text)
            shift += len(edit.text) - (edit.end - edit.start)
            self._starts.append(start)
            self._pieces.append((end, edit.start, shift))

    def of(self, offset: int) -> int:
        """Give the old offset; what lies in new text comes from where it was put."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        end, start, shift = self._pieces[index]
        return start if offset < end else offset - shift


class Taken:
    """The edits taken in one round, and whether another fix fits beside them."""

    def __init__(self) -> None:
        self._edits: dict[str, list[Edit]] = {}

    def take(self, edits: Sequence[Edit]) -> bool:
        """Take all edits of a fix if none of them touches one that was taken.

        An edit that was taken already, exactly so, counts as fitting.
        """
        new = []
        for edit in edits:
            if edit in self._edits.get(edit.path, ()):
                continue
            if any(_touch(edit, other) for other in self._near(edit)):
                return False
            new.append(edit)
        for edit in new:
            taken = self._edits.setdefault(edit.path, [])
            taken.insert(bisect_left(taken, edit), edit)
        return True

    def _near(self, edit: Edit) -> Iterator[Edit]:
        """The taken edits that might touch: the last one before, and those inside."""
        taken = self._edits.get(edit.path, [])
        index = max(bisect_left(taken, edit) - 2, 0)
        for other in taken[index:]:
            if other.start > edit.end:
                return
            yield other

    def by_path(self) -> dict[str, list[Edit]]:
        """Give the taken edits of each file, in the order of the text."""
        return self._edits


def _touch(one: Edit, other: Edit) -> bool:
    """Whether edits share a character, or one depends on what is at its edge.

    That is an insertion, and a removal beside a removal: which blank lines go is told
    from the lines that stay.
    """
    inserts = one.start == one.end or other.start == other.end
    if inserts or not (one.text or other.text):
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def unified_diff(path: str, before: str, after: str) -> str:
    """Give the difference as ``git apply`` and ``patch -p1`` read it, or nothing."""
    import difflib  # noqa: PLC0415, deferred: only where something changed

    lines = difflib.unified_diff(
        _lines(before),
        _lines(after),
        _header(f"a/{path}"),
        _header(f"b/{path}"),
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    )


def _header(path: str) -> str:
    """Give a path as git writes it: quoted where it must be, a tab after spaces."""
    if any(character < " " or character in '"\\\x7f' for character in path):
        return '"' + "".join(map(_escaped, path)) + '"'
    return f"{path}\t" if " " in path else path


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return f"\\{ord(character):03o}" if not " " <= character != "\x7f" else character


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def line_edits(path: str, before: str, after: str) -> list[Edit]:
    """Give the edits that make one text of another, line by line."""
    import difflib  # noqa: PLC0415, deferred: only where something changed

    old, new = _lines(before), _lines(after)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    return [
        Edit(path, starts[first], starts[last], "".join(new[begin:end]))
        for kind, first, last, begin, end in difflib.SequenceMatcher(
            None, old, new, autojunk=False
        ).get_opcodes()
        if kind != "equal"
    ]
