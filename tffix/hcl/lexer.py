"""From text to tokens.

What a character means depends on where it stands, so the lexer keeps a stack of modes:
in a body and in an object constructor newlines count; in parentheses, brackets, ``for``
expressions and template sequences they do not; in a quoted template or a heredoc text
is literal up to the next sequence. A run of newlines, with the comments in it, is one
NEWLINE token. Spaces, comments and newlines that do not count are the gaps between
tokens: tokens and gaps together are the text, byte for byte.

The reference is ``scan_tokens.rl`` and ``peeker.go`` of hashicorp/hcl.
"""

from __future__ import annotations

from tffix.errors import HclSyntaxError, Place
from tffix.hcl.lexis import (
    bad_character,
    check_decoded,
    check_escapes,
    identifier_end,
    is_number,
)
from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Token:
    """A piece of text that the grammar names; offsets in characters."""

    __slots__ = ("end_pos", "start_pos", "type", "value")

    def __init__(self, type_: str, value: str, start: int, end: int) -> None:
        self.type = type_
        self.value = value
        self.start_pos = start
        self.end_pos = end

    def __repr__(self) -> str:
        return f"{self.type}({self.value!r})"

    @property
    def nesting(self) -> int:
        """1 where a bracket or a sequence of a template opens, -1 where it closes."""
        return (self.type in _OPENING) - (self.type in _CLOSING)


_OPENING = {"LBRACE", "OBRACE", "LBRACK", "LPAREN", "INTERPOLATION"}
_OPENING |= {"T_IF", "T_ELSE", "T_ENDIF", "T_FOR", "T_ENDFOR"}
_CLOSING = {"RBRACE", "RBRACK", "RPAREN", "SEQUENCE_END"}


# Modes, as they stand on the stack.
_BODY = "body"  # newlines count, `{` opens a block until an `=` has been seen
_OBJECT = "object"  # newlines count
_INLINE = "inline"  # newlines do not count: ( [ and for expressions
_SEQUENCE = "sequence"  # newlines do not count, `}` gives back to the template
_QUOTED = "quoted"
_HEREDOC = "heredoc"

# A letter, or beyond ASCII anything, which characters.identifier_end looks at. Classes
# that say what they leave out compile a hundred times faster here.
_INSIDE_NAME = r"[^\x00-,./:-@\[-^`{-\x7f]"
_NAME = rf"[^\x00-@\[-^`{{-\x7f]{_INSIDE_NAME}*+"
_SPACE = r"[ \t]++|/\*(?s:.*?)\*/"
_ANY_SPACE = rf"{_SPACE}|\r?\n|(?:\#|//)[^\n]*+"
_GAP = pattern(rf"((?:{_SPACE})*+)(?:{_ANY_SPACE})*+")
# One piece of template text: an escaped sequence, or a sign that begins none.
_NO_SEQUENCE = r"\$\$\{~?|%%\{~?|[$%](?!\{)"
_QUOTED_CHARACTERS = rf'[^"\\$%\r\n]++|\\[^\r\n]|{_NO_SEQUENCE}'
_TOKEN = pattern(
    rf"""(?x)[ \t]*+(?:
      ({_NAME})
    | ("(?:{_QUOTED_CHARACTERS})*+")
    | (\.\.\.|==|=>|!=|<=|>=|&&|\|\||::|[{{}}\[\]()=,:.?+\-*%!>]|/(?![/*])|<(?!<))
    | ((?=[\r\n\#/]))
    | ([0-9](?:[0-9]|[eE][+-]?[0-9]|\.++(?=[0-9]|[eE][+-]?[0-9]))*+)
    | (")
    | (<<-?({_NAME})\r?\n)
    | (~\}})
    | (<)
    )""",
)
_IDENT, _STRING, _SYMBOL, _SPACING, _NUMBER, _OQUOTE, _OHEREDOC, _SEQUENCE_END = (
    *(1, 2, 3, 4, 5, 6, 7),
    9,
)
_SYMBOLS = {
    "{": "OBRACE",
    "}": "RBRACE",
    "[": "LBRACK",
    "]": "RBRACK",
    "(": "LPAREN",
    ")": "RPAREN",
    "=": "EQUAL",
    ",": "COMMA",
    ":": "COLON",
    "::": "DCOLON",
    ".": "DOT",
    "...": "ELLIPSIS",
    "=>": "FATARROW",
    "?": "QUESTION",
    "+": "PLUS",
    "-": "MINUS",
    "*": "STAR",
    "/": "SLASH",
    "%": "PERCENT",
    "!": "BANG",
    "&&": "AND",
    "||": "OR",
    "==": "EQ",
    "!=": "NE",
    "<": "LT",
    ">": "GT",
    "<=": "LE",
    ">=": "GE",
    "~}": "SEQUENCE_END",
}
_KEYWORDS = {"if": "IF", "in": "IN"}
# What an operand ends with: a `[` behind it is an index, `if` and `in` are keywords.
_OPERAND_ENDS = frozenset(
    [
        "IDENT",
        "IF",
        "IN",
        "NUMBER",
        "STRING",
        "CQUOTE",
        "CHEREDOC",
        "FULL_SPLAT",
        "RPAREN",
        "RBRACK",
        "RBRACE",
    ]
)
_FOR = pattern(rf"for(?!{_INSIDE_NAME})")
_BLANK = pattern(r"[ \t]*+")
_SPLAT = pattern(rf"\[(?:{_SPACE})*+\*(?:{_SPACE})*+\]")
_INLINE_SPLAT = pattern(rf"\[(?:{_ANY_SPACE})*+\*(?:{_ANY_SPACE})*+\]")
_QUOTED_TEXT = pattern(rf"(?:{_QUOTED_CHARACTERS})++")
_DIRECTIVE = pattern(rf"%\{{~?(?:{_ANY_SPACE})*+(?P<keyword>{_NAME})?")
_DIRECTIVES = {
    "if": "T_IF",
    "else": "T_ELSE",
    "endif": "T_ENDIF",
    "for": "T_FOR",
    "endfor": "T_ENDFOR",
}
# From within a line of a heredoc to where the next may have its end marker; before it
# and behind it may stand what the reference takes for space.
_MARGIN = "[\t\v\f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*+"
_HEREDOC_LINE = pattern(
    rf"(?:[^$%\r\n]++|{_NO_SEQUENCE}|\r(?=\n)|(?<=[$%])(?<![$%]{{2}})\r(?=\r\n))*+(?:(\n){_MARGIN})?"
)
_BEFORE_MARKER = pattern(_MARGIN)
_AFTER_MARKER = pattern(rf"{_MARGIN}(?=\r?\n)")


