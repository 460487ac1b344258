"""Alignment of ``=`` and of comments, as ``terraform fmt`` does it.

``terraform fmt`` puts the equals signs of consecutive lines in one column, and the
comments at the ends of consecutive lines in another. A fix changes which lines stand
together and how long they are. ``aligned`` adds to the edits of a fix those that keep
in order what was in order before; where a group was not aligned before, only the lines
that are new are placed.

The reference is ``hclwrite/format.go`` of hashicorp/hcl: ``linesForFormat`` (a line
has an assignment cell where the brackets after its ``=`` balance) and ``formatCells``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from operator import attrgetter

from tffix.edit import Edit, compose, splice
from tffix.errors import HclSyntaxError
from tffix.lazy_re import pattern
from tffix.rewrite.verbs import indent
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.hcl.file import File

# a line up to its value, which may go on behind it
_TO_VALUE = pattern(r"[ \t]*+[\w-]++[ \t]*+=(?![=>])")
_SIGNS_OF_MORE = ("#", "//", "/*", "*/", "\n", "<<")
_GAP_ITEM = pattern(r"/\*(?s:.*?)\*/|(?P<comment>(?:#|//)[^\n]*)|(?P<newline>\n)")


class _Line(NamedTuple):
    """What a line is to the formatter; offsets in characters, -1 where absent."""

    start: int
    lead_end: int  # the end of the last token before the assignment
    assign: int
    code_end: int
    comment: int


def aligned(file: File, edits: Sequence[Edit]) -> list[Edit]:
    """Add to edits of one file what keeps its equals signs and comments aligned.

    Takes and gives edits of the text as it is. Edits that do not lead to a text that
    can be read are given back as they are; whoever applies them will see.
    """
    known: dict[tuple[Edit, ...], list[Edit]] = file.kept.setdefault(("aligned",), {})
    key = tuple(sorted(edits))
    if key not in known:
        known[key] = _aligned(file, key)
    return known[key]


def _aligned(file: File, edits: Sequence[Edit]) -> list[Edit]:
    old = file.text
    if all(_moves_nothing(old, edit) for edit in edits):
        return compose(file.path, len(old), edits, ())
    new = splice(old, edits)
    try:
        regions = list(_regions(file, edits))
        before = [line for span, _ in regions for line in _lines_of(file, *span)]
        after = [list(_lines(new, *span)) for _, span in regions]
    except HclSyntaxError:
        return compose(file.path, len(old), edits, ())
    moves = _Moves(edits)
    in_order = _in_order(old, before)
    changes: list[Edit] = []
    for lines in after:
        changes += _align_equals(file.path, new, lines, moves, in_order)
    if changes:
        edits = compose(file.path, len(old), edits, changes)
        new = splice(old, edits)
        moves = _Moves(edits)
        after = [list(_lines(new, *span)) for _, span in _regions(file, edits)]
    changes = []
    in_order = _comments_in_order(old, before)
    for lines in after:
        changes += _align_comments(file.path, new, lines, moves, in_order)
    return compose(file.path, len(old), edits, changes)


def _moves_nothing(text: str, edit: Edit) -> bool:
    """Whether an edit surely changes no more than the value of an argument on a line.

    Nothing on that line stands in a column then, nor does another line.
    """
    start = text.rfind("\n", 0, edit.start) + 1
    end = text.find("\n", edit.start)
    line = text[start : end if end >= 0 else len(text)]
    to_value = _TO_VALUE.match(line)
    return (
        to_value is not None
        and start + to_value.end() <= edit.start
        and edit.end <= start + len(line)
        and not any(sign in line + edit.text for sign in _SIGNS_OF_MORE)
        and _nesting(text[edit.start : edit.end]) == _nesting(edit.text)
    )


def _nesting(code: str) -> int:
    """Give how many brackets are opened more than closed."""
    return sum(code.count(sign) for sign in "([{") - sum(map(code.count, ")]}"))


def _regions(
    file: File, edits: Sequence[Edit]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The spans, before and after, of the top-level blocks that hold edits.

    So are those that an edit writes between others; before, they are empty.
    """
    shift = 0
    waiting = list(reversed(edits))
    spans = file.spans
    # those before the first edit are as they were
    first = bisect_left(spans, edits[0].start, key=attrgetter("end")) if edits else 0
    for index in range(first, len(spans) + 1):
        block = spans[index] if waiting and index < len(spans) else None
        while waiting and (block is None or waiting[-1].end <= block.start):
            edit = waiting.pop()
            start = edit.start + shift
            yield (edit.start, edit.start), (start, start + len(edit.text))
            shift += len(edit.text) - (edit.end - edit.start)
        if block is None:
            return
        inside = 0
        held = False
        while waiting and waiting[-1].end <= block.end:
            edit = waiting.pop()
            if edit.start < block.start:
                held = False
                shift += len(edit.text) - (edit.end - edit.start)
                break
            held = True
            inside += len(edit.text) - (edit.end - edit.start)
        if held:
            start = block.start + shift
            yield (block.start, block.end), (start, block.end + shift + inside)
        shift += inside


