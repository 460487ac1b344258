"""Names that are like another one, or must mean the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.lazy_re import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE = 0.8  # how much of two names must be the same for one to be shown
SHOWN = 3
_NOT_LETTERS = pattern(r"[^a-z]+(?:x\b)?")  # nodejs22.x is of nodejs
_DIGITS = pattern("[0-9]+")
# words that say the same, or nothing, in the names of arguments
_SAME = {
    "cfg": "config",
    "configuration": "config",
    "database": "db",
    "identifier": "id",
    "maximum": "max",
    "minimum": "min",
    "number": "num",
}
_NOTHING = {"enable", "enabled", "has", "is"}
_UNITS = {"in", "second", "minute", "hour", "day", "mb", "gb", "mib", "gib"}
_SHORT, _LONG = 5, 12  # characters of names in which one, or two, may be wrong


def near(name: str, names: Iterable[str]) -> list[str]:
    """Give the names that are most like one, the likest first; three at most."""
    from difflib import get_close_matches  # noqa: PLC0415, deferred: with a finding

    return get_close_matches(name, sorted(set(names)), SHOWN, _LIKE)


def like(name: str, names: Iterable[str]) -> list[str]:
    """Give the same, and then those that have the name in them as words."""
    known = sorted(set(names))
    words = f"_{name}_"
    found = near(name, known)
    found += [one for one in known if words in f"_{one}_" and one not in found]
    return found[:SHOWN]


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """Give the three names that are most like one, however little that is.

    Numbers are no likeness: of the versions of one thing the latest comes first.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415, deferred: with a finding

    letters = _NOT_LETTERS.sub("", name.lower())
    matcher = SequenceMatcher(b=letters)

    def likeness(one: str) -> tuple[float, list[int]]:
        matcher.set_seq1(_NOT_LETTERS.sub("", one.lower()))
        return matcher.ratio(), [int(digits) for digits in _DIGITS.findall(one)]

    return sorted(names, key=likeness, reverse=True)[:SHOWN]


def perhaps(names: Iterable[str]) -> str:
    """Say that one of the names may be meant; nothing where there are none."""
    said = " or ".join(names)
    return f"perhaps {said} is meant" if said else ""


def alike(old: str, new: str, type_: str) -> bool:
    """Whether two names must mean the same in a type of resource."""
    if old.replace("_", "") == new.replace("_", ""):
        return True
    one, two = _words(old, type_), _words(new, type_)
    if one == two or (one and one == [w for w in two if w not in _UNITS]):
        return True
    return _is_misspelt(old, new)


def share_words(one: str, other: str, type_: str) -> bool:
    """Whether one of two names is a part of the other, by the words of both."""
    words, others = set(_words(one, type_)), set(_words(other, type_))
    return words < others or others < words


def _words(name: str, type_: str) -> list[str]:
    """Give the words of a name that tell it from others, in the order of the alphabet.

    Those that the type begins or ends with, and say what it is, are none of them.
    """
    words, own = name.split("_"), type_.split("_")[1:]
    for length in range(len(own), 0, -1):
        if words[:length] == own[-length:] and len(words) > length:
            words = words[length:]
            break
    singular = [_SAME.get(word, word) for word in map(_singular, words)]
    return sorted(w for w in singular if w not in _NOTHING) or sorted(singular)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004, but for "ties"
        return f"{word[:-3]}y"
    if word.endswith("ss") or len(word) < 4:  # noqa: PLR2004, as "dns" and "bus"
        return word
    return word.removesuffix("s")


def _is_misspelt(old: str, new: str) -> bool:
    """Whether a letter or two are wrong; other numbers are no mistakes."""
    if _DIGITS.findall(old) != _DIGITS.findall(new):
        return False
    allowed = (len(old) >= _SHORT) + (len(old) >= _LONG)
    return allowed > 0 and _distance(old, new) <= allowed


def _distance(old: str, new: str) -> int:
    """Give how many letters are to be written, left out, changed or swapped."""
    rows = [list(range(len(new) + 1))]
    for i, a in enumerate(old, 1):
        row = [i]
        for j, b in enumerate(new, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == new[j - 2] and old[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
