"""The top-level blocks of a file, found without parsing it.

One regular expression knows what may hide a brace: comments, quoted strings with their
sequences, heredocs. It finds headers and the braces that close them; what stands in
between is left to the parser, for those blocks that somebody reads.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = r"[^\W\d][\w-]*+"
_COMMENT = r"/\*(?s:.*?)\*/|(?:\#|//)[^\n]*+"


def _string(depth: int) -> str:
    """Give the pattern of a quoted string, with sequences nested so deep."""
    plain = r'[^"\\$%\r\n]++|\\[^\r\n]|\$\$\{|%%\{|[$%](?!\{)'
    if not depth:
        return f'"(?:{plain})*+"'
    inner = _string(depth - 1)
    quiet = rf'[^"{{}}\#/]++|/(?![/*])|{inner}'
    sequence = rf"[$%]\{{(?:{quiet}|\{{(?:{quiet})*+\}})*+\}}"
    return f'"(?:{plain}|{sequence})*+"'


_HEREDOC = (
    rf"<<-?(?P<marker>{_WORD})\r?\n"
    r"(?:(?![^\S\n]*+(?P=marker)[^\S\n]*+\n)[^\n]*+\n)*+[^\S\n]*+(?P=marker)[^\S\n]*+(?=\n)"
)
# From inside a block to its next brace; then from behind a block to the next header.
_TO_BRACE = re.compile(
    rf'(?:[^{{}}"\#/<]++|{_COMMENT}|/(?![/*])|{_string(3)}|{_HEREDOC}|<(?!<))*+([{{}}])'
)
_HEADER = re.compile(
    rf"(?:\s++|{_COMMENT})*+(?:(?P<type>{_WORD})"
    rf'(?P<labels>(?:[ \t]*+(?:{_WORD}|"[^"\\$%\r\n]*+"))*+)[ \t]*+(?P<open>\{{)|\Z)'
)
_LABEL = re.compile(rf'"([^"]*)"|({_WORD})')


class BlockSpan(NamedTuple):
    """The header of a top-level block and where it stands, in characters."""

    type: str
    labels: tuple[str, ...]
    start: int
    end: int


def index(text: str) -> list[BlockSpan] | None:
    """Cut a file into its top-level blocks.

    Gives None where that is not certain: a file that is not HCL, an argument at the top
    level, sequences nested too deep for a regular expression.
    """
    spans: list[BlockSpan] = []
    at = 0
    to_header, to_brace = _HEADER.match, _TO_BRACE.match
    while header := to_header(text, at):
        if not header["open"]:
            return spans
        at = header.end()
        depth = 1
        while depth:
            brace = to_brace(text, at)
            if brace is None:
                return None
            depth += 1 if brace[2] == "{" else -1
            at = brace.end()
        labels = tuple(
            quoted or bare for quoted, bare in _LABEL.findall(header["labels"])
        )
        spans.append(BlockSpan(header["type"], labels, header.start("type"), at))
    return None
