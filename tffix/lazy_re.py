"""Regular expressions that are compiled when they are first used.

To compile one takes longer than to use it, and most runs use few of the many there are.
Installed from a wheel, the Pythons that it was built with do not even compile those:
``tffix.prepared`` has the code of all patterns, and the matcher takes it as it takes it
from ``re``, which is not loaded. That was a third of the start of a run.

What is searched for is found ten times as fast where the pattern begins with letters or
signs, to which the matcher runs. So what must not stand before a word is said behind
it, in a look back, and what begins in several ways is several patterns.
"""

from __future__ import annotations

import sys
from functools import cache, cached_property

from tffix import prepared
from tffix.typed import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import re


class _Pattern:
    """Stands for a compiled pattern, and becomes it when it is asked for anything."""

    def __init__(self, text: str, flags: int) -> None:
        self.said = text, int(flags)
        _named.append(self.said)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words of which every match has one; none where there are no such."""
        code = _codes().get(self.said)
        return code[-1] if code else _derived_words(*self.said)

    def __getattr__(self, name: str) -> Any:
        # what is found is kept, so that this is not called for it again
        found = getattr(_compiled(*self.said), name)
        setattr(self, name, found)
        return found


_named: list[tuple[str, int]] = []  # the texts and flags of all there are


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern as ``re.compile`` does, but compile it later.

    Its methods are there, but ``re.sub`` and the other functions do not take it.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))


def said(pattern_: re.Pattern[str]) -> tuple[str, int]:
    """Give the text and the flags of a pattern, compiled or not."""
    found = cast("re.Pattern[str] | _Pattern", pattern_)
    return found.said if isinstance(found, _Pattern) else (found.pattern, found.flags)


def found_in(pattern_: re.Pattern[str], text: str) -> bool:
    """Whether a pattern is found in a text, as ``search`` does.

    The words of which every match has one are looked for first: that takes a tenth of
    the time, and in most texts there are none.
    """
    words: tuple[str, ...] = getattr(pattern_, "words", ())
    if words and not any(map(text.__contains__, words)):
        return False
    return pattern_.search(text) is not None


def _derived_words(text: str, flags: int) -> tuple[str, ...]:
    from re import _parser  # noqa: PLC0415, as for ``_code``

    parsed = _parser.parse(text, flags)
    found = set() if parsed.state.flags & _IGNORECASE else _in_sequence(parsed)
    return tuple(sorted(found)) if _shortest(found) >= _WORTH else ()


_IGNORECASE = 2  # that of ``re``
_WORTH = 2  # characters of a word; a single one is in most texts


def _in_sequence(parsed: Any) -> set[str]:
    """Give the best of the sets of words of which what matches a sequence has one."""
    found: list[set[str]] = []
    run = ""
    for sign, value in parsed:
        if str(sign) == "LITERAL":
            run += chr(value)
            continue
        found += [{run}, _in_part(str(sign), value)]
        run = ""
    return max([*found, {run}], key=lambda words: (_shortest(words), -len(words)))


def _in_part(sign: str, value: Any) -> set[str]:
    match sign, value:
        case "SUBPATTERN", (_, added, _, inner) if not added & _IGNORECASE:
            return _in_sequence(inner)
        case "BRANCH", (_, branches):
            words = [_in_sequence(one) for one in branches]
            return set().union(*words) if all(map(_shortest, words)) else set()
        case (
            ("MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT"),
            (least, _, inner),
        ) if least:
            return _in_sequence(inner)
        case ("ATOMIC_GROUP", inner) | ("ASSERT", (_, inner)):
            return _in_sequence(inner)
    return set()


def _shortest(words: set[str]) -> int:
    return min(map(len, words), default=0)


def prepare(folder: str) -> None:
    """Write the code of all patterns that have been named, for this Python."""
    prepared.write(
        folder, _file(), {said: _code(*said) for said in sorted(set(_named))}
    )


def _code(text: str, flags: int) -> tuple[Any, ...]:
    """Give what ``re`` hands to the matcher for a pattern; the code as bytes.

    Last come the words that it needs.
    """
    from re import _compiler, _parser  # type: ignore[attr-defined]  # noqa: PLC0415

    parsed = _parser.parse(text, flags)
    state, code = parsed.state, _compiler._code(parsed, flags)  # noqa: SLF001
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    words = b"".join(word.to_bytes(_WORD, sys.byteorder) for word in code)
    groups = state.groups - 1, state.groupdict, tuple(names)
    return flags | state.flags, words, *groups, _derived_words(text, flags)


_WORD = 4  # bytes of a word of the matcher


def codes() -> dict[tuple[str, int], tuple[Any, ...]]:
    """Give what was prepared for this Python, by text and flags of patterns."""
    return prepared.read(_file()) or {}


def restored(text: str, code: tuple[Any, ...]) -> re.Pattern[str]:
    """Give the pattern of a text from what was prepared of it."""
    import _sre  # type: ignore[import-not-found]  # noqa: PLC0415, if there is something

    flags, words, groups, numbers, names, _ = code
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
    if code := _codes().get((text, flags)):
        return restored(text, code)
    import re  # noqa: PLC0415, deferred: a wheel has the code of nearly all

    return re.compile(text, flags)
