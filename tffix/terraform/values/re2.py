"""Regular expressions of RE2, as far as Python's mean the same.

What could mean something else, or could take very long, is not known.
"""

from __future__ import annotations

import re

from tffix.lazy_re import pattern
from tffix.terraform.values.value import EvaluationError, Unsure
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import regex

_MAX_DEPTH = 40
_MAX_REPEAT = 1000  # RE2 refuses more
_SECONDS = 0.5  # a search that takes longer is given up

_ESCAPES = {
    "d": "[0-9]",
    "D": "[^0-9]",
    "w": "[0-9A-Za-z_]",
    "W": "[^0-9A-Za-z_]",
    "s": r"[\t\n\f\r ]",
    "S": r"[^\t\n\f\r ]",
}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_ASSERTIONS = {"A": r"\A", "z": r"\Z", "b": r"\b", "B": r"\B"}
_POSIX = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "digit": "0-9",
    "lower": "a-z",
    "space": r"\t\n\v\f\r ",
    "upper": "A-Z",
    "word": "0-9A-Za-z_",
    "xdigit": "0-9A-Fa-f",
}
_COUNT = pattern(r"\{(\d+)(,(\d*))?\}")
_GROUP = pattern(r"\((?:\?(?::|P?<([A-Za-z_]\w*)>))?", re.ASCII)


class _Piece(NamedTuple):
    """A translated piece of a pattern, and how many characters it matches."""

    text: str
    shortest: int
    longest: int | None
    begins: bool = False  # can only match at the start of the text
    ends: bool = False


def compiled(pattern: str) -> regex.Pattern[str]:
    """Give the pattern for Python. Raises Unsure where it could mean something else."""
    import regex  # noqa: PLC0415, deferred: slow import

    flags = regex.ASCII
    if pattern.startswith("(?i)"):
        flags |= regex.IGNORECASE
        pattern = pattern.removeprefix("(?i)")
    return regex.compile(_translated(pattern).text, flags)


def matches(pattern: str, text: str) -> list[regex.Match[str]]:
    """Give all matches of a pattern that do not overlap, as RE2 finds them.

    An empty match directly behind another match is none. Raises Unsure.
    """
    if "(?i)" in pattern and not (text.isascii() and pattern.isascii()):
        raise Unsure
    found: list[regex.Match[str]] = []
    try:
        for match in compiled(pattern).finditer(text, timeout=_SECONDS):
            if not (found and match.start() == match.end() == found[-1].end()):
                found.append(match)
    except TimeoutError:
        raise Unsure from None
    return found


def width(pattern: str) -> tuple[int, int | None]:
    """Give the fewest and most characters of a text in which a pattern is found."""
    try:
        piece = _translated(pattern.removeprefix("(?i)"))
    except (Unsure, EvaluationError):
        return 0, None
    return piece.shortest, piece.longest if piece.begins and piece.ends else None


def _translated(pattern: str) -> _Piece:
    parser = _Parser(pattern)
    piece = parser.alternatives(_MAX_DEPTH)
    if parser.at < len(pattern):
        raise EvaluationError("an unexpected ) in a regular expression")
    return piece