def _lines_of(file: File, start: int, end: int) -> list[_Line]:
    """The lines of a block of a file; many fixes can be in it."""
    known: dict[tuple[int, int], list[_Line]] = file.kept.setdefault(("lines",), {})
    if (start, end) not in known:
        known[start, end] = list(_lines(file.text, start, end))
    return known[start, end]


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """The lines of a block as the formatter sees them; a heredoc is within its line."""
    from tffix.hcl.lexer import tokens  # noqa: PLC0415, deferred: seldom needed

    at = line_start = text.rfind("\n", 0, start) + 1
    lead_end = code_end = assign = comment = -1
    net = 0
    count = 0
    at = start
    for token in [*tokens(text, start, end), None]:
        stop = token.start_pos if token else end
        if token and token.type == "NEWLINE":
            stop = token.end_pos
        for match in _GAP_ITEM.finditer(text, at, stop):
            if match["comment"] and count:
                comment = match.start()
            elif not match["comment"] and not match["newline"]:
                code_end = match.end()  # a comment within the line counts as code
                count += 1
            if not match["newline"]:
                continue
            ok = assign >= 0 and net == 0
            yield _Line(
                line_start,
                lead_end if ok else code_end,
                assign if ok else -1,
                code_end,
                comment,
            )
            line_start = match.end()
            lead_end = code_end = assign = comment = -1
            net = count = 0
        if token is None or token.type == "NEWLINE":
            at = stop
            continue
        if token.type == "EQUAL" and assign < 0 and count:
            assign, lead_end = token.start_pos, code_end
            net = 0
        elif assign >= 0:
            net += token.nesting
        code_end = at = token.end_pos
        count += 1
    yield _Line(line_start, code_end, -1, code_end, comment)


class _Moves:
    """Where the characters of the new text stood in the old one."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.spans: list[tuple[int, int, int]] = []  # new start, new end, shift to old
        shift = 0
        at = 0
        for edit in edits:
            self.spans.append((at, edit.start + shift, -shift))
            at = edit.start + shift + len(edit.text)
            shift += len(edit.text) - (edit.end - edit.start)
        self.spans.append((at, 1 << 62, -shift))
        self.starts = [span[0] for span in self.spans]

    def old(self, start: int, end: int) -> int | None:
        """Give the old offset of text that no edit touches, else None."""
        first, last, shift = self.spans[bisect_right(self.starts, start) - 1]
        return start + shift if first <= start and end <= last else None


def _chains(lines: Sequence[_Line], field: str) -> Iterator[list[_Line]]:
    """Consecutive lines that have the cell."""
    for has, group in groupby(lines, lambda line: getattr(line, field) >= 0):
        if has:
            yield list(group)


def _in_order(text: str, lines: Sequence[_Line]) -> set[int]:
    """The offsets of the equals signs that stand where the formatter puts them."""
    return _formatted(text, lines, "assign", "lead_end")


def _comments_in_order(text: str, lines: Sequence[_Line]) -> set[int]:
    return _formatted(text, lines, "comment", "code_end")


def _formatted(text: str, lines: Sequence[_Line], cell: str, before: str) -> set[int]:
    """The offsets of the cells that spaces alone put in one column, as small as can be.

    A tab is no space: who writes one has another column in mind.
    """
    good: set[int] = set()
    for chain in _chains(lines, cell):
        cells = [
            (line.start, getattr(line, before), getattr(line, cell)) for line in chain
        ]
        column = max(end - start for start, end, _ in cells) + 1
        indents = {indent(text, line.start) for line in chain}
        comparable = len(indents) == 1 or not any("\t" in one for one in indents)
        if comparable and all(
            text[end:at] == " " * (column - (end - start)) for start, end, at in cells
        ):
            good.update(at for *_, at in cells)
    return good


def _align_equals(
    path: str, new: str, lines: Sequence[_Line], moves: _Moves, in_order: set[int]
) -> Iterator[Edit]:
    for chain in _chains(lines, "assign"):
        origins = [_old_assign(line, moves) for line in chain]
        orderly = all(at is None or at in in_order for at in origins)
        movable = [
            line
            for line, at in zip(chain, origins, strict=True)
            if orderly or at is None
        ]
        column = max((line.lead_end - line.start for line in movable), default=0) + 1
        for line in movable:
            spaces = " " * (column - (line.lead_end - line.start))
            if new[line.lead_end : line.assign] != spaces:
                yield Edit(path, line.lead_end, line.assign, spaces)


def _old_assign(line: _Line, moves: _Moves) -> int | None:
    """Where the equals sign stood, if nothing up to it has been touched."""
    if moves.old(line.start, line.assign) is None:
        return None
    return moves.old(line.assign, line.assign)


def _align_comments(
    path: str, new: str, lines: Sequence[_Line], moves: _Moves, in_order: set[int]
) -> Iterator[Edit]:
    for chain in _chains(lines, "comment"):
        origins = [moves.old(line.comment, line.comment + 1) for line in chain]
        if not all(at is None or at in in_order for at in origins):
            continue
        column = max(line.code_end - line.start for line in chain) + 1
        for line in chain:
            spaces = " " * (column - (line.code_end - line.start))
            if new[line.code_end : line.comment] != spaces:
                yield Edit(path, line.code_end, line.comment, spaces)
