"""Whether a text is surely HCL, told without the parser.

Most small files consist of a few forms: what they match is certain, what they do not
match may be HCL all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.lazy_re import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tffix.hcl.scanner import BlockSpan

_NAME = "[A-Za-z_][A-Za-z0-9_-]*+"
_REFERENCE = rf"{_NAME}(?:\.{_NAME}|\[[0-9]++\])*+"
_STRING = rf'"(?:[^"\\$%\r\n]++|\\[nrt"\\]|\$\{{{_REFERENCE}\}})*+"'
_SIMPLE = rf"(?:{_REFERENCE}|{_STRING}|-?[0-9]++(?:\.[0-9]++)?+)"
_LIST = rf"\[ *+(?:{_SIMPLE}(?: *+, *+{_SIMPLE})*+ *+)?\]"
_ATTRIBUTE = rf"{_NAME} *+= *+(?:{_SIMPLE}|{_LIST})"
_END = r"[ \t]*+(?:(?:\#|//)[^\n]*+)?\r?(?:\n|\Z)"
_OBJECT = rf"{_NAME} *+= *+\{{{_END}(?:[ \t]*+(?:{_ATTRIBUTE})?{_END})*?[ \t]*+\}}"
_HEADER = rf'{_NAME}(?: ++"[^"\\$%\r\n]*+")*+ *+\{{'
_CERTAIN = pattern(rf"(?:[ \t]*+(?:{_ATTRIBUTE}|{_OBJECT}|{_HEADER}|\}})?{_END})*?\Z")
_ARGUMENT = pattern(rf"(?m)^[ \t]*+({_NAME}) *+=")


def is_certain(text: str, spans: Iterable[BlockSpan]) -> bool:
    """Whether a text in which the braces of these blocks balance is surely HCL."""
    if not _CERTAIN.match(text):
        return False
    for span in spans:
        names = _ARGUMENT.findall(text, span.start, span.end)
        if len(set(names)) < len(names):  # one may be set twice
            return False
    return True