def tokens(
    text: str, start: int = 0, end: int | None = None, *, in_value: bool = False
) -> Iterator[Token]:
    """Give the tokens of a text, or of a part of it that begins and ends in a body.

    ``in_value`` says that the part is an expression instead. Raises HclSyntaxError
    where no token can begin.
    """
    end = len(text) if end is None else end
    found = _Scan(text, start, end, in_value=in_value).run()
    return found if text.isascii() else _decoded(text, found)


def _decoded(text: str, found: Iterator[Token]) -> Iterator[Token]:
    """Give the tokens on, where their text was UTF-8; comments may hold anything."""
    for token in found:
        if token.type in ("STRING", "TEXT") and not token.value.isascii():
            check_decoded(text, token.start_pos, token.end_pos)
        yield token


class _Scan:
    """One pass over a text."""

    def __init__(self, text: str, start: int, end: int, *, in_value: bool) -> None:
        self.text = text
        self.pos = start
        self.end = end
        self.modes = [_BODY]
        self.openers = [start]
        # per body mode on the stack: whether an `=` has been seen in its item
        self.in_value = [in_value]
        # the type of the last token, as far as it matters to the next one
        self.before = ""

    def run(self) -> Iterator[Token]:
        while True:
            mode = self.modes[-1]
            if mode is _QUOTED:
                yield from self.quoted()
            elif mode is _HEREDOC:
                yield from self.heredoc()
            else:
                yield from self.code()
                if self.pos >= self.end:
                    break
        if self.modes[-1] is _QUOTED or self.modes[-1] is _HEREDOC:
            raise self.unclosed()

    def push(self, mode: str, opener: int) -> None:
        self.modes.append(mode)
        self.openers.append(opener)

    def pop(self) -> None:
        # the parser has refused by now what closes nothing
        if len(self.modes) > 1:
            self.modes.pop()
            self.openers.pop()

    def code(self) -> Iterator[Token]:  # noqa: C901, PLR0912, PLR0915
        """Tokens of bodies and expressions, until the mode turns to a template."""
        # One loop with local names: half of the time of a parse goes here.
        text, end, pos, kind = self.text, self.end, self.pos, self.before
        modes, in_value = self.modes, self.in_value
        mode = modes[-1]
        next_token = _TOKEN.match
        # whether `[` or `{` of a constructor came last, so that `for` is a keyword
        constructs = False
        while match := next_token(text, pos, end):
            before, group = kind, match.lastindex
            start, pos = match.span(group)  # type: ignore[arg-type]
            if group == _SPACING:
                gap = _GAP.match(text, start, end)
                pos = gap.end()  # type: ignore[union-attr]
                if pos == start:
                    raise self.no_space(start)
                if mode is _BODY or mode is _OBJECT:
                    newline = text.find("\n", gap.end(1), pos)  # type: ignore[union-attr]
                    if newline < 0 or (constructs and _FOR.match(text, pos, end)):
                        continue
                    newline -= newline > start and text[newline - 1] == "\r"
                    if mode is _BODY:
                        in_value[-1] = False
                    kind = "NEWLINE"
                    yield Token(kind, "\n", newline, pos)
                continue
            value = match[group]  # type: ignore[index]
            if group == _IDENT:
                if not value.isascii():
                    pos = identifier_end(text, start, pos)
                    value = text[start:pos]
                kind = "IDENT"
                if value in _KEYWORDS:
                    kind = _KEYWORDS[value]
                    yield Token(kind, value, start, pos)
                    if before in _OPERAND_ENDS:
                        kind = ""
                    constructs = False
                    continue
                if constructs and value == "for":
                    kind = "FOR"
                    if mode is _OBJECT:
                        modes[-1] = mode = _INLINE
            elif group == _SYMBOL:
                kind = _SYMBOLS[value]
                if value == "=":
                    if mode is _BODY:
                        in_value[-1] = True
                elif value == "{":
                    if mode is _BODY and not in_value[-1]:
                        kind = "LBRACE"
                        in_value.append(False)
                    else:
                        mode = _OBJECT
                    self.push(mode, start)
                    yield Token(kind, value, start, pos)
                    constructs = mode is _OBJECT
                    continue
                elif value == "[":
                    indexes = before in _OPERAND_ENDS
                    if indexes:
                        counts = mode is _BODY or mode is _OBJECT
                        splat = (_SPLAT if counts else _INLINE_SPLAT).match(
                            text, start, end
                        )
                        if splat:
                            kind, pos = "FULL_SPLAT", splat.end()
                            yield Token(kind, splat[0], start, pos)
                            constructs = False
                            continue
                    mode = _INLINE
                    self.push(mode, start)
                    yield Token(kind, value, start, pos)
                    constructs = not indexes
                    continue
                elif value == "(":
                    mode = _INLINE
                    self.push(mode, start)
                elif value == "}" and mode is _SEQUENCE:
                    kind = "SEQUENCE_END"
                    break
                elif value in ("}", "]", ")"):
                    yield Token(kind, value, start, pos)
                    if mode is _BODY and len(modes) > 1:
                        in_value.pop()
                    self.pop()
                    mode = modes[-1]
                    constructs = False
                    continue
                elif value == "*" and before == "DOT":
                    yield Token(kind, value, start, pos)
                    kind = "FULL_SPLAT"
                    constructs = False
                    continue
            elif group == _STRING:
                kind = "STRING"
                if "\\" in value:
                    check_escapes(value, start)
            elif group == _NUMBER:
                kind = "NUMBER"
                if not is_number(value):
                    raise HclSyntaxError(
                        f'"{value}" is not a number',
                        start,
                        pos,
                        "a number is written as 1, 1.5 or 1.5e3; text stands in quotes",
                    )
            elif group == _SEQUENCE_END:
                kind = "SEQUENCE_END"
                if mode is _SEQUENCE:
                    break
            elif group == _OQUOTE:
                kind = "OQUOTE"
                self.push(_QUOTED, start)
                break
            elif group == _OHEREDOC:
                kind = "OHEREDOC"
                if not match[8].isascii():
                    self.check_marker(match)
                self.push(_HEREDOC, start)
                break
            else:
                kind = "LT"  # of two, where they begin no heredoc
            yield Token(kind, value, start, pos)
            constructs = False
        else:
            self.pos = _BLANK.match(text, pos, end).end()  # type: ignore[union-attr]
            if self.pos < end:
                raise bad_character(text, self.pos)
            return
        if kind == "SEQUENCE_END":
            self.pop()
        self.pos = pos
        yield Token(kind, value, start, pos)

    def check_marker(self, match: re.Match[str]) -> None:
        """Refuse a heredoc whose marker is not an identifier."""
        end = identifier_end(self.text, *match.span(8))
        if end < match.end(8):
            raise bad_character(self.text, end)

    def quoted(self) -> Iterator[Token]:
        """The rest of a quoted template, up to its quote or its next sequence."""
        text, end, start = self.text, self.end, self.pos
        match = _QUOTED_TEXT.match(text, start, end)
        if match:
            if "\\" in match[0]:
                check_escapes(match[0], start)
            yield Token("TEXT", match[0], start, match.end())
            self.pos = start = match.end()
        if text.startswith('"', start, end):
            self.pop()
            self.pos = start + 1
            self.before = "CQUOTE"
            yield Token("CQUOTE", '"', start, start + 1)
        elif text.startswith(("${", "%{"), start, end):
            yield self.sequence()
        else:
            raise self.unclosed()

    def heredoc(self) -> Iterator[Token]:
        """The rest of a heredoc, up to its end marker or its next sequence."""
        text, end, start = self.text, self.end, self.pos
        line, pos, closing = start, start, None
        opener = self.openers[-1]
        marker = text[opener : text.find("\n", opener)].lstrip("<-").rstrip("\r")
        begins_line = text[start - 1] == "\n"
        if begins_line:
            pos = _BEFORE_MARKER.match(text, start, end).end()  # type: ignore[union-attr]
        while True:
            if begins_line and text.startswith(marker, pos, end):
                # a part of a text may end at the marker: the line ends behind it
                closing = _AFTER_MARKER.match(text, pos + len(marker))
                if closing:
                    break
            match = _HEREDOC_LINE.match(text, pos, end)
            pos = match.end()  # type: ignore[union-attr]
            begins_line = match.end(1) >= 0  # type: ignore[union-attr]
            if not begins_line:
                line = pos
                break
            line = match.end(1)  # type: ignore[union-attr]
        if line > start:
            yield Token("TEXT", text[start:line], start, line)
            self.pos = line
        if closing:
            self.pop()
            self.pos = closing.end()
            self.before = "CHEREDOC"
            yield Token("CHEREDOC", text[line : self.pos], line, self.pos)
        elif text.startswith(("${", "%{"), line, end):
            yield self.sequence()
        elif line < end:
            raise bad_character(text, line)
        else:
            raise self.unclosed()

    def sequence(self) -> Token:
        """The start of an interpolation or of a directive."""
        text, start = self.text, self.pos
        if text[start] == "$":
            end = start + (3 if text.startswith("~", start + 2, self.end) else 2)
            kind = "INTERPOLATION"
        else:
            match = _DIRECTIVE.match(text, start, self.end)
            keyword, end = match["keyword"], match.end()  # type: ignore[index, union-attr]
            if keyword not in _DIRECTIVES:
                found = f'"{keyword}"' if keyword else "none of them"
                raise HclSyntaxError(
                    f"%{{ if, else, endif, for or endfor was expected, found {found}",
                    start,
                    end,
                    "write %%{ where the text %{ itself is meant",
                )
            kind = _DIRECTIVES[keyword]
        self.push(_SEQUENCE, start)
        self.pos = end
        self.before = ""
        return Token(kind, text[start:end], start, end)

    def no_space(self, start: int) -> HclSyntaxError:
        """A carriage return alone, or a comment without end."""
        if self.text[start] == "\r":
            return bad_character(self.text, start)
        return HclSyntaxError(
            "this comment has no end",
            start,
            start + 2,
            "a comment that begins with /* ends with */",
        )

    def unclosed(self) -> HclSyntaxError:
        """The template on top of the stack has no end."""
        text, opener, at = self.text, self.openers[-1], self.pos
        if self.modes[-1] is _HEREDOC:
            line_end = text.find("\n", opener)
            marker = text[opener:line_end].lstrip("<-").rstrip("\r")
            return HclSyntaxError(
                f"expected the end of a heredoc, a line with only {marker} on it,"
                " found the end of the file",
                self.end,
                self.end,
                "the end marker stands alone on its line, and a new line follows",
                Place(opener, line_end, "the heredoc begins here"),
            )
        begins = Place(opener, opener + 1, "the string begins here")
        inside = text.find("\n", opener, at) < 0
        return HclSyntaxError(
            "this string has no closing quote on its line",
            opener if inside else at,
            at,
            r"add the quote; for text of several lines use \n or a heredoc (<<EOT)",
            None if inside else begins,
        )
