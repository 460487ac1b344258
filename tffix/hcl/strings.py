"""What the literal text of a template stands for, and how to write it."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re

_ESCAPE = pattern(r"(?s)\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|\$\$\{|%%\{")
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


def unescape(raw: str) -> str:
    """Give the value of the literal text of a quoted template."""
    if "\\" not in raw and "{" not in raw:
        return raw

    def value(match: re.Match[str]) -> str:
        digits = match[1] or match[2]
        if digits:
            return chr(int(digits, 16))
        return _SIMPLE[match[3]] if match[3] else match[0][1:]

    return _ESCAPE.sub(value, raw)


def quote(value: str) -> str:
    """Write a value as a quoted string, quotes included."""
    out = value.replace("\\", "\\\\").replace('"', '\\"')
    out = out.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return '"' + out.replace("${", "$${").replace("%{", "%%{") + '"'
