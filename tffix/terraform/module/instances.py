"""The instances of a block: what for_each and count make of it, in each call."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.terraform.module.address import address
from tffix.terraform.module.environment import Environment, Instance, each
from tffix.terraform.module.passed import META
from tffix.terraform.values.convert import convert
from tffix.terraform.values.types import NUMBER, STRING
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    number,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.terraform.module.module import Module

_MAX_ENVIRONMENTS = 50
_MAX_INSTANCES = 500


class _NoneByDefault(Unsure):
    """A default makes no instance; there would be some if it were overridden."""


def environments(module: Module) -> list[Environment]:
    """Give who calls a module with which variables; one where nobody is known.

    There is one for each instance of each call, and each unit that runs it.
    """
    key = ("environments",)
    if key not in module.kept:
        module.kept[key] = []  # a module that calls itself sees nobody
        module.kept[key] = _environments(module)
    found: list[Environment] = module.kept[key]
    return found


def _environments(module: Module) -> list[Environment]:
    found: list[Environment] = []
    for caller, block in module.calls:
        arguments = {
            item.name.name: item.value
            for item in block.body.attributes()
            if item.name.name not in META
        }
        by = caller.weighed if module.weighing else caller
        for instance in instances(by, block):
            if len(found) == _MAX_ENVIRONMENTS:
                return found
            key = {
                "each.key": f'["{instance.key}"]',
                "count.index": f"[{instance.key}]",
            }
            call = f"{address(block)}{key.get(instance.by, '')}"
            outer = instance.environment.call
            call = f"{outer}.{call}" if outer else call
            found.append(
                Environment(module, call, arguments, instance, None, environments)
            )
    if not found:
        run = module.units[:_MAX_ENVIRONMENTS]
        found = [
            Environment(module, unit.name, unit=unit, of_callers=environments)
            for unit in run
        ]
    return found or [Environment(module, of_callers=environments)]


def instances(module: Module, block: n.Block) -> list[Instance]:
    """Give the instances of a top-level block in all environments.

    None, where ``count`` is 0. One whose ``each`` is unknown where they are.
    """
    key = "instances", id(block)
    if key not in module.kept:
        # the block, too, as long as its id says what is known of it
        module.kept[key] = (
            block,
            [
                instance
                for environment in environments(module)
                for instance in _in(environment, block)
            ],
        )
    found: list[Instance] = module.kept[key][1]
    return found


def evaluate(
    module: Module, expression: n.Expression, instance: Instance | None = None
) -> Value:
    """Give what is known of an expression in an instance of its block.

    Without one, outside of any block, as the first caller sees it.
    """
    if instance is None:
        return environments(module)[0].evaluate(expression, {})
    # several fixers ask for the same names
    key = "value", expression, id(instance)
    if key not in module.kept:
        found = instance.environment.evaluate(expression, instance.names)
        module.kept[key] = instance, found
    known: Value = module.kept[key][1]
    return known


def _in(environment: Environment, block: n.Block) -> Iterator[Instance]:
    """Give the instances of a block in one environment.

    One whose ``each`` or ``count`` are unknown stands for those that are not known, and
    for those that there would be if a default that makes none were overridden.
    """
    module = environment.module
    for_each = module.argument(block, "for_each")
    count = module.argument(block, "count")
    try:
        if for_each:
            node, environment = _assumed(for_each.value, environment)
            value = environment.evaluate(node, {})
            try:
                yield from _for_each(value, environment)
            except Unsure as unsure:
                if isinstance(unsure, _NoneByDefault):
                    environment = environment.otherwise(for_each.value)
                names = {"each": each(*value.each)} if value.each else {}
                yield Instance(environment, names)
        elif count:
            node, environment = _assumed(count.value, environment)
            try:
                yield from _count(environment.evaluate(node, {}), environment)
            except _NoneByDefault:
                yield Instance(environment.otherwise(count.value))
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
        raise _NoneByDefault
    for name, key, item in pairs:
        yield Instance(environment, {"each": each(key, item)}, str(name), "each.key")


def _count(value: Value, environment: Environment) -> Iterator[Instance]:
    found = convert(value, NUMBER)
    size = found.data
    if not isinstance(size, int) or size < 0:
        raise Unsure
    _check_number(size, environment)
    if size == 0 and found.varies:
        raise _NoneByDefault
    for at in range(size):
        yield Instance(
            environment, {"count": each(index=number(at))}, str(at), "count.index"
        )


def _check_number(size: int, environment: Environment) -> None:
    if size > _MAX_INSTANCES:
        said = f"count or for_each makes more than {_MAX_INSTANCES} instances"
        environment.module.passed_limits[said] = None
        raise Unsure
