"""The type that a value must have for all that refer to it."""

from __future__ import annotations

from itertools import pairwise

from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.terraform.kept import kept
from tffix.terraform.module.part_types import INSTANCES, SEQUENCES, indexed, inside
from tffix.terraform.provider.schema_walk import levels
from tffix.terraform.provider.value_types import of_element, of_schema, of_variable
from tffix.terraform.values.types import ANY, BOOL, NUMBER, STRING, Type, map_of
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Reference

# of the schema of the provider itself, from its documentation
_PROVIDER: dict[tuple[str, ...], Type] = {
    ("aws", "region"): STRING,
    ("aws", "profile"): STRING,
    ("aws", "default_tags", "tags"): map_of(STRING),
    ("aws", "assume_role", "role_arn"): STRING,
}
_REPEATED = ("resource", "data", "ephemeral", "module")
_STEPS = (
    3  # local values and inputs, one made of the other, that are followed to a reader
)


def needed(
    references: Iterable[Reference], module: Module, steps: int = 1
) -> str | None:
    """Give the type that all who read something need, as a configuration writes it.

    ``steps`` are those that lead to it from the root, as in ``var.name``.
    None where one of them does not tell, or they do not agree. A text that has it as a
    part needs a string only, as others can be made one.
    """
    found = _agreed(_type(one, module, steps, _STEPS) for one in references)
    return written(found) if found else None


def _agreed(types: Iterable[Type | None]) -> Type | None:
    """Give the one type that some readers need, ANY if they take any."""
    told = {one for one in types if one is None or not one.has_any()}
    found = told - {INSTANCES} or {ANY}
    if found in ({STRING, NUMBER}, {STRING, BOOL}):
        found.remove(STRING)
    return found.pop() if len(found) == 1 else None


def _type(reference: Reference, module: Module, steps: int, depth: int) -> Type | None:
    """Give the type that one reader needs; ANY if it takes any, None if unknown."""
    if len(reference.names) != steps + 1:
        return None
    way = _way(reference, module)
    if reference.block.type.name == "locals":
        keys = []
        # an object that is written out, its item, and what that holds
        while len(way) > 2 and isinstance(item := way[1], n.ObjectItem):  # noqa: PLR2004
            if not item.key_name:
                break
            keys.append(item.key_name)
            del way[:2]
        wanted = _of_readers(module, ("local", reference.path[0], *keys), depth)
    else:
        wanted = _of_argument(reference, module, depth)
    for holder, inner in pairwise(way):
        wanted = inside(holder, inner, wanted)
    for step in reversed(reference.steps[steps:]):
        wanted = indexed(step, wanted)
    return wanted


def _way(reference: Reference, module: Module) -> list[n.Node]:
    """Give what holds a reference in its argument, outer ones first, and itself."""
    value, node = reference.argument.value, reference.node
    holders = _holders(module, value)
    way: list[n.Node] = [node]
    while way[-1] is not value and id(way[-1]) in holders:
        way.append(holders[id(way[-1])])
    return way[::-1]


@kept
def _holders(module: Module, value: n.Expression) -> dict[int, n.Node]:  # noqa: ARG001, it is kept with the module
    """Give what holds each node in a value, by the ids of the nodes.

    All are found in one walk: a value may read as many things as it is long.
    """
    return {id(inner): holder for holder in walk(value) for inner in holder.children()}


@kept
def _of_readers(module: Module, names: tuple[str, ...], depth: int) -> Type | None:
    """Give the type that who reads ``local.x``, ``local.x.y`` or ``var.x`` needs."""
    if depth == 0:
        return None
    return _agreed(
        _type(reference, module, len(names) - 1, depth - 1)
        for reference in module.reads_saying((names[1],))
        if reference.names[: len(names)] == names
    )


def _of_argument(reference: Reference, module: Module, depth: int) -> Type | None:
    type_, path = reference.block.type.name, reference.path
    if type_ in _REPEATED and len(path) == 1 and path[0] in ("count", "for_each"):
        return NUMBER if path[0] == "count" else INSTANCES
    if type_ == "module" and len(path) == 1:
        return _of_input(module.called(reference.block), path[0], depth)
    if type_ == "output":
        return ANY
    if type_ == "provider" and len(reference.block.labels) == 1:
        return _PROVIDER.get((reference.block.labels[0].value, *path))
    return _of_schema(reference, module)


def _of_input(child: Module | None, name: str, depth: int) -> Type | None:
    """Give the type of a variable of a called module, or what its readers need."""
    if not child:
        return None
    found = of_variable(child, name)
    if found == ANY:
        return _of_readers(child, ("var", name), depth)
    if found.kind in (*SEQUENCES, "map"):
        return Type(found.kind, (of_element(child, name),))
    return found if found.is_primitive() else None


def _of_schema(reference: Reference, module: Module) -> Type | None:
    """Give the type of an argument by all schemas of its resource; None if unknown."""
    block, path = reference.block, reference.path
    if block.type.name not in ("resource", "data") or len(block.labels) != 2:  # noqa: PLR2004
        return None
    for level in levels(block, module):
        if level.path == path[:-1]:
            found = [schema.attributes.get(path[-1]) for schema in level.schemas]
            types = {of_schema(one.type) for one in found if one}
            return types.pop() if len(types) == 1 else None
    return None


def written(type_: Type) -> str | None:
    """Write a type as a configuration does; None where it is not simple."""
    if type_.is_primitive():
        return type_.kind
    if type_.kind in (*SEQUENCES, "map") and type_.element.is_primitive():
        # a list for a set, too: it is made one, and keeps its order
        return f"{'map' if type_.kind == 'map' else 'list'}({type_.element.kind})"
    return None
