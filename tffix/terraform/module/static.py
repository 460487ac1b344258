"""What expressions of a module can be before any variable has a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.terraform.values.types import Type, clash

if TYPE_CHECKING:
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
