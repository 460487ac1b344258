"""The type that a part of a value must have, by that which the value must have.

ANY is what takes a value of any type, None what is not known.
"""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.terraform.provider.value_types import of_schema
from tffix.terraform.values.signatures import signatures
from tffix.terraform.values.types import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    STRINGS,
    Type,
    list_of,
    map_of,
)

SEQUENCES = ("list", "set")
_MAPS = ("map",)
INSTANCES = Type("instances")  # what for_each takes: a map, or a set of strings
# functions that give a value of the type of their arguments, by what that must be
_PASSING = {
    name: kind
    for kind, names in {
        "": "coalesce try sensitive nonsensitive",
        "list": "coalescelist concat distinct reverse setintersection setsubtract"
        " setunion slice tolist toset",
        "map": "merge tomap",
    }.items()
    for name in names.split()
}


def inside(holder: n.Node, inner: n.Node, wanted: Type | None) -> Type | None:  # noqa: PLR0911, one a kind
    """Give the type that what a node holds needs, by that which the node needs."""
    match holder:
        case n.Parenthesized() | n.Interpolation() | n.Object():
            return wanted
        case n.Template(parts=parts) | n.Heredoc(parts=parts):
            return STRING if len(parts) > 1 else wanted
        case n.Conditional(condition=test) | n.IfDirective(condition=test):
            return BOOL if inner is test else wanted
        case n.Unary() | n.Binary():
            return _operand(holder, inner)
        case n.Tuple() | n.ObjectItem() | n.For():
            return _held(holder, inner, wanted)
        case n.Index() | n.LegacyIndex():
            return indexed(holder, wanted) if inner is holder.source else ANY
        case n.Call():
            return _passed(holder, inner, wanted)
    return None


def _held(
    holder: n.Tuple | n.ObjectItem | n.For, inner: n.Node, wanted: Type | None
) -> Type | None:
    match holder:
        case n.ObjectItem(key=key) if inner is key:
            return STRING
        case n.For(condition=test) if inner is test:
            return BOOL
        case n.For(collection=collection) if inner is collection:
            return ANY
    if wanted is None or wanted == ANY:
        return wanted
    is_list = isinstance(holder, n.Tuple) or (
        isinstance(holder, n.For) and holder.key is None
    )
    return wanted.element if wanted.kind in (SEQUENCES if is_list else _MAPS) else None


def _operand(holder: n.Unary | n.Binary, inner: n.Node) -> Type:
    if holder.operator in ("&&", "||", "!"):
        return BOOL
    if isinstance(holder, n.Unary) or holder.operator not in ("==", "!="):
        return NUMBER
    match holder.right if inner is holder.left else holder.left:
        case n.Template():
            return STRING
        case n.Literal(text="true" | "false"):
            return BOOL
        case n.Literal(text=text) if text != "null":
            return NUMBER
    return ANY


def indexed(step: n.Node, wanted: Type | None) -> Type | None:
    """Give the type of that of which what an index gives must have a type."""
    kind = kind_of_index(step)
    if not wanted or not kind or isinstance(step, n.Splat):
        return None
    return Type(kind, (wanted,))


def kind_of_index(step: n.Node) -> str:
    """Tell whether an index is of a list or of a map; empty where that is unknown."""
    match step:
        case n.Splat() | n.LegacyIndex() | n.Index(key=n.Literal() | n.Binary()):
            return "list"
        case n.Index(key=n.GetAttr(source=n.Variable(name="count"))):
            return "list"
        case n.Index(key=n.Template() | n.GetAttr(source=n.Variable(name="each"))):
            return "map"
    return ""


def _passed(call: n.Call, inner: n.Node, wanted: Type | None) -> Type | None:
    """Give the type that an argument of a function needs."""
    at = next(at for at, one in enumerate(call.arguments) if one is inner)
    match call.name, at:
        case ("element" | "one" | "lookup", 0):
            holding = map_of if call.name == "lookup" else list_of
            return holding(wanted) if wanted else None
        case ("lookup", 2):
            return wanted
        case ("toset", 0) if wanted == INSTANCES:
            return STRINGS
    signature = signatures().get(call.name)
    if signature is None:
        return None
    types = [*signature.parameters.values()]
    found = of_schema(types[at] if at < len(types) else signature.rest)
    is_spread = call.expand and at == len(call.arguments) - 1
    if call.name in _PASSING and found != NUMBER:
        return None if is_spread else _same(_PASSING[call.name], wanted)
    return list_of(found) if is_spread else found


def _same(kind: str, wanted: Type | None) -> Type | None:
    if not kind or wanted is None or wanted == ANY:
        return wanted
    if kind == "list" and wanted.kind in SEQUENCES:
        return list_of(wanted.element)
    return wanted if kind == wanted.kind else None
