"""Regular expressions that are compiled when they are first used.

To compile one takes longer than to use it, and most runs use few of the many there are.
Installed from a wheel, the Pythons that it was built with do not even compile those:
``tffix.prepared`` has the code of all patterns, and the matcher takes it as it takes it
from ``re``. That was a third of the start of a run.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any, cast

from tffix import prepared


class _Pattern:
    """Stands for a compiled pattern, and becomes it when it is asked for anything."""

    def __init__(self, text: str, flags: int) -> None:
        self.said = text, int(flags)
        _named.append(self.said)

    def __getattr__(self, name: str) -> Any:
        # what is found is kept, so that this is not called for it again
        found = getattr(_compiled(*self.said), name)
        setattr(self, name, found)
        return found


_named: list[tuple[str, int]] = []  # the texts and flags of all there are


def pattern(text: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Give a pattern as ``re.compile`` does, but compile it later.

    Its methods are there, but ``re.sub`` and the other functions do not take it.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))


def said(pattern_: re.Pattern[str]) -> tuple[str, int]:
    """Give the text and the flags of a pattern that is compiled later."""
    return cast("_Pattern", pattern_).said


def prepare(folder: str) -> None:
    """Write the code of all patterns that have been named, for this Python."""
    prepared.write(
        folder, _file(), {said: _code(*said) for said in sorted(set(_named))}
    )


def _code(text: str, flags: int) -> tuple[Any, ...]:
    """Give what ``re`` hands to the matcher for a pattern; the code as bytes."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # noqa: PLC0415

    parsed = _parser.parse(text, flags)
    state, code = parsed.state, _compiler._code(parsed, flags)  # noqa: SLF001
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    words = b"".join(word.to_bytes(_WORD, sys.byteorder) for word in code)
    return flags | state.flags, words, state.groups - 1, state.groupdict, tuple(names)


_WORD = 4  # bytes of a word of the matcher


def codes() -> dict[tuple[str, int], tuple[Any, ...]]:
    """Give what was prepared for this Python, by text and flags of patterns."""
    return prepared.read(_file()) or {}


def restored(text: str, code: tuple[Any, ...]) -> re.Pattern[str]:
    """Give the pattern of a text from what was prepared of it."""
    import _sre  # type: ignore[import-not-found]  # noqa: PLC0415, if there is something

    flags, words, groups, numbers, names = code
    numbered = memoryview(words).cast("I").tolist()
    made = _sre.compile(text, flags, numbered, groups, numbers, names)
    return cast("re.Pattern[str]", made)


def _file() -> str:
    """Give the name of the file with the code for this Python's matcher."""
    import _sre  # noqa: PLC0415, as above

    tag = sys.implementation.cache_tag
    return f"patterns-{tag}-{_sre.MAGIC}-{_sre.CODESIZE}-{sys.byteorder}.bin"


_codes = cache(codes)


@cache
def _compiled(text: str, flags: int) -> re.Pattern[str]:
    code = _codes().get((text, flags))
    return restored(text, code) if code else re.compile(text, flags)
