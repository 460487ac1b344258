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

import re
from typing import TYPE_CHECKING, Any

from lark.lexer import Lexer as LarkLexer

from tffix.errors import HclSyntaxError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Token:
    """A piece of text that the grammar names; offsets in characters."""

    __slots__ = ("end_pos", "start_pos", "type", "value")

    # lark's end of input borrows the place of the last token and asks for these
    line = column = end_line = end_column = None

    def __init__(self, type_: str, value: str, start: int, end: int) -> None:
        self.type = type_
        self.value = value
        self.start_pos = start
        self.end_pos = end

    def __repr__(self) -> str:
        return f"{self.type}({self.value!r})"


# Modes, as they stand on the stack.
_BODY = "body"  # newlines count, `{` opens a block until an `=` has been seen
_OBJECT = "object"  # newlines count
_INLINE = "inline"  # newlines do not count: ( [ and for expressions
_SEQUENCE = "sequence"  # newlines do not count, `}` gives back to the template
_QUOTED = "quoted"
_HEREDOC = "heredoc"

_SPACE = r"[ \t]|/\*(?s:.*?)\*/"
_GAP = re.compile(rf"((?:{_SPACE})*+)(?:{_SPACE}|\r?\n|(?:\#|//)[^\n]*+)*+")
_TOKEN = re.compile(
    r"""
      (?P<IDENT>(?:[^\W\d]|[^\x00-\x7f])(?:[\w-]|[^\x00-\x7f])*+)
    | (?P<STRING>"(?:[^"\\$%\r\n]|\\[^\r\n]|\$\$\{|%%\{|\$(?!\{)|%(?!\{))*+")
    | (?P<OQUOTE>")
    | (?P<NUMBER>[0-9](?:[0-9]|[eE][+-]?[0-9]|\.++(?=[0-9]|[eE][+-]?[0-9]))*+)
    | (?P<OHEREDOC><<-?(?:[^\W\d]|[^\x00-\x7f])(?:[\w-]|[^\x00-\x7f])*+\r?\n)
    | (?P<SEQUENCE_END>~\})
    | (?P<SYMBOL>\.\.\.|==|=>|!=|<=|>=|&&|\|\||::|[{}\[\]()=,:.?+\-*/%!<>])
    """,
    re.VERBOSE,
)
_SYMBOLS = {
    "[": "LBRACK",
    "]": "RBRACK",
    "(": "LPAREN",
    ")": "RPAREN",
    "}": "RBRACE",
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
}
_KEYWORDS = {"if": "IF", "in": "IN"}
_FOR = re.compile(r"for(?![\w-]|[^\x00-\x7f])")
_QUOTED_TEXT = re.compile(
    r'(?:[^"\\$%\r\n]|\\[^\r\n]|\$\$\{~?|%%\{~?|\$(?!\{)|%(?!\{))++'
)
_NEXT_SEQUENCE = re.compile(r"(?:[^$%]|\$\$\{~?|%%\{~?|\$(?!\{)|%(?!\{))*+")
_DIRECTIVE = re.compile(
    rf"%\{{~?(?:{_SPACE}|\r?\n|(?:\#|//)[^\n]*+)*+"
    r"(?P<keyword>(?:[^\W\d]|[^\x00-\x7f])(?:[\w-]|[^\x00-\x7f])*+)?"
)
_DIRECTIVES = {
    "if": "T_IF",
    "else": "T_ELSE",
    "endif": "T_ENDIF",
    "for": "T_FOR",
    "endfor": "T_ENDFOR",
}
_GOOD_ESCAPE = re.compile(r'\\(?:[nrt"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})')
_GOOD_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
_FLAWED_CHARACTERS = {
    "'": "single quotes are not valid; use double quotes around a string",
    "`": "backticks are not valid; for text over several lines use a heredoc (<<EOT)",
    ";": "semicolons are not valid; put each argument on a line of its own",
    "“": "curly quotes are not valid; use straight quotes",
    "”": "curly quotes are not valid; use straight quotes",
    "&": "bitwise operators are not supported; logical AND is &&",
    "|": "bitwise operators are not supported; logical OR is ||",
    "~": "bitwise operators are not supported; logical NOT is !",
    "^": "bitwise operators are not supported",
    "\x00": "a NUL character; is this a text file?",
}


class Lexer(LarkLexer):
    """The lexer behind the grammar; lark makes one and calls ``lex``."""

    __future_interface__ = 1

    def __init__(self, lexer_conf: Any = None) -> None:
        """Take what lark passes; nothing in it concerns a hand-written lexer."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:
        """Give the tokens of the text that lark was asked to parse."""
        del parser_state
        text, start, end = lexer_state.text
        return tokens(text, start, end)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Give the tokens of a text, or of a part of it that begins and ends in a body.

    Raises HclSyntaxError where no token can begin.
    """
    return _Scan(text, start, len(text) if end is None else end).run()


