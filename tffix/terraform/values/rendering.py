"""Rendering of a template that is itself a value: ``templatestring``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from tffix.errors import HclSyntaxError
from tffix.terraform.values.types import STRING
from tffix.terraform.values.value import EvaluationError, Unsure, Value, string

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Nothing:
    """A template sees its variables and nothing else."""

    def reference(self, *_: object) -> NoReturn:
        raise EvaluationError("a template has no such variable")


def rendered(text: str, variables: Mapping[str, Value]) -> Value:
    """Give the string that a template makes of variables."""
    from tffix.hcl.template_file import parse_template  # noqa: PLC0415, deferred: seldom needed
    from tffix.terraform.values.evaluate import Evaluation, Limits  # noqa: PLC0415, a cycle

    try:
        template = parse_template(text)
    except HclSyntaxError:
        raise EvaluationError("not a template") from None
    if template is None:
        raise Unsure(STRING)
    made = Evaluation(_Nothing(), variables, Limits()).value(template)
    if not made.known:
        raise Unsure(STRING)
    return string(made.data.removesuffix("\n"))
