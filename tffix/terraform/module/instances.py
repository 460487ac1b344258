"""The instances of a block: what for_each and count make of it, in each call."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tffix.hcl import nodes as n
from tffix.terraform.values.convert import convert
from tffix.terraform.values.types import ANY, NUMBER, STRING
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    number,
    record,
    string,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tffix.terraform.module.environment import Environment
    from tffix.terraform.module.module import Module

_MAX_INSTANCES = 500


class Instance(NamedTuple):
    """One instance of a block: where its names have their values from.

    ``key`` is the text of ``each.key`` or ``count.index``; None where the block is not
    repeated or its instances are not known.
    """

    environment: Environment
    names: Mapping[str, Value] = {}
    key: str | None = None
    by: str = ""

    def __str__(self) -> str:
        """Say which instance this is: ``each.key = web``, ``module.a``, or nothing."""
        place = f"{self.by} = {self.key}" if self.by and self.key is not None else ""
        call = self.environment.call
        return f"{place} in {call}" if place and call else place or call


def instances(
    module: Module, block: n.Block, environment: Environment
) -> Iterator[Instance]:
    """Give the instances of a block in one environment.

    One whose ``each`` or ``count`` are unknown stands for those that are not known, and
    for those that there would be if a default that makes none were overridden.
    """
    for_each = module.argument(block, "for_each")
    count = module.argument(block, "count")
    try:
        if for_each:
            node, environment = _assumed(for_each.value, environment)
            value = environment.evaluate(node, {})
            try:
                yield from _for_each(value, environment)
            except Unsure:
                names = {"each": each(*value.each)} if value.each else {}
                yield Instance(environment, names)
        elif count:
            node, environment = _assumed(count.value, environment)
            yield from _count(environment.evaluate(node, {}), environment)
        else:
            yield Instance(environment)
    except (EvaluationError, Unsure):
        yield Instance(environment)


def _assumed(
    node: n.Expression, environment: Environment
) -> tuple[n.Expression, Environment]:
    """Give what repeats a block where it makes any, and what holds there.

    It is all as it stands where nothing is weighed, or the condition is certain.
    """
    while isinstance(node, n.Parenthesized):
        node = node.inner
    if isinstance(node, n.Conditional) and environment.module.weighing:
        condition = environment.evaluate(node.condition, {})
        if not condition.known or condition.varies:
            for arm, other, holds in (
                (node.true, node.false, True),
                (node.false, node.true, False),
            ):
                if _makes_none(other):
                    return arm, environment.assuming(node.condition, holds=holds)
    return node, environment


def _makes_none(node: n.Expression) -> bool:
    match node:
        case n.Literal(text="0" | "null") | n.Tuple(items=()) | n.Object(items=()):
            return True
        case n.Call(name="toset" | "tomap" | "tolist", arguments=(inner,)):
            return _makes_none(inner)
        case n.Parenthesized(inner=inner):
            return _makes_none(inner)
    return False


def _for_each(value: Value, environment: Environment) -> Iterator[Instance]:
    data = value.data
    if value.type.kind == "set" and isinstance(data, tuple):
        pairs = [(item.data, item, item) for item in data]
    elif isinstance(data, dict):
        pairs = [
            (name, Value(STRING, name, overridable=value.overridable), item)
            for name, item in data.items()
        ]
    else:
        raise Unsure
    _check_number(len(pairs), environment)
    if not pairs and value.varies:
        raise Unsure
    for name, key, item in pairs:
        yield Instance(environment, {"each": each(key, item)}, str(name), "each.key")


def _count(value: Value, environment: Environment) -> Iterator[Instance]:
    found = convert(value, NUMBER)
    size = found.data
    if not isinstance(size, int) or size < 0:
        raise Unsure
    _check_number(size, environment)
    if size == 0 and found.varies:
        raise Unsure
    for at in range(size):
        yield Instance(
            environment, {"count": each(index=number(at))}, str(at), "count.index"
        )


def _check_number(size: int, environment: Environment) -> None:
    if size > _MAX_INSTANCES:
        said = f"count or for_each makes more than {_MAX_INSTANCES} instances"
        environment.module.passed_limits[said] = None
        raise Unsure


def each(
    key: Value | None = None, value: Value | None = None, index: Value | None = None
) -> Value:
    """Make the object ``each``, or ``count`` where there is an index."""
    if index is not None:
        return record({"index": index})
    return record({"key": key or string(""), "value": value or Value(ANY)})
