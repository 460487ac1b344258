"""Regular expressions that are compiled when they are first used.

To compile one takes longer than to use it, and most runs use few of the many there are.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern, and becomes it when it is asked for anything."""

    def __init__(self, text: str, flags: int) -> None:
        self._said = text, flags

    def __getattr__(self, name: str) -> Any:
        # what is found is kept, so that this is not called for it again
        found = getattr(re.compile(*self._said), name)
        setattr(self, name, found)
        return found


def pattern(text: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Give a pattern as ``re.compile`` does, but compile it later.

    Its methods are there, but ``re.sub`` and the other functions do not take it.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))
