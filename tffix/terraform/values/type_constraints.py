"""Type constraints: what ``type = …`` of a variable says."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.terraform.values.types import ANY, Type, list_of, map_of, set_of
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tffix.terraform.values.value import Value

_MAX_DEPTH = 32


def constraint(  # noqa: PLR0911, one a kind of type
    node: n.Expression, value: Callable[[n.Expression], Value], depth: int = _MAX_DEPTH
) -> Type:
    """Read a type constraint; what is none, or is too deep, is ANY.

    ``value`` evaluates the default of an optional attribute.
    """
    if depth == 0:
        return ANY

    def below(inner: n.Expression) -> Type:
        return constraint(inner, value, depth - 1)

    match node:
        case n.Variable(name="string" | "number" | "bool" as kind):
            return Type(kind)
        case n.Variable(name="list") | n.Template(parts=(n.Text(raw="list"),)):
            return list_of(ANY)
        case n.Variable(name="map") | n.Template(parts=(n.Text(raw="map"),)):
            return map_of(ANY)
        case n.Variable(name="set"):
            return set_of(ANY)
        case n.Template(parts=(n.Text(raw="string"),)):
            return Type("string")
        case n.Call(name="list" | "set" | "map" as kind, arguments=(inner,)):
            return Type(kind, (below(inner),))
        case n.Call(name="tuple", arguments=(n.Tuple(items=items),)):
            return Type("tuple", tuple(map(below, items)))
        case n.Call(name="object", arguments=(n.Object(items=fields),)):
            return _object(fields, value, below)
    return ANY


def _object(
    fields: tuple[n.ObjectItem, ...],
    value: Callable[[n.Expression], Value],
    below: Callable[[n.Expression], Type],
) -> Type:
    types: dict[str, Type] = {}
    optional: list[tuple[str, Value | None]] = []
    for field in fields:
        match field.key:
            case n.Variable(name=name) | n.Template(parts=(n.Text(raw=name),)):
                pass
            case _:
                return ANY
        match field.value:
            case n.Call(name="optional", arguments=(inner, *default)):
                types[name] = below(inner)
                optional.append((name, value(default[0]) if default else None))
            case _:
                types[name] = below(field.value)
    names = tuple(sorted(types))
    return Type("object", tuple(types[name] for name in names), names, tuple(optional))
