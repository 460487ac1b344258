"""The blocks of a file and the items of a body, found without parsing them.

Regular expressions know what may hide a brace: comments, quoted strings with simple
sequences, heredocs without any. They find headers and the braces that close them; what
is too deep for them is left to the lexer, and what stands in between to the parser, for
those blocks that somebody reads.
"""

from __future__ import annotations

from functools import lru_cache

from tffix.errors import HclSyntaxError
from tffix.hcl.nodes import Label
from tffix.lazy_re import pattern
from tffix.typed import NamedTuple

_WORD = r"[^\W\d][\w-]*+"
_BLOCK_COMMENT = r"/\*(?s:.*?)\*/"
_LINE_COMMENT = r"(?:\#|//)[^\n]*+"
_COMMENT = rf"{_BLOCK_COMMENT}|{_LINE_COMMENT}"
_NO_SEQUENCE = r"\$\$\{|%%\{|[$%](?!\{)"


def _string(depth: int) -> str:
    """Give the pattern of a quoted string, with sequences nested so deep."""
    plain = rf'[^"\\$%\r\n]++|\\[^\r\n]|{_NO_SEQUENCE}'
    if not depth:
        return f'"(?:{plain})*+"'
    quiet = rf'[^"{{}}\#/<]++|/(?![/*])|<(?!<)|{_string(depth - 1)}'
    sequence = rf"[$%]\{{(?:{quiet}|\{{(?:{quiet})*+\}})*+\}}"
    return f'"(?:{plain}|{sequence})*+"'


# a quoted string, if what is inserted in it is no deeper than most is
STRING = _string(1)
# around an end marker: what the reference takes for space
_MARGIN = "[\t\v\f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*+"
_END_MARKER = rf"{_MARGIN}(?P=marker){_MARGIN}(?=\r?\n)"
# what is inserted in a heredoc, if it is no more than a name or a keyword
_INSERTED = r"[$%]\{[^{}\"\#/\r\n]*+\}"
_HEREDOC = (
    rf"<<-?(?P<marker>{_WORD})\r?\n(?:(?!{_END_MARKER})"
    rf"(?:[^$%\r\n]++|{_NO_SEQUENCE}|{_INSERTED}|\r(?=\n))*+\n)*+{_END_MARKER}"
)
_GAP = rf"(?:[ \t]++|\r?\n|{_COMMENT})*+"
_AFTER_BLOCK = rf"(?:[ \t]++|{_BLOCK_COMMENT})*+(?:\r?\n|\#|//|\Z)"


def _block() -> str:
    """Give the pattern of a block as most are, with blocks in blocks in it; or the end.

    Its header is ASCII, with two quoted labels at most.
    """
    inside = rf'[^{{}}"\#/<]++|{STRING}|{_COMMENT}|/(?![/*])|<(?!<)'
    nested = rf"\{{(?:{inside})*+\}}"
    nested = rf"\{{(?:{inside}|{nested})*+\}}"
    label = r'[ \t]*+"([\t !#&-\[\]-~]*+)"'
    return (
        rf"{_GAP}(?:([A-Za-z_][A-Za-z0-9_-]*+)(?:{label}(?:{label})?+)?+[ \t]*+"
        rf"\{{(?:{inside}|{_HEREDOC}|{nested})*+\}}(?={_AFTER_BLOCK})|\Z)"
    )


_BLOCK = pattern(_block())
# From inside a block to its next brace, or to what only the lexer understands.
_TO_BRACE = pattern(
    rf'(?:[^{{}}"\#/<]++|{_COMMENT}|/(?![/*])|{STRING}|{_HEREDOC}|<(?!<))*+'
    r'([{}]|"|<<)'
)
# From behind a block, or the start of the file, to the body of the next.
_HEADER = pattern(
    rf"{_GAP}(?P<type>{_WORD})"
    rf'(?P<labels>(?:[ \t]*+(?:{_WORD}|"[^"\\$%\r\n]*+"))*+)[ \t]*+(?P<open>\{{)'
)
_END_OF_BLOCK = pattern(_AFTER_BLOCK)
_LABEL = pattern(rf'"([^"]*)"|({_WORD})')


