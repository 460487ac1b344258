"""Measure which names a provider accepts, and whether a change of one replaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tffix.aws.update.limits import ANY, FORMS, UNLIMITED, Limits, measure
from tffix.aws.update.plugin import CrashError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.aws.update.plugin import Provider, Refusal

# The last word of an argument that can hold a name or a text.
_WORDS = {
    *("alias", "bucket", "comment", "description", "domain", "family", "hostname"),
    *("identifier", "label", "name", "namespace", "nickname", "prefix", "title"),
    *("token", "username", "workgroup"),
}

# What some types must be told before they plan at all.
_COMPANIONS: dict[str, dict[str, Any]] = {
    "aws_alb_target_group": {"port": 80, "protocol": "HTTP", "vpc_id": "vpc-1"},
    "aws_dynamodb_table": {
        "attribute": [{"name": "id", "type": "S"}],
        "hash_key": "id",
        "billing_mode": "PAY_PER_REQUEST",
    },
    "aws_kinesis_stream": {"shard_count": 1},
    "aws_lambda_function": {
        "filename": "code.zip",
        "handler": "main.handler",
        "role": "arn:aws:iam::123456789012:role/role",
        "runtime": "python3.12",
    },
    "aws_lb_target_group": {"port": 80, "protocol": "HTTP", "vpc_id": "vpc-1"},
}


class Measured(NamedTuple):
    """The limits of an argument, the phase that shows them, whether it replaces."""

    limits: Limits
    phase: str
    replaces: bool | None


def arguments(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the resource types and arguments that may hold a name or a text."""
    for type_, resource in sorted(schema["resource_schemas"].items()):
        for name, attribute in sorted(resource["block"].get("attributes", {}).items()):
            settable = attribute.get("required") or attribute.get("optional")
            named = name.rpartition("_")[2] in _WORDS or (
                name.endswith("_id") and type_.endswith(f"_{name[:-3]}")
            )
            if named and settable and attribute.get("type") == "string":
                yield type_, name


def measured(provider: Provider, type_: str, argument: str) -> Measured | None:
    """Measure one argument; None where no plain name is accepted."""
    context = _COMPANIONS.get(type_, {})

    def validated(value: str) -> frozenset[str]:
        found = provider.validate(type_, {**context, argument: value})
        return _about(argument, value, found)

    def planned(value: str) -> frozenset[str]:
        found = provider.plan(type_, None, {**context, argument: value}).refusals
        return _about(argument, value, found)

    limits, phase = _measure(validated), "validate"
    if limits is None:
        return None
    sample = _sample(limits)
    try:
        usual = planned(sample)
        if any(planned(text) - usual for text in _extremes(limits)):
            stricter = _measure(lambda value: planned(value) - usual)
            if stricter and stricter != limits:
                limits, phase = stricter, "plan"
        replaces = _replaces(provider, type_, argument, sample)
    except CrashError:
        # What terraform itself checks first, some types take for granted.
        replaces = None
    return Measured(limits, phase, replaces)


def _sample(limits: Limits) -> str:
    letter = "a" if "a" in limits.start else "A"
    length = max(limits.shortest, min(8, limits.longest))
    around = len(limits.head) + len(limits.tail)
    return limits.head + letter * max(1, length - around) + limits.tail


def _measure(refusals: Any) -> Limits | None:
    # What is said whatever the name is, is not about the name.
    always = frozenset.intersection(*(refusals(value) for value in FORMS))
    return measure(lambda value: bool(refusals(value) - always))


def _about(argument: str, value: str, refusals: frozenset[Refusal]) -> frozenset[str]:
    """Give the texts of refusals that can be about an argument, without the value."""
    said = (
        re.compile(rf"(?<!\w){re.escape(value)}(?!\w)") if value else re.compile("$^")
    )
    return frozenset(
        said.sub("…", refusal.text)
        for refusal in refusals
        if refusal.argument in ("", argument)
    )


def _extremes(limits: Limits) -> Iterator[str]:
    """Give names that the provider lets through when it validates, at its limits."""
    sample = _sample(limits)
    more = min(3000, limits.longest) - len(sample)
    yield sample[:-1] + "a" * more + sample[-1:]
    if limits.longest > len(sample):
        for mark in "_.A /@":
            if mark in limits.middle:
                yield f"{sample[:-1]}{mark}{sample[-1:]}"


def _replaces(
    provider: Provider, type_: str, argument: str, sample: str
) -> bool | None:
    """Whether a change of the argument replaces the resource; None if not known."""
    other = sample[:-1] + ("b" if sample[-1] in "aA" else "4")
    for context in (_COMPANIONS.get(type_, {}), provider.required(type_)):
        before = {"id": "i-1", **context, argument: sample}
        plan = provider.plan(type_, before, {**context, argument: other})
        if argument in plan.replacing:
            return True
        if not plan.refusals:
            return False
    return None


def restored(row: list[Any]) -> Measured:
    """Give what was measured from its form in JSON."""
    limits, phase, replaces = row
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in limits.items()
    }
    return Measured(Limits(**fields), phase, replaces)


def restricts(limits: Limits) -> bool:
    """Whether there is anything that the limits refuse."""
    free = limits.middle == limits.start == limits.end == ANY
    return (
        not free
        or limits.longest < UNLIMITED
        or bool(limits.prefixes or limits.suffixes or limits.inside)
    )
