"""Put together what the provider and AWS refuse."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from tffix.aws.update import shapes
from tffix.aws.update.limits import ANY, ARNS, UNLIMITED, Limits
from tffix.aws.update.names import restricts
from tffix.aws.update.sources import OTHERS, OUTLIVED, OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tffix.aws.update.names import Measured

FREE = Limits(0, UNLIMITED, ANY, ANY, ANY, (), (), (), "", "", arns=True)
# The provider completes a name_prefix with so many characters.
_GENERATED = 26
_GROUPS = (
    ("a-z", "abcdefghijklmnopqrstuvwxyz"),
    ("A-Z", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ("0-9", "0123456789"),
)


def rules(
    measured: Mapping[tuple[str, str], Measured | None],
) -> dict[tuple[str, str], dict[str, Any]]:
    """Give the rules of all arguments for which something is refused."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for (type_, argument), one in sorted(measured.items()):
        mine = one.limits if one else FREE
        base = argument.removesuffix("_prefix")
        if base != argument and (type_, base) in measured:
            completed = measured[type_, base]
            named = completed.limits if completed else FREE
            sources, named = _applied(type_, base, named)
            refused = _both(mine, _completed(named))
        else:
            sources, refused = _applied(type_, argument, mine)
        if restricts(refused) and set("aA") & set(refused.middle):
            rule = _rule(mine, refused, one, sources)
            if f"{type_}.{base}" in OUTLIVED:
                rule["outlived"] = True
            found[type_, argument] = rule
    return found


def _applied(type_: str, argument: str, limits: Limits) -> tuple[list[str], Limits]:
    """Give what AWS refuses too, and the members that say so."""
    sources = []
    member = shapes.member(type_, argument)
    stated = shapes.limits(member) if member else None
    if stated and not stated.head and not stated.tail:
        sources.append(str(member))
        limits = _both(limits, stated)
    said = shapes.documented(type_, argument)
    if said:
        where, some = said
        sources.append(where)
        limits = _both(limits, _said(some))
    return sorted(set(sources)), limits


def _said(some: Mapping[str, Any]) -> Limits:
    values = dict(some)
    without = values.pop("without", "")
    middle = values.setdefault("middle", "".join(c for c in ANY if c not in without))
    values.setdefault("start", middle)
    values.setdefault("end", middle)
    return FREE._replace(**values)


def _both(one: Limits, two: Limits) -> Limits:
    middle = "".join(c for c in one.middle if c in two.middle)

    def texts(some: Iterable[str]) -> tuple[str, ...]:
        return _shortest(text for text in some if set(text) <= set(middle))

    return one._replace(
        shortest=max(one.shortest, two.shortest),
        longest=min(one.longest, two.longest),
        middle=middle,
        start="".join(c for c in one.start if c in two.start),
        end="".join(c for c in one.end if c in two.end),
        inside=texts({*one.inside, *two.inside}),
        prefixes=texts({*one.prefixes, *two.prefixes}),
        suffixes=texts({*one.suffixes, *two.suffixes}),
        arns=one.arns and two.arns,
    )


def _shortest(texts: Iterable[str]) -> tuple[str, ...]:
    texts = sorted(texts)
    return tuple(
        text
        for text in texts
        if not any(other != text and other in text for other in texts)
    )


def _completed(named: Limits) -> Limits:
    """Give what a prefix may be so that the name that it becomes is accepted."""
    room = named.longest - _GENERATED
    return named._replace(
        shortest=0,
        prefixes=tuple(p for p in named.prefixes if len(p) <= room),
        longest=room if named.longest < UNLIMITED else UNLIMITED,
        end=named.middle,
        suffixes=(),
        arns=False,
    )


def _rule(
    mine: Limits, refused: Limits, one: Measured | None, sources: list[str]
) -> dict[str, Any]:
    rule: dict[str, Any] = {}
    if refused.shortest:
        rule["shortest"] = refused.shortest
    if refused.longest < UNLIMITED:
        rule["longest"] = refused.longest
    if refused.middle != ANY:
        rule["middle"] = _characters(refused.middle)
    for field in ("start", "end"):
        if getattr(refused, field) != refused.middle:
            rule[field] = _characters(getattr(refused, field))
    for field in ("inside", "prefixes", "suffixes", "head", "tail"):
        if getattr(refused, field):
            rule[field] = getattr(refused, field)
    applied = [
        field
        for field in Limits._fields
        if field != "arns" and getattr(refused, field) != getattr(mine, field)
    ]
    if refused.arns and any(_breaks(refused, arn) for arn in ARNS):
        rule["arns"] = True
    if applied:
        rule["apply"] = applied
    if sources:
        rule["api"] = ", ".join(sources)
    rule["phase"] = one.phase if one and restricts(mine) else "apply"
    if one and one.replaces is not None:
        rule["replaces"] = one.replaces
    return rule


def _breaks(limits: Limits, text: str) -> bool:
    return len(text) > limits.longest or not set(text) <= set(limits.middle)


def _characters(characters: str) -> str:
    """Write characters with a-z, A-Z and 0-9 in place of the whole groups."""
    text = ""
    for short, group in _GROUPS:
        if group[0] in characters:
            text += short
            characters = "".join(c for c in characters if c not in group)
    return text + characters


def is_name(type_: str, argument: str, arguments: Iterable[str]) -> bool:
    """Whether an argument names what the resource makes, and not something else."""
    full = f"{type_}.{argument}"
    if full in OWN:
        return True
    if argument.endswith("_prefix") and argument.removesuffix("_prefix") in arguments:
        return is_name(type_, argument.removesuffix("_prefix"), ())
    if argument in ("name", "identifier"):
        return full not in OTHERS
    for ending in ("_name", "_identifier", "_id", ""):
        thing = argument.removesuffix(ending)
        if thing != argument or not ending:
            return full not in OTHERS and f"_{type_}".endswith(f"_{thing}")
    return False


def botocore_version() -> str:
    """Give the version of the service models."""
    return version("botocore")