# brackets in each other, as deep as most are; what is deeper is parsed at once
_MOST_BRACKETS = 10
_REST = rf"/(?![/*])|<(?!<)|{STRING}"
_INSIDE = rf'[^"{{}}()\[\]\#/<]++|{_COMMENT}|{_REST}'


def _brackets() -> str:
    """Give the pattern of brackets with all that is in them, but for heredocs."""
    brackets = rf"[\[({{](?:{_INSIDE})*+[\])}}]"
    for _ in range(_MOST_BRACKETS - 1):
        brackets = rf"[\[({{](?:{_INSIDE}|{brackets})*+[\])}}]"
    return brackets


def _item() -> str:
    """Give the pattern of what comes before an item, and of it: or of the end."""
    brackets = _brackets()
    # each needs a name of its own for its marker
    called, nested = (_HEREDOC.replace("marker", name) for name in ("called", "nested"))
    call = rf"\((?:{_INSIDE})*+{called}(?:{_INSIDE}|{brackets})*+\)"
    value = rf'(?:[^"{{}}()\[\]\#/<\r\n]++|{_REST}|{brackets}|{call})*+(?:{_HEREDOC})?'
    block = rf'(?P<labels>(?:[ \t]*+(?:{_WORD}|"[^"\\$%\r\n]*+"))*+)[ \t]*+'
    block += rf"(?P<open>\{{)(?:{_INSIDE}|{brackets}|{nested})*+\}}"
    return (
        rf"(?:[ \t]++|\r?\n|{_COMMENT})*+(?:(?P<name>{_WORD})"
        rf"(?:[ \t]*+=(?!=){value}|{block})(?=[ \t]*+(?:\r?\n|\#|//|\Z))|\Z)"
    )


_ITEM = pattern(_item())
# an element of a list or an argument of a call, and what ends it
_ELEMENT = pattern(
    rf'(?:\s|{_COMMENT})*+(?P<said>(?:[^"{{}}()\[\],\#/<]++|{_COMMENT}|{_REST}'
    rf"|{_HEREDOC}|{_brackets()})*+)(?P<sign>[,)\]])"
)


class BlockSpan(NamedTuple):
    """The header of a top-level block and where it stands, in characters."""

    type: str
    labels: tuple[str, ...]
    start: int
    end: int


class ItemSpan(NamedTuple):
    """An item of a body, in characters: a block where it has an opening brace.

    ``labels`` is where those of the block stand, ``open`` is behind its brace.
    """

    name: str
    start: int
    end: int
    labels: tuple[int, int]
    open: int | None

    def value(self, text: str) -> str:
        """Give the value of an argument, as it is written in the text."""
        return text[self.start : self.end].partition("=")[2].strip()


def index(text: str) -> list[BlockSpan] | None:
    """Cut a file into its top-level blocks, as the parser would.

    Gives None where that is not certain: a file that is not HCL, an argument at the top
    level, a comment or characters beyond ASCII in a header.
    """
    spans: list[BlockSpan] = []
    at = 0
    while True:
        found = _BLOCK.match(text, at)
        if found:
            type_, first, second = found.group(1, 2, 3)
            if type_ is None:
                break
            labels = tuple([label for label in (first, second) if label is not None])
            span = BlockSpan(type_, labels, found.start(1), found.end())
        else:
            unusual = _unusual(text, at)
            if unusual is None:
                return None
            span = unusual
        spans.append(span)
        at = span.end
    return spans


def _unusual(text: str, at: int) -> BlockSpan | None:
    """Give the block that begins at an offset, however deep it is and many labels."""
    header = _HEADER.match(text, at)
    end = header and _end(text, header.end())
    if header is None or end is None or not _END_OF_BLOCK.match(text, end):
        return None
    if not text[header.start("type") : header.end()].isascii():
        return None
    labels = tuple(
        [quoted or bare for quoted, bare in _LABEL.findall(header["labels"])]
    )
    return BlockSpan(header["type"], labels, header.start("type"), end)


