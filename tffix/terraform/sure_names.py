"""Names of the provider that another name must stand for."""

from __future__ import annotations

import re

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

# Words that say the same, or nothing, in the names of arguments.
_SAME = {
    "app": "application",
    "cert": "certificate",
    "cfg": "config",
    "configuration": "config",
    "count": "num",
    "database": "db",
    "desc": "description",
    "encrypted": "encrypt",
    "encryption": "encrypt",
    "identifier": "id",
    "ids": "id",
    "maximum": "max",
    "milli": "millisecond",
    "minimum": "min",
    "number": "num",
    "param": "parameter",
    "percent": "percentage",
    "repo": "repository",
}
# words that stand for several
_SHORT_FOR = {
    "az": "availability_zone",
    "azs": "availability_zones",
    "sg": "security_group",
    "sgs": "security_groups",
}
_ENABLE = "enable"
_NOTHING = {_ENABLE, "has", "in", "is", "of"}
# what the name of a block may say besides
_HOLDING = {"config", "option", "parameter", "property", "setting", "specification"}
# and of one that holds what makes the whole
_WHOLE = {*_HOLDING, "data", "input", "payload"}
_TIMES = {"millisecond", "second", "minute", "hour", "day"}
_UNITS = {"in", *_TIMES, "mb", "gb", "mib", "gib"}
_SHORT, _LONG = 5, 12  # characters of names in which one, or two, may be wrong
# words may be as short as "app" and "api", "east" and "west"
_WORD, _LONG_WORD = 4, 6
_ENOUGH = 2  # words of a name that say what it is about

# what a name may say besides, and what it says of the value alone
_MORE = {"id", "name", "num", "value"}
_KINDS = {*_MORE, "arn"}
_OF_VALUES = (["name"], ["block"], ["address"])
# words that many attributes end with
_OF_MANY = {*_KINDS, "config", "policy", "prefix", "type"}
# between these the order of words says which is which
_DIRECTIONS = frozenset(("by", "for", "from", "in", "of", "on", "per", "to", "via"))
# words that make another thing of what they stand beside
_TURNING = pattern(
    r"accepter|additional|alias|allow|alternate|auto|base|block|"
    r"cidr|client|count|custom|customer|day|db|default|delete|"
    r"deletion|deny|destination|disable|end|excluded|final|force|"
    r"from|healthy|hour|ignore|in|ipv4|ipv6|last|lock|log|major|"
    r"manage|max|min|minute|mode|new|old|origin|other|override|"
    r"peer|percent|percentage|policy|prefix|primary|rate|read|"
    r"reader|replica|requester|restore|role|schedule|second|"
    r"secondary|server|skip|snapshot|source|start|status|step|"
    r"suffix|target|temp|threshold|time|timeout|to|token|ttl|type|"
    r"unhealthy|unit|update|url|version|window|write"
)


def alike(name: str, names: Collection[str], type_: str) -> list[str]:
    """Give the names with the same words, or but for a letter or two.

    The words of the type that has the names may be there or not.
    """
    return [other for other in names if _is_alike(name, other, type_)]


def longer_or_shorter(name: str, names: Collection[str]) -> str | None:
    """Give the one name that has the words of another and more, or all but one.

    A longer one has them side by side, and those that it has besides make no other
    thing of them: ``backup_retention`` means ``backup_retention_period``, and not
    ``role_arn`` any ``monitoring_role_arn``. None where there are two of them.
    """
    own = _in_order(name)
    about = [word for word in own if word not in _KINDS]
    found = [other for other in names if _is_within(own, _in_order(other))]
    if not found:
        shorter = [other for other in names if own[:-1] == _in_order(other)]
        is_sure = len(shorter) == 1 and len(own) > _ENOUGH and own[-1] in _MORE
        return shorter[0] if is_sure else None
    more = set(_in_order(found[0])) - set(own)
    is_more = len(more) > len(own) + 1  # it says something else
    is_turned = is_more or any(map(_TURNING.fullmatch, more))
    if len(found) > 1 or len(about) < _ENOUGH or is_turned:
        return None
    return found[0]


