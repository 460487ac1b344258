"""What kinds of values functions take whose parameters may be of several.

Source: the functions of Terraform and of go-cty, as they refuse a value of which only
the type is known.
"""

from __future__ import annotations

from tffix.terraform import PRIMITIVES
from tffix.terraform.values.value import EvaluationError
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tffix.terraform.values.value import Value

_LISTS = ("list", "tuple")
_SETS = (*_LISTS, "set")
_MAPS = ("map", "object")
_ANY = ("string", *_SETS, *_MAPS)
_SAID = {
    _ANY: "a string or a collection",
    _LISTS: "a list",
    _MAPS: "a map",
    _SETS: "a list or a set",
    PRIMITIVES: "a single value",
}
# by the place of the argument; the last stands for all that follow where there is rest
_TAKEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "coalescelist": (_LISTS,),
    "concat": (_LISTS,),
    "contains": (_SETS,),
    "element": (_LISTS,),
    "flatten": (_SETS,),
    "index": (_LISTS,),
    "keys": (_MAPS,),
    "length": (_ANY,),
    "lookup": (_MAPS,),
    "merge": (_MAPS,),
    "one": (_SETS,),
    "reverse": (_SETS,),
    "slice": (_LISTS,),
    "tobool": (PRIMITIVES,),
    "tolist": (_SETS,),
    "tomap": (_MAPS,),
    "tonumber": (PRIMITIVES,),
    "toset": (_SETS,),
    "tostring": (PRIMITIVES,),
    "values": (_MAPS,),
    "zipmap": (_SETS, _LISTS),
}
_OF_ALL = ("coalescelist", "concat", "merge")  # what takes any number of the same kind
_LEAST = {"concat": 1, "max": 1, "min": 1, "setproduct": 2}


def check(name: str, arguments: Sequence[Value]) -> None:
    """Refuse arguments of a kind that a function does not take, or too few."""
    least = _LEAST.get(name, 0)
    if len(arguments) < least:
        raise EvaluationError(f"{name} takes at least {least}")
    taken = _TAKEN.get(name, ())
    if name in _OF_ALL:
        taken *= len(arguments)
    for argument, kinds in zip(arguments, taken, strict=False):
        kind = argument.type.kind
        if kind != "any" and not argument.null and kind not in kinds:
            raise EvaluationError(f"{name} takes {_SAID[kinds]} there, not a {kind}")
