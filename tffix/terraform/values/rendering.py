"""Rendering of a template that is itself a value: ``templatestring``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from tffix.errors import HclSyntaxError
from tffix.hcl.nodes import Attribute
from tffix.terraform.values.types import STRING
from tffix.terraform.values.value import EvaluationError, Unsure, Value, string

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKER = "END_OF_TEMPLATE"


class _Nothing:
    """A template sees its variables and nothing else."""

    def reference(self, *_: object) -> NoReturn:
        raise EvaluationError("a template has no such variable")


def rendered(text: str, variables: Mapping[str, Value]) -> Value:
    """Give the string that a template makes of variables."""
    from tffix.hcl.parser import parse  # noqa: PLC0415, deferred: seldom needed
    from tffix.terraform.values.evaluate import Evaluation, Limits  # noqa: PLC0415, a cycle

    if _MARKER in text or text.endswith("~}"):
        raise Unsure(STRING)
    try:
        (item,) = parse(f"x = <<{_MARKER}\n{text}\n{_MARKER}\n").items
    except HclSyntaxError:
        raise EvaluationError("not a template") from None
    if not isinstance(item, Attribute):
        raise Unsure(STRING)
    made = Evaluation(_Nothing(), variables, Limits()).value(item.value)
    if not made.known:
        raise Unsure(STRING)
    return string(made.data.removesuffix("\n"))
