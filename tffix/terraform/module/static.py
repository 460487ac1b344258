"""What expressions of a module can be before any variable has a value."""

from __future__ import annotations

from tffix.terraform.values.types import Type, clash
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tffix.hcl import nodes as n
    from tffix.terraform.module.module import Module
    from tffix.terraform.values.value import Value


def declared_type(module: Module, name: str) -> Type:
    """Give the type constraint of a variable; ANY where it has none."""
    from tffix.terraform.module.static_environment import Static  # noqa: PLC0415, slow import

    return Static(module).declared_type(name)


def static_value(node: n.Expression, module: Module) -> Value:
    """Give what an expression of a module is; ANY where it is refused or not known."""
    from tffix.terraform.module.static_environment import Static  # noqa: PLC0415, slow import

    return Static(module).evaluate(node, {})


def misfit(node: n.Expression, module: Module, type_: Type) -> str:
    """Say what an expression of a module is that no value of a type can be.

    Empty where it may be one.
    """
    from tffix.terraform.module.static_environment import Static  # noqa: PLC0415, slow import
    from tffix.terraform.values.convert import convert  # noqa: PLC0415
    from tffix.terraform.values.evaluate import OverLimitError  # noqa: PLC0415
    from tffix.terraform.values.value import EvaluationError, Unsure  # noqa: PLC0415

    try:
        value = Static(module).value(node, {})
    except (EvaluationError, Unsure, OverLimitError, RecursionError):
        return ""
    if clash(value.type, type_):
        return value.type.kind
    try:
        convert(value, type_)
    except EvaluationError:
        return value.type.kind
    except Unsure:
        return ""
    return ""


def broken_validations(
    module: Module, given: Mapping[str, n.Expression], giver: Module
) -> Iterator[tuple[str, n.Block]]:
    """Give the validations that refuse what variables of a module are given.

    Each with the name of its variable; ``giver`` is the module whose names the values
    read. What is not known is not refused.
    """
    from tffix.terraform.module.static_environment import Given, Static  # noqa: PLC0415, slow import
    from tffix.terraform.values.convert import convert  # noqa: PLC0415
    from tffix.terraform.values.evaluate import OverLimitError  # noqa: PLC0415
    from tffix.terraform.values.types import BOOL  # noqa: PLC0415
    from tffix.terraform.values.value import EvaluationError, Unsure  # noqa: PLC0415

    unknown = (EvaluationError, Unsure, OverLimitError, RecursionError)
    outer, types = Static(giver), Static(module)
    values = {}
    for name, node in given.items():
        try:
            value = outer.value(node, {})
            values[name] = convert(value, types.declared_type(name))
        except unknown:
            continue
    names = Given(module, values)
    for name in values:
        variable = module.block("variable", name)
        for validation in variable.body.blocks("validation") if variable else ():
            condition = validation.body.attribute("condition")
            try:
                found = condition and convert(names.value(condition.value, {}), BOOL)
            except unknown:
                continue
            if found and found.known and found.data is False:
                yield name, validation
