"""The second reader: python-hcl2 must agree that only what was meant to change did.

Outside the edits, the text must be the same. But a text may also mean something else
because of what stands before it: a comment or a quote that an edit opens. So our own
parser says which arguments and blocks the edits touch; python-hcl2, which shares no
code with it, reads the blocks around them before and after: those that are edited, the
one before and the one after, where whatever an edit opens would show. Every value that
one of its readings has and the other has not must lie in what was touched. It does not
know all of HCL: what it cannot read before the fix is no objection.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache

from tffix.edit import splice
from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tffix.edit import Edit
    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan

_Path = tuple[str, ...]
_Span = tuple[int, int]


class Objection(NamedTuple):
    """What the second reader says.

    With ``veto`` the fix must not be written; without, it only could not judge.
    """

    message: str
    veto: bool


def objection(before: File, after: File, edits: Sequence[Edit]) -> Objection | None:
    """Read a file before and after the edits; give nothing where all is well."""
    if splice(before.text, edits) != after.text:
        return Objection("the text is not what its edits give", veto=True)
    removed, added = _spans(edits)
    unread: Objection | None = None
    for window in _windows(before, removed, added):
        old = _values(before.text[slice(*window.before)])
        if isinstance(old, str):
            unread = Objection(f"python-hcl2 cannot read it: {old}", veto=False)
            continue
        new = _values(after.text[slice(*window.after)])
        if isinstance(new, str):
            message = f"python-hcl2 cannot read it after the fix: {new}"
            return Objection(message, veto=True)
        for missing, file, where, spans in (
            (old - new, before, window.before, removed),
            (new - old, after, window.after, added),
        ):
            try:
                touched = set(_touched(_items(file, where), spans))
            except HclSyntaxError:
                break  # the text before was no HCL: nothing of it is to be kept
            for path, _ in missing:
                if touched.isdisjoint(path[:length] for length in range(len(path) + 1)):
                    message = f"python-hcl2 says that {'.'.join(path)} changed as well"
                    return Objection(message, veto=True)
    return unread


class _Window(NamedTuple):
    """A piece of a file, before and after the edits in it."""

    before: _Span
    after: _Span


def _windows(
    before: File, removed: Sequence[_Span], added: Sequence[_Span]
) -> Iterator[_Window]:
    """Give the top-level blocks with edits, and those beside them; all in one piece.

    A file without blocks, or of which we can read nothing, is one piece.
    """
    blocks = _blocks(before)
    starts = [span.start for span in blocks]
    ends = [span.end for span in blocks]
    pieces: list[tuple[int, int, int, int]] = []
    shift = 0
    for (start, end), (_, stop) in zip(removed, added, strict=True):
        first, last = bisect_left(ends, start) - 1, bisect_right(starts, end)
        low = starts[first] if first >= 0 else 0
        high = ends[last] if last < len(ends) else len(before.text)
        came, shift = shift, stop - end
        if pieces and low <= pieces[-1][1]:
            low, _, came, _ = pieces.pop()
        pieces.append((low, high, came, shift))
    for low, high, came, gone in pieces:
        yield _Window((low, high), (low + came, high + gone))


def _items(file: File, where: _Span) -> list[n.Attribute | n.Block]:
    """Give what stands at the top level of a piece of a file."""
    blocks = _blocks(file)
    if not blocks:
        return list(file.body.items)
    return [file.block(s) for s in blocks if where[0] <= s.start < where[1]]


def _blocks(file: File) -> Sequence[BlockSpan]:
    try:
        return file.spans
    except HclSyntaxError:
        return ()


def _spans(edits: Sequence[Edit]) -> tuple[list[_Span], list[_Span]]:
    """Give what the edits touch in the text before, and in the text after."""
    removed, added = [], []
    shift = 0
    for edit in sorted(edits):
        removed.append((edit.start, edit.end))
        start = edit.start + shift
        added.append((start, start + len(edit.text)))
        shift += len(edit.text) - (edit.end - edit.start)
    return removed, added


def _touched(
    items: Iterable[n.Attribute | n.Block], spans: Sequence[_Span], path: _Path = ()
) -> Iterator[_Path]:
    """Give the paths of the arguments and blocks that lie in the spans or share them.

    A block that holds all of its spans between its braces is not touched itself.
    """
    for item in items:
        near = [s for s in spans if s[0] <= item.end and item.start <= s[1]]
        if not near:
            continue
        if isinstance(item, n.Attribute):
            yield (*path, item.name.name)
            continue
        here = (*path, item.type.name, *(label.value for label in item.labels))
        inside = item.body.start, item.body.end
        if all(inside[0] <= start and end <= inside[1] for start, end in near):
            yield from _touched(item.body.items, near, here)
        else:
            yield here


def load() -> None:
    """Load python-hcl2 and its grammar, which takes longer than to read a block."""
    _values("")


@lru_cache(64)
def _values(text: str) -> Counter[tuple[_Path, str]] | str:
    """Give every value with the names that lead to it, or why that cannot be."""
    import hcl2  # noqa: PLC0415, deferred: slow import

    # It raises errors of lark, of its own, and others where its transformer meets
    # what it does not expect; none of them says anything about the fix.
    try:
        data = hcl2.loads(text if text.endswith("\n") else f"{text}\n")
    except Exception as error:  # noqa: BLE001
        return (str(error) or type(error).__name__).partition("\n")[0]
    return Counter(_leaves(data))


def _leaves(data: Any, path: _Path = ()) -> Iterator[tuple[_Path, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if not key.startswith("__"):  # its own marks: comments, is_block
                yield from _leaves(value, (*path, key.strip('"')))
    elif isinstance(data, list) and any(isinstance(item, dict) for item in data):
        for item in data:
            yield from _leaves(item, path)
    else:
        yield path, repr(data)