def with_more(name: str, names: Collection[str], type_: str) -> str | None:
    """Give the one name that says besides what the type or the kind of value is.

    ``dns`` of a load balancer is its ``dns_name``, ``url`` of a function its
    ``function_url``.
    """
    own, of_type = _in_order(name), {*_in_order(type_)}
    if own[-1] in _OF_MANY:
        return None
    found = [
        other
        for other in names
        if (words := _in_order(other))
        and (
            (words[: len(own)] == own and words[len(own) :] in _OF_VALUES)
            or (words[-len(own) :] == own and of_type.issuperset(words[: -len(own)]))
        )
    ]
    return found[0] if len(found) == 1 else None


def _is_within(words: list[str], other: list[str]) -> bool:
    """Whether words stand side by side in others; what enables may stand in front."""
    if words[0] == _ENABLE and other[0] == _ENABLE:
        words, other = words[1:], other[1:]
    rest = len(other) - len(words)
    return rest > 0 and any(
        other[at : at + len(words)] == words for at in range(rest + 1)
    )


def is_spelling(name: str, other: str) -> bool:
    """Whether two names differ in signs, plurals, or a letter or two."""
    return same_words(name, other) or is_misspelt(name, other)


def same_words(name: str, other: str) -> bool:
    """Whether two names differ in signs, plurals and what else says the same."""
    same = name.replace("_", "") == other.replace("_", "")
    return same or _in_order(name) == _in_order(other)


def turned(name: str, other: str) -> bool:
    """Whether two names have the same words in another order that says the same."""
    one, two = name.split("_"), other.split("_")
    return sorted(one) == sorted(two) and _DIRECTIONS.isdisjoint(one)


def has_words_of(name: str, other: str) -> bool:
    """Whether a name lacks one word of another one, or has one more before its last."""
    one, two = _in_order(name), _in_order(other)
    if len(one) > len(two) and one[-1:] != two[-1:]:
        return False
    return abs(len(one) - len(two)) == 1 == len(set(one) ^ set(two))


def overlaps(name: str, other: str, type_: str) -> bool:
    """Whether one name has the words of the other side by side, and more.

    Where they share no more than what kind of value it is, what the longer one says
    besides is of the type: the id of a key is no id of an endpoint.
    """
    one, two = _own(name, type_), _own(other, type_)
    if not (_is_within(one, two) or _is_within(two, one)):
        return False
    short, long = sorted((one, two), key=len)
    more = {*long} - _NOTHING - {*short}
    return not _KINDS.issuperset(short) or all(
        any(said.endswith(word) for said in _in_order(type_)) for word in more
    )


def share(name: str, other: str) -> bool:
    """Whether two names share a word that says what they are about."""
    return bool(_about(name) & _about(other))


def is_whole(name: str, type_: str) -> bool:
    """Whether the name of a block says no more than that it is all of its type."""
    return _about(name) - _WHOLE <= {*_in_order(type_)}


def turns(name: str, names: Collection[str]) -> bool:
    """Whether a word of a name, and not of others, makes another thing of these."""
    every = [set(_in_order(other)) for other in names]
    return any(
        _TURNING.fullmatch(word) and not all(word in other for other in every)
        for word in _in_order(name)
    )


def hold_the_same(name: str, other: str) -> bool:
    """Whether two names of blocks differ in what says that they are blocks."""
    one, two = (
        [word for word in _in_order(each) if word not in _HOLDING]
        for each in (name, other)
    )
    return bool(one) and one == two


def is_about(name: str, other: str, type_: str) -> bool:
    """Whether another name is about all that a name is about.

    The words of the type say nothing there, nor what says that it is a block.
    """
    about = _about(name) - {*_in_order(type_)}
    return bool(about) and about <= _about(other)


def without_holding(name: str) -> str:
    """Give the name of a block without what says at its end that it is one."""
    first, _, last = name.rpartition("_")
    is_held = _SAME.get(_singular(last), _singular(last)) in _HOLDING
    return first if first and is_held else name


def _about(name: str) -> set[str]:
    return {*_in_order(name)} - {*_KINDS, *_NOTHING, *_UNITS, *_HOLDING}


def is_plural(name: str, other: str) -> bool:
    """Whether a name is the plural of another one."""
    return name != other and _singular(name) == other


