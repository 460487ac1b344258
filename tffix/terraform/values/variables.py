"""The value of a variable: what is assigned to it, its default, or what bounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tffix.hcl import nodes as n
from tffix.hcl.parser import expression
from tffix.terraform.module.inputs import Assigned, assignments
from tffix.terraform.values.convert import convert, without_defaults
from tffix.terraform.values.type_constraints import constraint
from tffix.terraform.values.types import ANY, NUMBER, STRING, Type
from tffix.terraform.values.validations import Bounds, bounded, of_elements, validated
from tffix.terraform.values.value import (
    DIGITS,
    EvaluationError,
    Part,
    Unsure,
    Value,
    concealed,
    count,
    overridable_part,
    overridden,
    settled,
    string,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tffix.terraform.module.inputs import Unit
    from tffix.terraform.module.module import Module

# characters; as much as 99 of a hundred values that variables of these names have in a
# hundred and forty public repositories, as "development" and "ap-southeast-1"
_ENVIRONMENT, _REGION = 11, 14
_WORKSPACE = "workspace"  # of which the default is none that anybody named
_USUAL = {
    **dict.fromkeys(
        ("env", "environment", "env_name", "environment_name", "stage", _WORKSPACE),
        _ENVIRONMENT,
    ),
    **dict.fromkeys(("region", "aws_region"), _REGION),
}


class Scope(Protocol):
    """Where a variable has its value from: how its module is called, or run."""

    @property
    def module(self) -> Module:
        """The module that declares the variable."""

    @property
    def arguments(self) -> Mapping[str, n.Expression] | None:
        """Those of the call; None where nothing calls the module."""

    @property
    def unit(self) -> Unit | None:
        """What runs the module, if something is known to."""

    def passed(self, name: str) -> Value | None:
        """Give what the call passes for a variable; None where it passes nothing."""

    def value(self, node: n.Node, names: Mapping[str, Value], /) -> Value:
        """Give the value of an expression in the module."""


def variable(environment: Scope, name: str) -> Value:
    """Give the value of a variable in an environment."""
    module = environment.module
    block = module.block("variable", name)
    if block is None:
        if module.weighing:  # terragrunt may declare it
            return weighed(Value(ANY), name, module)
        raise Unsure
    arguments = {
        argument: found.value
        for argument in ("type", "default", "nullable", "sensitive", "ephemeral")
        if (found := module.argument(block, argument))
    }
    type_ = ANY
    if "type" in arguments:
        type_ = constraint(arguments["type"], lambda node: environment.value(node, {}))
    try:
        value = _value(environment, name, type_, arguments)
    except Unsure as unsure:
        value = unsure.value
    except EvaluationError:
        value = Value(without_defaults(type_))  # this run is refused; others are not
    if value.type in (STRING, ANY) and not value.null:
        bounds = validated(block, name, lambda node: environment.value(node, {}))
        value = _bounded(value, bounds, type_)
    elif not value.null and (not value.known or value.overridable):
        each = of_elements(block, name, type_, lambda node: environment.value(node, {}))
        if each:
            value = Value(
                value.type, value.data, overridable=value.overridable, each=each
            )
    if environment.arguments is None:
        unit = environment.unit
        if module.weighing and unit and name in unit.values:
            value = settled(value)
        value = weighed(value, name, module)
    if any(_is_true(arguments.get(hidden)) for hidden in ("sensitive", "ephemeral")):
        value = concealed(value)
    return value


def _value(
    environment: Scope, name: str, type_: Type, arguments: dict[str, n.Expression]
) -> Value:
    if environment.arguments is not None:
        value = environment.passed(name)
        overridable = False
    else:
        assigned = assignments(environment.module.inputs)
        if assigned is None:
            raise Unsure(without_defaults(type_))
        value = (
            _assigned(assigned[name], type_, environment) if name in assigned else None
        )
        overridable = assigned[name].overridable if name in assigned else True
        if value is None and environment.unit:
            value = _given(environment.unit, name, type_)
    nullable = arguments.get("nullable")
    if (
        value is None or (value.null and _is_false(nullable))
    ) and "default" in arguments:
        value = environment.value(arguments["default"], {})
        overridable = environment.arguments is None
    if value is None:
        raise Unsure(without_defaults(type_))
    value = convert(value, type_)
    return overridden(value) if overridable else value


def _given(unit: Unit, name: str, type_: Type) -> Value | None:
    """Give what a unit gives to a variable; None where it gives nothing."""
    if name not in unit.values and not unit.whole:
        raise Unsure(without_defaults(type_))
    return unit.values.get(name)


def _assigned(assigned: Assigned, type_: Type, environment: Scope) -> Value:
    if assigned.text is not None:
        if type_.is_primitive() or type_ == ANY:
            return string(assigned.text)
        node = expression(assigned.text)
        if node is None:
            raise Unsure(without_defaults(type_))
        return environment.value(node, {})
    assert assigned.expression is not None  # noqa: S101, it is either
    return environment.value(assigned.expression, {})


def _bounded(value: Value, bounds: Bounds, type_: Type) -> Value:
    """Give a value with the bounds that its validations put on its length."""
    if bounds == Bounds() or (value.known and not value.overridable):
        return value
    if value.known:
        if value.type != STRING:
            return value
        part = overridable_part(value.data, bounds.shortest, bounds.longest)
        return Value(STRING, value.data, overridable=True, parts=(part,))
    own = value.longest
    if own is None:
        return bounded(type_, bounds)
    longest = own if bounds.longest is None else min(bounds.longest, own)
    likely = min(value.likely, longest) if longest else longest
    return Value(type_, parts=(Part(None, bounds.shortest, longest, likely),))


def weighed(value: Value, name: str, module: Module) -> Value:
    """Give the value of a variable of a root module as files of the repository have it.

    It counts as the longest that it is given there. Where nothing is, a default is as
    it is written, and what has none as its name tells. A collection is as it is
    written, and so is a default where the files give some that has none, but not this.
    """
    if not module.weighing or value.null:
        return value
    given = module.lengths_of(name)
    if value.type == NUMBER:
        given = (*given, DIGITS)
    elif value.known and (
        value.type != STRING or (not given and module.is_given_in_files)
    ):
        return settled(value)
    elif not given and _is_as_written(value, name, module):
        given = (0,)
    elif not given and name in _USUAL:
        given = (_USUAL[name],)
    if not given or value.type not in (STRING, NUMBER, ANY) or len(value.parts) != 1:
        return value
    (part,) = value.parts
    likely = max(part.shortest, count(part.text or ""), *given)
    parts = (part._replace(likely=min(likely, part.likely)),)
    type_ = STRING if value.type == ANY else value.type
    return Value(type_, value.data, overridable=value.overridable, parts=parts)


def _is_as_written(value: Value, name: str, module: Module) -> bool:
    """Whether a value counts as nothing more than what is written of it.

    A piece that does not even declare the variable is run with what it is a piece of.
    """
    is_theirs = module.is_for_others and module.declarations.has("variable", name)
    return is_theirs or (value.known and name != _WORKSPACE)


def _is_true(node: n.Expression | None) -> bool:
    return isinstance(node, n.Literal) and node.text == "true"


def _is_false(node: n.Expression | None) -> bool:
    return isinstance(node, n.Literal) and node.text == "false"
