"""The protocol by which functions and templates evaluate expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tffix.hcl import nodes as n
    from tffix.terraform.values.value import Value


class Evaluator(Protocol):
    """Gives the values of expressions.

    Raises EvaluationError for what Terraform refuses, but in ``attempt``.
    """

    def value(self, node: n.Node) -> Value:
        """Give the value of an expression."""

    def attempt(self, node: n.Node) -> Value | None:
        """Give the value of an expression; None where Terraform refuses it."""

    def bound(
        self, names: tuple[n.Identifier, ...], collection: Value
    ) -> Iterator[None]:
        """Bind the names of a ``for`` to each element in turn."""

    def rendered(self, text: str, variables: Mapping[str, Value]) -> Value:
        """Give the string that a template makes of variables."""