def is_misspelt(old: str, new: str, most: int = 2) -> bool:
    """Whether a letter or two are wrong; other numbers are no mistakes."""
    if re.sub(r"\D", "", old) != re.sub(r"\D", "", new):
        return False
    allowed = min((len(old) >= _SHORT) + (len(old) >= _LONG), most)
    return allowed > 0 and _differ_at_most(allowed, old, new)


def slips(name: str, other: str) -> list[tuple[str, str]]:
    """Give the words in which a letter or two are wrong, and not the last ones."""
    if name.count("_") != other.count("_") or not is_misspelt(name, other):
        return []
    pairs = zip(name.split("_"), other.split("_"), strict=True)
    wrong = [(one, two) for one, two in pairs if one != two]
    short = any(
        min(len(one), len(two)) < _WORD or one[-1] != two[-1] for one, two in wrong
    )
    return [] if short else wrong


def is_slip(name: str, other: str) -> bool:
    """Whether one letter of one long word is wrong."""
    wrong = slips(name, other)
    return len(wrong) == 1 and all(
        min(len(one), len(two)) >= _LONG_WORD and is_misspelt(one, two, 1)
        for one, two in wrong
    )


def _is_alike(old: str, new: str, type_: str) -> bool:
    # as AWS' own API writes it: volumeSize
    if old.replace("_", "").lower() == new.replace("_", ""):
        return True
    one, two = _telling(_own(old, type_)), _telling(_own(new, type_))
    if one == two or (one and one == [w for w in two if w not in _UNITS]):
        return True
    # "key_rotation" of a key is no other rotation, nor is its "multi_region_key"
    whole = _telling(_in_order(new))
    shorter = _in_order(old)
    if len(shorter) > _ENOUGH and shorter[-1] == type_.rpartition("_")[2]:
        shorter = shorter[:-1]
    if whole in (_telling(_in_order(old)), _telling(shorter)):
        return True
    # what ends with the type: "fifo_queue" of a queue
    longer = _in_order(new)
    is_of_type = longer[-1] == type_.rpartition("_")[2] and longer[-1] not in _KINDS
    if is_of_type and _telling(longer[:-1]) == _telling(_in_order(old)):
        return True
    return is_misspelt(old, new)


def _telling(words: list[str]) -> list[str]:
    """Give the words of a name that tell it from others, in the order of the alphabet.

    None of them is what only enables something, nor a period where its unit is said.
    """
    idle = _NOTHING | {"period"} if _TIMES.intersection(words) else _NOTHING
    # "enabled" is what "is_enabled" is
    some = [w for w in words if w != "is"] or words
    return sorted(w for w in some if w not in idle) or sorted(some)


def _own(name: str, type_: str) -> list[str]:
    """Give the words of a name without those that the type begins or ends with."""
    words, type_words = name.split("_"), [*map(_singular, type_.split("_")[1:])]
    single = [*map(_singular, words)]
    for length in range(len(type_words), 0, -1):
        if single[:length] == type_words[-length:] and len(words) > length:
            words = words[length:]
            break
    return _in_order("_".join(words))


def _in_order(name: str) -> list[str]:
    whole = "_".join(_SHORT_FOR.get(word, word) for word in name.split("_"))
    words = [_SAME.get(word, word) for word in map(_singular, whole.split("_"))]
    return [_ENABLE if word == f"{_ENABLE}d" else word for word in words]


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004, but for "ties"
        return f"{word[:-3]}y"
    if word.endswith("ss") or len(word) < 4:  # noqa: PLR2004, as "dns" and "bus"
        return word
    return word.removesuffix("s")


def _differ_at_most(most: int, old: str, new: str) -> bool:
    """Whether so many letters are to be written, left out, changed or swapped.

    A type is compared with all others, so those far from it must cost little.
    """
    if abs(len(old) - len(new)) > most:
        return False
    rows = [list(range(len(new) + 1))]
    for i, a in enumerate(old, 1):
        row = [i]
        for j, b in enumerate(new, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == new[j - 2] and old[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        if min(row) > most < min(rows[-1]):  # a swap looks two rows back
            return False
        rows.append(row)
    return rows[-1][-1] <= most
