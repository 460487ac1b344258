"""Tell what AWS' models have today that a provider could not know when it was measured.

Most lists of values that a provider accepts, and many limits of names, are those of a
shape in AWS' models. Which one it is, the models of the provider's day tell: they have
exactly what was measured. Where today's models allow more, a later provider may, too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from botocore.loaders import Loader

from tffix.aws import name_rules
from tffix.aws.update.limits import ANY
from tffix.aws.update.rules import FREE
from tffix.aws.update.shapes import limits_of, member, plain, services, shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tffix.aws import Characters, NameRule
    from tffix.aws.update.limits import Limits
    from tffix.aws.update.shapes import Member

# A list of so many values is no other one by chance; shorter ones are those of a shape
# only if its name, or that of a member, is like the argument's.
_MANY = 6

# Members that have no list, but whose documentation names all that there are: by the
# service, the shape and the member, what a value looks like.
_DOCUMENTED = {("cloudtrail", "DataResource", "Type"): r"AWS::\w+::\w+"}


class Models:
    """The models of all services, in a folder as botocore has it."""

    def __init__(self, folder: Path) -> None:
        self._loader = Loader([str(folder)], include_default_search_paths=False)
        self._services = {*self._loader.list_available_services("service-2")}
        self.lists = cache(self._lists)

    def names(self, service: str, shape: str) -> Iterator[str]:
        """Give the name of a shape, and of the members that it or lists of it are."""
        yield shape
        for name, other in self._model(service)["shapes"].items():
            if other.get("member", {}).get("shape") == shape:
                yield from self.names(service, name)
            for name_of, one in other.get("members", {}).items():
                if one["shape"] == shape:
                    yield name_of

    def limits(self, member: Member) -> Limits | None:
        """Give the limits of a member; None where it has none, or is not there."""
        try:
            return limits_of(shape(self._model(member.service), member)[0])
        except KeyError:
            return None

    def _lists(self, service: str) -> dict[str, frozenset[str]]:
        """Give the values of the shapes, and members, of a service that list some."""
        shapes = self._model(service)["shapes"]
        documented = {
            f"{name}.{member}": frozenset(
                re.findall(value, shapes[name]["members"][member]["documentation"])
            )
            for (of, name, member), value in _DOCUMENTED.items()
            if of == service and name in shapes
        }
        return documented | {
            name: frozenset(shape["enum"])
            for name, shape in shapes.items()
            if "enum" in shape
        }

    def _model(self, service: str) -> dict[str, Any]:
        if service not in self._services:
            return {"operations": {}, "shapes": {}}
        model: dict[str, Any] = self._loader.load_service_model(service, "service-2")
        return model


def later(
    facts: Mapping[str, Mapping[str, Any]], then: Models, now: Models
) -> dict[str, dict[str, list[str]]]:
    """Give, by type and path, what the models list today beside what was measured.

    ``facts`` are the lists that were measured, ``then`` the models of that time. What
    is not the list of a model is left out; what has nothing new has no values.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for type_, rows in facts.items():
        for path, row in rows.items():
            same = list(_same(type_, path, frozenset(row["values"]) - {""}, then))
            known = [now.lists(service).get(shape) for service, shape in same]
            if known and None not in known:
                more = frozenset().union(*filter(None, known)) - {*row["values"]}
                found.setdefault(type_, {})[path] = sorted(more)
    return found


def _same(
    type_: str, path: str, values: frozenset[Any], then: Models
) -> list[tuple[str, str]]:
    """Give services and shapes with these values; none where it may be by chance."""
    found = [
        (service, shape)
        for service in services(type_)
        for shape, listed in then.lists(service).items()
        if listed == values
    ]
    name = plain(path.rpartition(".")[2])
    is_sure = len(values) >= _MANY or any(
        _alike(name, plain(other)) for one in found for other in then.names(*one)
    )
    return found if is_sure else []


def _alike(one: str, two: str) -> bool:
    one, two = one.removesuffix("s"), two.removesuffix("s")
    return one.endswith(two) or two.endswith(one)


def widened(
    facts: Mapping[str, Mapping[str, Any]], then: Models, now: Models
) -> Iterator[tuple[str, str]]:
    """Give types and arguments whose limits the models have widened since.

    ``facts`` are the rules of names. A limit counts where the provider had that of the
    models ``then``; what today's models add to it, is in the rules anyway.
    """
    for type_, rows in facts.items():
        for argument, rule in name_rules({**rows}).items():
            found = member(type_, argument)
            before = found and then.limits(found)
            if found and before:
                fields = set(_wider(before, now.limits(found) or FREE))
                same = {one for one in fields if _is(rule, one, getattr(before, one))}
                if same - rule.applied:
                    yield type_, argument


def _wider(before: Limits, after: Limits) -> Iterator[str]:
    if before.longest < after.longest:
        yield "longest"
    if before.shortest > after.shortest:
        yield "shortest"
    for field in ("middle", "start", "end"):
        if not set(getattr(after, field)) <= set(getattr(before, field)):
            yield field


def _is(rule: NameRule, field: str, limit: str | int) -> bool:
    """Whether a limit of a rule is what is said elsewhere."""
    own = getattr(rule, field)
    return own == limit if isinstance(limit, int) else _all(own) == set(limit)


def _all(characters: Characters) -> set[str]:
    return {one for one in ANY if one in characters}
