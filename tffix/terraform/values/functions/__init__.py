"""Terraform's functions, one module a kind.

Whatever is not declared here is not known: functions that look at files or the clock,
that make something random, and those of providers.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from tffix.hcl import nodes as n
from tffix.terraform.values.convert import convert
from tffix.terraform.values.functions import (
    collections,
    formatting,
    kinds,
    numeric,
    sets,
    strings,
    types,
)
from tffix.terraform.values.functions.declare import FUNCTIONS, Function, wrapped
from tffix.terraform.values.functions.lengths import estimate
from tffix.terraform.values.operators import varying
from tffix.terraform.values.types import BOOL, STRING
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    boolean,
    is_ordered,
    overridden,
    union,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tffix.terraform.values.evaluator import Evaluator

__all__ = ["call", "functions"]

_OFTEN = (collections, formatting, numeric, sets, strings, types)
# what these need of Python takes long to load
_SELDOM = ("encoding", "networks", "dates", "hashes")


@cache
def functions() -> Mapping[str, Function]:
    """Give all functions by name."""
    for module in _SELDOM:
        import_module(f"{__name__}.{module}")
    return FUNCTIONS


def call(node: n.Call, evaluation: Evaluator) -> Value:
    """Give what a call gives. Raises EvaluationError where Terraform refuses it."""
    name = node.name.removeprefix("core::")
    if name == "try":
        return _try(node.arguments, evaluation)
    if name == "can":
        (argument,) = node.arguments
        found = evaluation.attempt(argument)
        if found is not None and not found.whole:
            raise Unsure(BOOL)
        return boolean(found is not None)
    arguments = [evaluation.value(argument) for argument in node.arguments]
    if name == "templatestring":
        if isinstance(node.arguments[0], n.Template):
            raise EvaluationError("templatestring takes a reference")
        return apply(name, arguments, evaluation.rendered)
    if node.expand:
        last = arguments.pop()
        if not last.known or not is_ordered(last):
            raise Unsure
        if not isinstance(last.data, tuple):
            raise EvaluationError("only a list or a tuple can be expanded")
        items = (overridden(item) if last.overridable else item for item in last.data)
        arguments += items
    return apply(name, arguments)


def apply(
    name: str, arguments: list[Value], render: Callable[..., Value] | None = None
) -> Value:
    """Apply a function to arguments; ``render`` is for one that renders a template."""
    function = FUNCTIONS.get(name) or functions().get(name)
    if function is None:
        found = estimate(name, arguments)
        if found is None:
            raise Unsure
        return found
    kinds.check(name, arguments)
    arguments = _converted(function, arguments)
    if not all(a.known if function.shallow else a.whole for a in arguments):
        found = estimate(name, arguments)
        if found is None:
            raise Unsure(function.returns)
        return found
    types = [*function.parameters]
    if function.rest:
        types += [function.rest] * (len(arguments) - len(types))
    result = wrapped(
        function.run(
            *(
                argument.data if type_.is_primitive() else argument
                for argument, type_ in zip(arguments, types, strict=False)
            ),
            *([render] if render else []),
        ),
        function.returns,
    )
    return _varied(name, function, arguments, result)


def _converted(function: Function, arguments: list[Value]) -> list[Value]:
    parameters = function.parameters
    if len(arguments) < len(parameters) or (
        len(arguments) > len(parameters) and function.rest is None
    ):
        raise EvaluationError("a wrong number of arguments")
    rest = [function.rest or STRING] * (len(arguments) - len(parameters))
    converted = [
        convert(argument, type_)
        for argument, type_ in zip(arguments, (*parameters, *rest), strict=True)
    ]
    nulls = [argument for argument in arguments if argument.null]
    if nulls and not function.nulls:
        if any(argument.varies for argument in nulls):
            raise Unsure(function.returns)  # other runs are not refused
        raise EvaluationError("an argument is null")
    return converted


def _varied(  # noqa: PLR0911, one a way to know
    name: str, function: Function, arguments: list[Value], result: Value
) -> Value:
    """Mark what changes when a value that went in is overridden."""
    if function.shallow:
        if any(
            a.overridable or (a.varies and a.type.is_primitive()) for a in arguments
        ):
            if result.type == STRING:
                return varying(result, None)
            each = result.each
            return Value(result.type, result.data, overridable=True, each=each)
        return result
    if not any(argument.varies for argument in arguments):
        return result
    if result.type == STRING and result.known and not result.null:
        found = estimate(name, arguments)
        if found is not None and found.text == result.data:
            return found
        result = overridden(result)
        if found is None:
            return result
        (part,) = result.parts
        likely = max(result.shortest, min(part.likely, found.likely))
        part = part._replace(longest=found.longest, likely=likely)
        return Value(STRING, result.data, overridable=True, parts=(part,))
    return overridden(result)


def _try(arguments: tuple[n.Expression, ...], evaluation: Evaluator) -> Value:
    """Give the first argument that is not refused, or what is known of it."""
    possible = []
    for argument in arguments:
        found = evaluation.attempt(argument)
        if found is not None:
            possible.append(found)
            if found.whole:
                break
    else:
        if not possible:
            raise EvaluationError("all arguments of try are refused")
    return possible[0] if len(possible) == 1 else union(possible)
