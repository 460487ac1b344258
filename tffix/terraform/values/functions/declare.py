"""How functions are declared: what they take, what they give, what they must know."""

from __future__ import annotations

from tffix.terraform.values.types import ANY, BOOL, NUMBER, STRING, STRINGS, Type
from tffix.terraform.values.value import Value, normalized
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ANY", "BOOL", "NUMBER", "STRING", "STRINGS", "Function", "function"]


class Function(NamedTuple):
    """One function of Terraform.

    Arguments are converted to the types of ``parameters``, further ones to ``rest``;
    those of a primitive type are passed as Python has them, others as values. The
    result may be either. Where an argument, or with ``shallow`` an element of one that
    the function does not look at, is not known, the result is of type ``returns``.
    """

    run: Callable[..., Any]
    parameters: tuple[Type, ...]
    rest: Type | None
    returns: Type
    shallow: bool
    nulls: bool


FUNCTIONS: dict[str, Function] = {}


def function(
    *parameters: Type,
    rest: Type | None = None,
    returns: Type = STRING,
    shallow: bool = False,
    nulls: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a function of Terraform, named as Python's without underscores behind."""

    def declare(run: Callable[..., Any]) -> Callable[..., Any]:
        name = run.__name__.rstrip("_")
        FUNCTIONS[name] = Function(run, parameters, rest, returns, shallow, nulls)
        return run

    return declare


def wrapped(result: Any, returns: Type) -> Value:
    """Give what a function gave as a value."""
    if isinstance(result, Value):
        return result
    if returns == STRINGS:
        return Value(STRINGS, tuple(Value(STRING, normalized(text)) for text in result))
    if returns == STRING:
        return Value(STRING, normalized(result))
    return Value(returns, result)
