"""The names of a module before any variable has a value."""

from __future__ import annotations

from tffix.terraform.module.environment import Environment
from tffix.terraform.values.convert import without_defaults
from tffix.terraform.values.type_constraints import constraint
from tffix.terraform.values.types import ANY, STRING, Type
from tffix.terraform.values.value import EvaluationError, Unsure, Value
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tffix.hcl import nodes as n
    from tffix.terraform.module.module import Module
    from tffix.terraform.values.evaluate import Evaluation


class Static(Environment):
    """The names of a module as ``terraform validate`` sees them.

    A variable has its type and no value, whatever its default; resources, data sources
    and outputs of modules are not known at all.
    """

    def declared_type(self, name: str) -> Type:
        """Give the type constraint of a variable; ANY where it has none."""
        key = "declared type", name
        if key not in self.module.kept:
            self.module.kept[key] = self._declared_type(name)
        kept: Type = self.module.kept[key]
        return kept

    def _declared_type(self, name: str) -> Type:
        block = self.module.block("variable", name)
        type_ = self.module.argument(block, "type") if block else None
        if type_ is None:
            return ANY
        return constraint(type_.value, lambda node: self.evaluate(node, {}))

    def variable(self, name: str) -> Value:
        """Give ``var.name``."""
        return Value(without_defaults(self.declared_type(name)))

    def local(self, name: str) -> Value:
        """Give ``local.name``; not known where it is refused, which is said of it."""
        try:
            return super().local(name)
        except EvaluationError:
            raise Unsure from None

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


class Given(Static):
    """The same where some variables have values."""

    def __init__(self, module: Module, values: Mapping[str, Value]) -> None:
        super().__init__(module)
        self._given = values

    def variable(self, name: str) -> Value:
        """Give ``var.name``."""
        return self._given.get(name) or super().variable(name)
