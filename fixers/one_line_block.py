"""Write blocks over several lines that are on one and hold too much for it.

A block on one line holds nothing or one argument, ``variable "name" { type = string
}``. With a second argument or a block in it, or with half of it on the next line, the
file is not HCL, and Terraform reads nothing of it. Each argument and block, and the
closing brace, comes on a line of its own; commas and semicolons between them go.

Refused by validate:

    Invalid single-argument block definition
    Single-line block syntax can include only one argument definition. To define
    multiple arguments, use the multi-line block syntax with one argument definition per
    line.

Before:

    variable "password" { type = string, sensitive = true }

After:

    variable "password" {
      type      = string
      sensitive = true
    }

See https://developer.hashicorp.com/terraform/language/syntax/configuration
"""

from tffix.api import (
    STEP,
    Context,
    Edit,
    File,
    Finding,
    HclSyntaxError,
    Impact,
    Iterator,
    Safety,
    Slip,
    SyntaxErrors,
    fixer,
    indent,
    lexer,
)
from tffix.api import nodes as n

_LABELS = ("IDENT", "STRING")


@fixer(
    SyntaxErrors(),
    groups=("syntax",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def one_line_block(slip: Slip, context: Context) -> Iterator[Finding]:
    """Expand the block that begins on the line of an error."""
    file = slip.file
    try:
        edits = _closed(slip) or list(_Expansion(file, slip.line_span[0]).edits())
    except (HclSyntaxError, _OtherwiseError):
        return
    if edits:
        yield context.finding(
            None,
            n.Node(slip.error.start, slip.error.end),
            "a block on one line holds one argument and no block",
            "put each argument, and the closing brace, on a line of its own",
            edits,
        )


def _closed(slip: Slip) -> list[Edit]:
    """Give what puts a brace behind the last argument of a block on its own line."""
    path, text, at = slip.file.path, slip.file.text, slip.error.start
    start, _ = slip.line_span
    if text[at : at + 1] != "}" or "{" in text[start:at]:
        return []
    to = indent(text, start)[: -len(STEP)]
    return [Edit(path, len(text[:at].rstrip()), at, f"\n{to}")]


class _OtherwiseError(Exception):
    """What is on the line is no block of arguments and blocks."""


class _Expansion:
    """The tokens of a block, and what puts its items on lines of their own."""

    def __init__(self, file: File, start: int) -> None:
        self._path, self._text = file.path, file.text
        self._indent = indent(file.text, start)
        self._tokens = list(_block(file.text, start))
        self._at = 0

    def edits(self) -> Iterator[Edit]:
        """Give what expands it."""
        yield from self._block(self._indent)

    @property
    def _type(self) -> str:
        return self._ahead(0).type

    def _ahead(self, count: int) -> lexer.Token:
        """Give a token; its line may be the last one, and not complete."""
        if self._at + count >= len(self._tokens):
            raise _OtherwiseError
        return self._tokens[self._at + count]

    def _block(self, to: str) -> Iterator[Edit]:
        """Pass over a block whose type is the next token."""
        while self._type in _LABELS:
            self._at += 1
        if self._type != "LBRACE":
            raise _OtherwiseError
        self._at += 1
        first = self._at
        found: list[Edit] = []
        number = 0
        is_plain = True
        while True:
            found += self._break(to)
            if self._type == "RBRACE":
                break
            is_plain &= self._ahead(1).type == "EQUAL"
            found += self._item(f"{to}{STEP}")
            number += 1
        self._at += 1
        is_whole = all(one.type != "NEWLINE" for one in self._tokens[first : self._at])
        if not (is_whole and number <= 1 and is_plain):
            yield from found

    def _break(self, to: str) -> Iterator[Edit]:
        """Pass over what separates items, and give what makes it the end of a line.

        Another line follows, of the block that is indented as ``to``, or its brace.
        """
        before = self._tokens[self._at - 1].end_pos
        lines = commas = 0
        while self._type in ("COMMA", "NEWLINE"):
            lines += self._type == "NEWLINE"
            commas += self._type == "COMMA"
            if self._type == "COMMA" and lines:
                raise _OtherwiseError
            self._at += 1
        end = self._tokens[self._at].start_pos
        if self._type != "RBRACE":
            to += STEP
        if not lines:
            if self._text[before:end].strip(" \t,"):
                raise _OtherwiseError  # a comment, which may be about either side
            is_ended = self._text[before - 1] == "\n"  # by a heredoc
            yield Edit(self._path, before, end, to if is_ended else f"\n{to}")
        elif commas:
            yield Edit(self._path, before, before + 1, "")

    def _item(self, to: str) -> Iterator[Edit]:
        """Pass over an argument or a block."""
        if self._type != "IDENT":
            raise _OtherwiseError
        if self._ahead(1).type != "EQUAL":
            yield from self._block(to)
            return
        self._at += 2
        first, depth = self._at, 0
        while depth or not self._ends_value(first):
            depth += self._ahead(0).nesting
            self._at += 1

    def _ends_value(self, first: int) -> bool:
        """Whether the value that began at a token ends before the one that is next."""
        if self._type in ("COMMA", "NEWLINE", "RBRACE"):
            return True
        return (
            self._at > first
            and self._type == "IDENT"
            and self._ahead(1).type == "EQUAL"
        )


def _block(text: str, start: int) -> Iterator[lexer.Token]:
    """Give the tokens from the beginning of a line to the end of its block."""
    depth = 0
    for token in lexer.tokens(text, start, len(text)):
        yield token
        depth += token.nesting
        if token.type in ("RBRACE", "NEWLINE") and depth <= 0:
            return