class _Scan:
    """One pass over a text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.pos = start
        self.end = end
        self.modes = [_BODY]
        self.openers = [start]
        # per body mode on the stack: whether an `=` has been seen in its item
        self.in_value = [False]
        self.heredocs: list[tuple[re.Pattern[str], re.Match[str] | None]] = []

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
        if len(self.modes) > 1 and self.modes[-1] in (_QUOTED, _HEREDOC):
            raise self.unclosed()

    def push(self, mode: str, opener: int) -> None:
        self.modes.append(mode)
        self.openers.append(opener)

    def pop(self) -> None:
        self.modes.pop()
        self.openers.pop()

    def code(self) -> Iterator[Token]:  # noqa: C901, PLR0912, PLR0915
        """Tokens of bodies and expressions, until the mode turns to a template."""
        # One loop with local names: this is where all time of a run goes.
        text, end, pos = self.text, self.end, self.pos
        modes, in_value = self.modes, self.in_value
        mode = modes[-1]
        after_bracket = False
        while True:
            gap = _GAP.match(text, pos, end)
            pos, after = gap.end(1), gap.end()  # type: ignore[union-attr]
            if after > pos:
                if mode is _BODY or mode is _OBJECT:
                    newline = text.find("\n", pos, after)
                    if newline >= 0:
                        if mode is _BODY:
                            in_value[-1] = False
                        if newline > pos and text[newline - 1] == "\r":
                            newline -= 1
                        if not after_bracket or not _FOR.match(text, after, end):
                            yield Token("NEWLINE", "\n", newline, after)
                pos = after
            if pos >= end:
                self.pos = pos
                return
            match = _TOKEN.match(text, pos, end)
            if match is None:
                self.pos = pos
                raise self.bad_character()
            kind = match.lastgroup
            value = match[0]
            start, pos = pos, match.end()
            if kind == "IDENT":
                if not value.isascii():
                    value = _identifier(value, start)
                    pos = start + len(value)
                if after_bracket and value == "for":
                    after_bracket = False
                    if mode is _OBJECT:
                        modes[-1] = mode = _INLINE
                    yield Token("FOR", value, start, pos)
                    continue
                kind = _KEYWORDS.get(value, kind)
            elif kind == "SYMBOL":
                if value == "{":
                    if mode is _BODY and not in_value[-1]:
                        kind = "LBRACE"
                        mode = _BODY
                        in_value.append(False)
                    else:
                        kind = "OBRACE"
                        mode = _OBJECT
                    self.push(mode, start)
                    yield Token(kind, value, start, pos)
                    after_bracket = kind == "OBRACE"
                    continue
                kind = _SYMBOLS[value]
                if value == "[" or value == "(":
                    mode = _INLINE
                    self.push(mode, start)
                    yield Token(kind, value, start, pos)
                    after_bracket = value == "["
                    continue
                if value in ("]", ")", "}"):
                    if mode is _SEQUENCE and value == "}":
                        self.pop()
                        self.pos = pos
                        yield Token("SEQUENCE_END", value, start, pos)
                        return
                    yield Token(kind, value, start, pos)
                    # the parser has refused what does not match by now
                    if len(modes) > 1:
                        if mode is _BODY:
                            in_value.pop()
                        self.pop()
                        mode = modes[-1]
                    after_bracket = False
                    continue
                if value == "=" and mode is _BODY:
                    in_value[-1] = True
            elif kind == "STRING":
                if "\\" in value:
                    _check_escapes(value, start)
            elif kind == "NUMBER":
                if not _GOOD_NUMBER.fullmatch(value):
                    raise HclSyntaxError(f"{value!r} is not a number", start, pos)
            elif kind == "OQUOTE":
                self.push(_QUOTED, start)
                self.pos = pos
                yield Token(kind, value, start, pos)
                return
            elif kind == "OHEREDOC":
                marker = value.lstrip("<-").rstrip("\r\n")
                if not marker.isascii():
                    _identifier(marker, start)
                pattern = re.compile(
                    rf"^[^\S\n]*+{re.escape(marker)}[^\S\n]*+$(?=\n)", re.M
                )
                self.heredocs.append((pattern, pattern.search(text, pos, end)))
                self.push(_HEREDOC, start)
                self.pos = pos
                yield Token(kind, value, start, pos)
                return
            elif kind == "SEQUENCE_END" and mode is _SEQUENCE:
                self.pop()
                self.pos = pos
                yield Token(kind, value, start, pos)
                return
            after_bracket = False
            yield Token(kind, value, start, pos)  # type: ignore[arg-type]

    def quoted(self) -> Iterator[Token]:
        """The rest of a quoted template, up to its quote or its next sequence."""
        text, end, start = self.text, self.end, self.pos
        match = _QUOTED_TEXT.match(text, start, end)
        if match:
            if "\\" in match[0]:
                _check_escapes(match[0], start)
            yield Token("TEXT", match[0], start, match.end())
            self.pos = start = match.end()
        if text.startswith('"', start) and start < end:
            self.pop()
            self.pos = start + 1
            yield Token("CQUOTE", '"', start, start + 1)
        elif start < end and text[start] in "$%":
            yield self.sequence()
        else:
            raise self.unclosed()

    def heredoc(self) -> Iterator[Token]:
        """The rest of a heredoc, up to its end marker or its next sequence."""
        text, start = self.text, self.pos
        pattern, marker = self.heredocs[-1]
        if marker and marker.start() < start:
            # a sequence of this heredoc held a heredoc with the same marker
            marker = pattern.search(text, start, self.end)
            self.heredocs[-1] = pattern, marker
        limit = marker.start() if marker else self.end
        stop = _NEXT_SEQUENCE.match(text, start, limit).end()  # type: ignore[union-attr]
        if stop > start:
            yield Token("TEXT", text[start:stop], start, stop)
            self.pos = stop
        if stop < limit:
            yield self.sequence()
        elif marker:
            self.heredocs.pop()
            opener = self.openers[-1]
            del opener
            self.pop()
            end = marker.end()
            if text[end - 1] == "\r":
                end -= 1
            self.pos = end
            yield Token("CHEREDOC", text[limit:end], limit, end)
        else:
            raise self.unclosed()

    def sequence(self) -> Token:
        """The start of an interpolation or of a directive."""
        text, start = self.text, self.pos
        if text[start] == "$":
            end = start + (3 if text.startswith("~", start + 2) else 2)
            kind = "INTERPOLATION"
        else:
            match = _DIRECTIVE.match(text, start, self.end)
            keyword = match["keyword"] if match else None
            if not match or keyword not in _DIRECTIVES:
                found = f'"{keyword}"' if keyword else "no keyword"
                raise HclSyntaxError(
                    f"expected if, else, endif, for or endfor after %{{, found {found}",
                    start,
                    match.end() if match else start + 2,
                    "write %%{ where a literal %{ is meant",
                )
            kind, end = _DIRECTIVES[keyword], match.end()
        self.push(_SEQUENCE, start)
        self.pos = end
        return Token(kind, text[start:end], start, end)

    def bad_character(self) -> HclSyntaxError:
        text, pos = self.text, self.pos
        character = text[pos]
        if text.startswith("<<", pos):
            return HclSyntaxError(
                "a heredoc needs a marker and then a new line, as in <<EOT",
                pos,
                pos + 2,
            )
        hint = _FLAWED_CHARACTERS.get(character)
        if hint:
            return HclSyntaxError(hint, pos, pos + 1)
        shown = (
            repr(character) if character.isprintable() else f"U+{ord(character):04X}"
        )
        return HclSyntaxError(f"{shown} is not a character of HCL", pos, pos + 1)

    def unclosed(self) -> HclSyntaxError:
        """The template on top of the stack has no end."""
        text, start = self.text, self.openers[-1]
        if self.modes[-1] is _HEREDOC:
            line_end = text.find("\n", start)
            marker = text[start:line_end].lstrip("<-").rstrip()
            return HclSyntaxError(
                f"this heredoc has no end: no line holds only {marker}",
                start,
                line_end,
                "the end marker stands alone on a line, with a newline after it",
            )
        at = self.pos
        return HclSyntaxError(
            "this string has no closing quote on its line",
            start,
            max(at, start + 1),
            "for text over several lines use \\n or a heredoc (<<EOT)",
        )


def _identifier(value: str, start: int) -> str:
    """Give the longest identifier that text with letters beyond ASCII begins with.

    Raises HclSyntaxError where its first character cannot begin one.
    """
    length = 0
    for character in value:
        first = character == "_" or character.isidentifier()
        if not (
            first or length and (character == "-" or f"a{character}".isidentifier())
        ):
            break
        length += 1
    if not length:
        shown = f"{value[0]!r} (U+{ord(value[0]):04X})"
        hint = _FLAWED_CHARACTERS.get(value[0], f"{shown} is not a character of HCL")
        raise HclSyntaxError(hint, start, start + 1)
    return value[:length]


def _check_escapes(value: str, start: int) -> None:
    """Raise HclSyntaxError at the first escape that HCL does not have."""
    at = value.find("\\")
    while at >= 0:
        match = _GOOD_ESCAPE.match(value, at)
        if not match:
            found = value[at : at + 2]
            raise HclSyntaxError(
                f"{found} is not an escape",
                start + at,
                start + at + 2,
                'the escapes are \\n, \\r, \\t, \\", \\\\, \\uNNNN and \\UNNNNNNNN;'
                " a backslash itself is written \\\\",
            )
        digits = match[0][2:]
        if digits and not _is_scalar(int(digits, 16)):
            raise HclSyntaxError(
                f"{match[0]} is not a character", start + at, start + match.end()
            )
        at = value.find("\\", match.end())


def _is_scalar(code: int) -> bool:
    return code < 0xD800 or 0xDFFF < code <= 0x10FFFF
