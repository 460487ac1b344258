"""The type that a value must have for all that refer to it."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.terraform.kept import kept
from tffix.terraform.provider.schema_walk import levels
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Reference

_ANY = ""  # what takes a value of any type
# of the schema of the provider itself, from its documentation
_PROVIDER: dict[tuple[str, ...], Any] = {
    ("aws", "region"): "string",
    ("aws", "profile"): "string",
    ("aws", "default_tags", "tags"): ["map", "string"],
    ("aws", "assume_role", "role_arn"): "string",
}
_PRIMITIVES = ("string", "number", "bool")


def needed(
    references: Iterable[Reference], module: Module, steps: int = 1
) -> str | None:
    """Give the type that all who read something need, as a configuration writes it.

    ``steps`` are those that lead to it from the root, as in ``var.name``.
    None where one of them does not tell, or they do not agree. A text that has it as a
    part needs a string only, as others can be made one.
    """
    found = {_type(reference, module, steps) for reference in references} - {_ANY}
    if found in ({"string", "number"}, {"string", "bool"}):
        found.remove("string")
    return found.pop() if len(found) == 1 else None


def _type(reference: Reference, module: Module, steps: int) -> str | None:  # noqa: PLR0911, one a kind
    """Give the type that one reader needs; empty where it takes any."""
    value, node = reference.argument.value, reference.node
    if len(reference.names) != steps + 1 or len(reference.steps) != steps:
        return None
    if _stands_alone(value, node):
        return _of_argument(reference, module)
    match _holders(module, value).get(id(node)):
        case n.Template(parts=parts) | n.Heredoc(parts=parts):
            return "string" if len(parts) > 1 else None
        case n.Conditional() | n.Unary():
            return "bool"
        case n.Tuple() as holder:
            return _of_element(reference, module) if holder is value else _ANY
        case n.ObjectItem() as holder:
            is_value = isinstance(value, n.Object) and holder in value.items
            return _of_element(reference, module) if is_value else _ANY
    return None


@kept
def _holders(module: Module, value: n.Expression) -> dict[int, n.Node]:  # noqa: ARG001, it is kept with the module
    """Give what tells of the type of each node in a value, by the ids of the nodes.

    All are found in one walk: a value may read as many things as it is long.
    """
    found: dict[int, n.Node] = {}
    for holder in walk(value):
        for node in _held(holder):
            found.setdefault(id(node), holder)
    return found


def _held(holder: n.Node) -> Sequence[n.Node]:
    match holder:
        case n.Template(parts=parts) | n.Heredoc(parts=parts):
            return [part.value for part in parts if isinstance(part, n.Interpolation)]
        case n.Conditional(condition=test) | n.Unary(operator="!", operand=test):
            return [test]
        case n.Tuple(items=items):
            return items
        case n.ObjectItem(value=n.Template(parts=[n.Interpolation(value=inner)])):
            return [inner]
        case n.ObjectItem(value=inner):
            return [inner]
    return ()


def _stands_alone(value: n.Expression, node: n.Expression) -> bool:
    """Whether an expression is only a reference, perhaps as ``"${…}"``."""
    if isinstance(value, n.Template) and len(value.parts) == 1:
        return _holds(value.parts[0], node)
    return value is node


def _holds(part: n.Node, node: n.Expression) -> bool:
    return isinstance(part, n.Interpolation) and part.value is node


def _of_argument(reference: Reference, module: Module) -> str | None:
    type_, path = reference.block.type.name, reference.path
    if type_ == "module" and len(path) == 1:
        child = module.called(reference.block)
        variable = child and child.block("variable", path[0])
        declared = variable.body.attribute("type") if variable else None
        match declared:
            case n.Attribute(value=n.Variable(name=name)) if name in _PRIMITIVES:
                return name
        return None
    return written(_schema_type(reference, module)) or (
        _ANY if type_ in ("output", "locals") else None
    )


def _of_element(reference: Reference, module: Module) -> str | None:
    match _schema_type(reference, module):
        case ["list" | "set" | "map", str(name)] if name in _PRIMITIVES:
            return name
    return _ANY if reference.block.type.name in ("output", "locals") else None


def _schema_type(reference: Reference, module: Module) -> Any:
    """Give the type of an argument by all schemas of its resource; None if unknown."""
    block, path = reference.block, reference.path
    if block.type.name == "provider" and len(block.labels) == 1:
        return _PROVIDER.get((block.labels[0].value, *path))
    if block.type.name != "resource" or len(block.labels) != 2:  # noqa: PLR2004
        return None
    for level in levels(block, module):
        if level.path == path[:-1]:
            found = [schema.attributes.get(path[-1]) for schema in level.schemas]
            types = [one.type for one in found if one]
            if types and all(one == types[0] for one in types):
                return types[0]
    return None


def written(type_: Any) -> str | None:
    """Write a type of a schema as a configuration does; None where it is not simple."""
    match type_:
        case "string" | "number" | "bool":
            return str(type_)
        case ["list" | "set", str(name)] if name in _PRIMITIVES:
            return (
                f"list({name})"  # for a set, too: it is made one, and keeps its order
            )
        case ["map", str(name)] if name in _PRIMITIVES:
            return f"map({name})"
    return None
