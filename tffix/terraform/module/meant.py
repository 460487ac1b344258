"""Which of the names that are declared a name that is not must mean."""

from __future__ import annotations

from tffix.terraform import PRIMITIVES
from tffix.terraform.module.readers import needed
from tffix.terraform.provider import value_types
from tffix.terraform.sure_names import (
    is_slip,
    longer_or_shorter,
    same_words,
    slips,
    turned,
)
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Reference
    from tffix.terraform.values.types import Type

_SHAPES = {
    **dict.fromkeys(PRIMITIVES, "one"),
    **dict.fromkeys(("list", "set", "tuple"), "several"),
    **dict.fromkeys(("map", "object"), "by name"),
}


class Meant(NamedTuple):
    """A name, and whether nothing else can be meant."""

    name: str
    sure: bool


def meant(
    reference: Reference, names: Collection[str], module: Module, steps: int = 1
) -> Meant | None:
    """Give which of some names the one in a reference must mean.

    It is that of ``var.x`` or ``local.x``, or after two steps of ``module.x.y``. A name
    with the same words is sure where it has what the reader needs, a plural mostly has
    not; so is one with a wrong letter in a long word, and one that says besides what it
    is, as an id or an ARN, if its reader says the same.
    """
    if len(reference.names) <= steps:
        return None  # an index is in between
    name, before = reference.names[steps], reference.names[:steps]
    same = [one for one in names if same_words(name, one)]
    same = same or [one for one in names if turned(name, one)]
    wrong = [one for one in names if slips(name, one)]
    longer = longer_or_shorter(name, names)
    if len(found := same or wrong) == 1:
        (one,) = found
        fits = _fits(reference, before, one, module)
        if fits is False:
            return None
        is_same = name.replace("_", "") == one.replace("_", "")
        sure = is_same or (bool(fits) if same else is_slip(name, one))
        return Meant(one, sure)
    if longer and not found and _fits(reference, before, longer, module):
        kind = longer.rpartition("_")[2]
        return Meant(longer, reference.path[-1].rpartition("_")[2] == kind)
    return None


def _fits(
    reference: Reference, before: tuple[str, ...], name: str, module: Module
) -> bool | None:
    """Whether what has a name is of the shape that a reader needs; None if unknown."""
    if before == ("module",) and len(reference.names) > 2:  # noqa: PLR2004, module.x.y
        child = module.child(name)
        return not child or reference.names[2] in child.declarations.of("output")
    wanted = needed([reference], module, len(before))
    given = _type((*before, name), module)
    one = _SHAPES.get((wanted or "").partition("(")[0])
    other = _SHAPES.get(given.kind)
    return one == other if one and other else None


def _type(names: tuple[str, ...], module: Module) -> Type:
    match names:
        case ("local", name) if found := module.local(name):
            return value_types.type_of(found[1].value, module)
        case ("module", call, output):
            return value_types.of_output(module, call, output)
    return value_types.of_variable(module, names[-1])
