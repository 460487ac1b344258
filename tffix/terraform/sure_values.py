"""Which of a few values must be meant by one that is none of them."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.terraform import sure_names
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_IGNORED = str.maketrans("", "", "-_. ")
_ENOUGH = 5  # characters of a value that tell it from others
_ENDS = ("x", "scaling", "utilization")
_DIGIT = pattern(r"\d")
# what is on or off by other words
_SWITCHES = {
    **dict.fromkeys(("enabled", "enable"), ("enabled", "enable", "on")),
    **dict.fromkeys(("disabled", "disable"), ("disabled", "disable", "off")),
    # and so is what must be, or may
    "true": ("enabled", "enable", "on", "required"),
    "false": ("disabled", "disable", "off", "optional"),
}
# days of the week, and keys of S3 and of KMS as S3 and other services call them
_ALSO = {
    **{
        day[:3]: (day,)
        for day in (
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        )
    },
    "aws:kms": ("ssekms", "kms"),
    "aes256": ("sses3",),
    "ssekms": ("aws:kms", "kms"),
    "sses3": ("aes256",),
}
_JOINTS = pattern(r"[-_. ]")
_SEVERAL = 2
_OWNERS = {"amazon", "aws"}  # which tell no value from others


def plain(value: str | int) -> str:
    """Give a value without what may be written otherwise: case and joints."""
    return str(value).lower().translate(_IGNORED)


def like(value: str | int, values: Collection[str]) -> str | None:
    """Give the one value that says the same as a shorter or misspelt one."""
    own = plain(value)
    for is_meant in (_is_switched, _is_also, _is_end, _is_short, _is_misspelt):
        found = [one for one in values if is_meant(own, plain(one))]
        if found:
            return found[0] if len(found) == 1 else None
    return _whole(str(value), values)


def beginning(value: str | int, values: Iterable[str]) -> str | None:
    """Give the one value that begins so, and says more."""
    own = plain(value)
    found = [one for one in values if plain(one).startswith(own)]
    return found[0] if len(found) == 1 and len(own) >= _ENOUGH else None


def _is_switched(own: str, other: str) -> bool:
    return other in _SWITCHES.get(own, ())


def _is_also(own: str, other: str) -> bool:
    return other in _ALSO.get(own, ())


def _is_end(own: str, other: str) -> bool:
    """Whether a number stands behind letters: 301 is HTTP_301."""
    return own.isdigit() and other.rstrip("0123456789") + own == other


def _is_short(own: str, other: str) -> bool:
    """Whether a value lacks at its end what says nothing: nodejs20 is nodejs20.x."""
    return other.startswith(own) and other.removeprefix(own) in _ENDS


def _whole(value: str, values: Collection[str]) -> str | None:
    """Give the one value that ends so, and has before it what tells no value.

    DYNAMODB is AMAZON_DYNAMODB. What most of the values begin with tells none.
    """
    own = _words(value)
    found = [one for one in values if _words(one)[-len(own) :] == own]
    if len(found) != 1 or len(plain(value)) < _ENOUGH:
        return None
    left = _words(found[0])[: -len(own)]
    alike = [one for one in values if _words(one)[: len(left)] == left]
    is_idle = len(alike) >= _SEVERAL and len(alike) * 2 > len(values)
    return found[0] if is_idle or _OWNERS.issuperset(left) else None


def _words(value: str) -> list[str]:
    return [word for word in _JOINTS.split(value.lower()) if word]


def _is_misspelt(own: str, other: str) -> bool:
    # "https" is no misspelt "http", nor "cse_kms" a misspelt "sse_kms"
    is_other = other.startswith(own) or own.startswith(other)
    is_worded = not _DIGIT.search(own) and own[:1] == other[:1]
    return is_worded and not is_other and sure_names.is_misspelt(own, other, 1)
