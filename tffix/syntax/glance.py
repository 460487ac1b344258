"""What a text says at a glance, before anything is parsed."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_ASSIGNED = re.compile(r"\b([a-z]\w*)[ \t]*=(?![=>])[ \t]*([^\r\n]*)")
_KEPT = 1024  # texts: those of a large module


@lru_cache(_KEPT)
def written(text: str) -> dict[str, set[str]]:
    """Give what looks like an argument: by name, what follows on its lines.

    That may be in a comment, in a string or in an object; of what shares a line, only
    the first is seen.
    """
    found: dict[str, set[str]] = {}
    for name, code in _ASSIGNED.findall(text):
        found.setdefault(name, set()).add(code)
    return found


@cache
def unless(name: str, plain: str) -> re.Pattern[str]:
    """Give a pattern that finds an argument, unless it has a plain value.

    That is a string without escapes and interpolations that meets the pattern
    ``plain``. What only looks like the argument, as in a comment, is found too.
    """
    value = rf'"(?={plain}")[^"$%\\\r\n]*"'
    end = r"[ \t]*(?:[\r\n}#]|//|\Z)"
    return re.compile(rf"\b{name}[ \t]*(?:/\*|=(?!=|[ \t]*{value}{end}))")
