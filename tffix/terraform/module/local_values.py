"""What local values surely do not have, of what is read of them."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.terraform.module.static_environment import Static
from tffix.terraform.values import operators
from tffix.terraform.values.evaluate import OverLimitError, elements
from tffix.terraform.values.types import ANY
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    number,
    string,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tffix.terraform.module.module import Module

_STEP = pattern(r'[.\[]("?)([^"\]\[.]++)(\.[\w.-]++(?=\]))?')
_ENOUGH = 20  # elements that are looked at


def misses(
    chains: Iterable[tuple[int, str, str]], module: Module, *, of_elements: bool
) -> Iterator[int]:
    """Give where chains lead nowhere, from a local or from any element of it.

    Each is a place, the name of a local, and the steps that are read of it.
    """
    names = Static(module)
    for at, name, steps in chains:
        try:
            value = names.local(name)
            starts = [one for _, one in elements(value)] if of_elements else [value]
        except (EvaluationError, Unsure, OverLimitError, RecursionError):
            continue
        finally:
            names.limits.steps = 0
        if any(_leads_nowhere(start, steps) for start in starts[:_ENOUGH]):
            yield at


def _leads_nowhere(value: Value, steps: str) -> bool:
    for step in _STEP.finditer(steps):
        sign, name, more = step.groups()
        try:
            if more:
                value = operators.index(value, Value(ANY))
            elif name.isdigit() and not sign:
                value = operators.index(value, number(int(name)))
            elif sign:
                value = operators.index(value, string(name))
            else:
                value = operators.attribute(value, name)
        except Unsure as unsure:
            value = unsure.value
        except EvaluationError:
            return True
    return False
