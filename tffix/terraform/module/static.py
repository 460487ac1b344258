"""What the names in a module stand for before any variable has a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.terraform.module.environment import Environment
from tffix.terraform.values.convert import convert, without_defaults
from tffix.terraform.values.evaluate import OverLimitError
from tffix.terraform.values.type_constraints import constraint
from tffix.terraform.values.types import ANY, STRING, Type, clash
from tffix.terraform.values.value import EvaluationError, Unsure, Value

if TYPE_CHECKING:
    from tffix.hcl import nodes as n
    from tffix.terraform.module.module import Module
    from tffix.terraform.values.evaluate import Evaluation


class Static(Environment):
    """The names of a module as ``terraform validate`` sees them.

    A variable has its type and no value, whatever its default; resources, data sources
    and outputs of modules are not known at all.
    """

    def variable(self, name: str) -> Value:
        """Give ``var.name``."""
        return Value(without_defaults(declared_type(self.module, name)))

    def reference(
        self,
        root: str,
        names: list[str],
        steps: list[n.Node],
        evaluation: Evaluation,
    ) -> tuple[Value, int]:
        """Give what a name stands for, and how many of the steps after it that took."""
        if root in ("var", "local", "each", "count", "path"):
            return super().reference(root, names, steps, evaluation)
        if root == "terraform" and names:
            return Value(STRING), 1
        raise Unsure


def declared_type(module: Module, name: str) -> Type:
    """Give the type constraint of a variable; ANY where it has none."""
    block = module.block("variable", name)
    type_ = module.argument(block, "type") if block else None
    if type_ is None:
        return ANY
    return constraint(type_.value, lambda node: Static(module).evaluate(node, {}))


def misfit(node: n.Expression, module: Module, type_: Type) -> str:
    """Say what an expression of a module is that no value of a type can be.

    Empty where it may be one.
    """
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