class _Parser:
    """Reads a pattern of RE2 from the left to the right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self, depth: int) -> _Piece:
        if not depth:
            raise Unsure
        branches = [self.row(depth)]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            branches.append(self.row(depth))
        longest = [branch.longest for branch in branches]
        return _Piece(
            "|".join(branch.text for branch in branches),
            min(branch.shortest for branch in branches),
            None if None in longest else max(size or 0 for size in longest),
            all(branch.begins for branch in branches),
            all(branch.ends for branch in branches),
        )

    def row(self, depth: int) -> _Piece:
        pieces: list[_Piece] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            pieces.append(self.repeated(self.atom(depth)))
        longest = [piece.longest for piece in pieces]
        return _Piece(
            "".join(piece.text for piece in pieces),
            sum(piece.shortest for piece in pieces),
            None if None in longest else sum(size or 0 for size in longest),
            bool(pieces) and pieces[0].begins,
            bool(pieces) and pieces[-1].ends,
        )

    def repeated(self, piece: _Piece) -> _Piece:
        pattern = self.pattern
        count = _COUNT.match(pattern, self.at)
        least, most = 1, 1 if count is None else None
        if count:
            least = int(count[1])
            most = least if count[2] is None else int(count[3]) if count[3] else None
            if max(least, most or 0) > _MAX_REPEAT or (most or least) < least:
                raise EvaluationError("a count in a regular expression is wrong")
            self.at = count.end()
            written = count[0]
        elif self.at < len(pattern) and pattern[self.at] in "*+?":
            written = pattern[self.at]
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[written]
            self.at += 1
        else:
            return piece
        if pattern.startswith("?", self.at):
            written += "?"
            self.at += 1
        if self.at < len(pattern) and (
            pattern[self.at] in "*+?" or _COUNT.match(pattern, self.at)
        ):
            raise Unsure
        if piece.shortest == 0 and most != 1:
            raise Unsure  # engines differ on loops over nothing
        longest = None
        if most is not None and piece.longest is not None:
            longest = piece.longest * most
        return _Piece(piece.text + written, piece.shortest * least, longest)

    def atom(self, depth: int) -> _Piece:  # noqa: PLR0911, one a kind of atom
        pattern = self.pattern
        character = pattern[self.at]
        if character == "(":
            return self.group(depth)
        if character == "[":
            return self.characters()
        self.at += 1
        match character:
            case ".":
                return _Piece(r"[^\n]", 1, 1)
            case "^":
                return _Piece(r"\A", 0, 0, begins=True)
            case "$":
                return _Piece(r"\Z", 0, 0, ends=True)
            case "*" | "+" | "?":
                raise EvaluationError("nothing to repeat in a regular expression")
            case "\\":
                return self.escape()
        return _Piece(re.escape(character), 1, 1)

    def group(self, depth: int) -> _Piece:
        opening = _GROUP.match(self.pattern, self.at)
        if opening is None or self.pattern.startswith("(?", opening.end() - 1):
            raise Unsure  # flags, or what RE2 does not have
        self.at = opening.end()
        inner = self.alternatives(depth - 1)
        if not self.pattern.startswith(")", self.at):
            raise EvaluationError("a missing ) in a regular expression")
        self.at += 1
        name = opening[1]
        head = f"(?P<{name}>" if name else opening[0]
        return inner._replace(text=f"{head}{inner.text})")

    def escape(self) -> _Piece:
        """Read what stands behind a backslash, outside of brackets."""
        character = self.pattern[self.at : self.at + 1]
        if character in _ASSERTIONS and character:
            self.at += 1
            return _Piece(
                _ASSERTIONS[character],
                0,
                0,
                begins=character == "A",
                ends=character == "z",
            )
        if character in _ESCAPES and character:
            self.at += 1
            return _Piece(_ESCAPES[character], 1, 1)
        return _Piece(re.escape(self.escaped()), 1, 1)

    def escaped(self) -> str:
        """Read a single character that a backslash stands before."""
        character = self.pattern[self.at : self.at + 1]
        self.at += 1
        if character in _CONTROLS and character:
            return _CONTROLS[character]
        if not character or character.isalnum() or not character.isascii():
            raise Unsure
        return character

    def characters(self) -> _Piece:
        """Read characters in brackets."""
        pattern = self.pattern
        self.at += 1
        negated = pattern.startswith("^", self.at)
        self.at += negated
        text = ""
        first = True
        while first or not pattern.startswith("]", self.at):
            first = False
            if self.at >= len(pattern):
                raise EvaluationError("a missing ] in a regular expression")
            if pattern.startswith("[:", self.at):
                end = pattern.find(":]", self.at)
                name = pattern[self.at + 2 : end]
                if end < 0 or name not in _POSIX:
                    raise Unsure
                text += _POSIX[name]
                self.at = end + 2
                continue
            if pattern[self.at] == "\\" and pattern[self.at + 1 : self.at + 2] in (
                *"dws",
            ):
                text += _ESCAPES[pattern[self.at + 1]][1:-1]
                self.at += 2
                continue
            low = self.character()
            text += re.escape(low)
            if pattern.startswith("-", self.at) and not pattern.startswith(
                "-]", self.at
            ):
                self.at += 1
                high = self.character()
                if high < low:
                    raise EvaluationError("a range in a regular expression is wrong")
                text += f"-{re.escape(high)}"
        self.at += 1
        return _Piece(f"[{'^' if negated else ''}{text}]", 1, 1)

    def character(self) -> str:
        character = self.pattern[self.at : self.at + 1]
        self.at += 1
        return self.escaped() if character == "\\" else character