def block_at(text: str, start: int, end: int) -> ItemSpan:
    """Give the parts of a block of the index."""
    header = _HEADER.match(text, start)
    assert header  # noqa: S101, the index has found it there
    name, labels, brace = header["type"], header.span("labels"), header.end("open")
    return ItemSpan(name, start, end, labels, brace)


def labels(text: str, start: int, end: int) -> tuple[Label, ...]:
    """Give the labels between two offsets."""
    return tuple(
        Label(*label.span(), label[1] or label[2] or "", quoted=label[2] is None)
        for label in _LABEL.finditer(text, start, end)
    )


def elements(text: str, at: int) -> list[str] | None:
    """Give the elements of a list, or the arguments of a call, as they are written.

    They are what stands between commas from behind an opening bracket to the one that
    closes it. None where that is not found, as where a heredoc is in brackets in it.
    """
    found: list[str] = []
    while match := _ELEMENT.match(text, at):
        at = match.end()
        if match["said"]:
            found.append(match["said"].rstrip())
        if match["sign"] != ",":
            return found
    return None


def is_in_text(text: str, at: int) -> bool:
    """Whether an offset is surely inside of a string in which nothing is inserted."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    quotes = line.replace("\\\\", "").replace('\\"', "").count('"')
    return quotes % 2 == 1 and not any(sign in line for sign in ("${", "%{", "/*"))


def body_of(text: str) -> tuple[str, int] | None:
    """Give the kind of the block that a text is, and where its body begins."""
    header = _HEADER.match(text)
    return (header["type"], header.end("open")) if header else None


@lru_cache(256)  # several ask for the same block
def items_of(text: str) -> list[ItemSpan] | None:
    """Cut the body of the block that a text is, as ``items`` does."""
    header = _HEADER.match(text)
    return items(text, header.end("open"), len(text) - 1) if header else None


def items(text: str, start: int, end: int) -> list[ItemSpan] | None:
    """Cut a body into its items, as the parser would.

    Gives None where that is not certain, as where an argument is set twice or a header
    has characters beyond ASCII.
    """
    ascii_ = text.isascii()
    found: list[ItemSpan] = []
    arguments: set[str] = set()
    at = start
    while match := _ITEM.match(text, at, end):
        at, name = match.end(), match["name"]
        if name is None:
            return found if _stand_alone(text, start, end, found) else None
        brace = match.end("open") if match["open"] else None
        if brace is None:
            if name in arguments:
                return None
            arguments.add(name)
        elif not ascii_ and not text[match.start("name") : brace].isascii():
            return None
        found.append(
            ItemSpan(name, match.start("name"), at, match.span("labels"), brace)
        )
    return None


def _stand_alone(text: str, start: int, end: int, found: list[ItemSpan]) -> bool:
    """Whether braces have lines of their own, or one argument and no other line."""
    if not found:
        return True
    before, after = text[start : found[0].start], text[found[-1].end : end]
    if "\n" in before and "\n" in after:
        return "/*" not in before and "/*" not in after  # the line end may be in it
    return len(found) == 1 and found[0].open is None and "\n" not in text[start:end]


def _end(text: str, at: int) -> int | None:
    """Give the end of a block from behind its opening brace."""
    depth = 1
    while found := _TO_BRACE.match(text, at):
        at = found.end()
        sign = found[2]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                return at
        else:
            end = _template_end(text, found.start(2))
            if end is None:
                return None
            at = end
    return None


def _template_end(text: str, start: int) -> int | None:
    """Give the end of a quoted template or a heredoc, if it has one."""
    from tffix.hcl.lexer import tokens  # noqa: PLC0415, deferred: rarely needed

    depth = 0
    try:
        for token in tokens(text, start, in_value=True):
            if token.type in ("OQUOTE", "OHEREDOC"):
                depth += 1
            elif token.type in ("CQUOTE", "CHEREDOC"):
                depth -= 1
                if not depth:
                    return token.end_pos
            elif not depth:
                return token.end_pos if token.type == "STRING" else None
    except HclSyntaxError:
        pass
    return None
