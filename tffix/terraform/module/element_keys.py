"""The keys that the elements of a collection of objects have."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.terraform.module.expressions import is_null, object_keys, resolve
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.terraform.module.module import Module

_MAX_DEPTH = 8


def element_keys(
    value: n.Expression, module: Module, depth: int = _MAX_DEPTH
) -> set[str] | None:
    """Give the keys of the objects in a list, the same for all; None if not known."""
    match resolve(value, module):
        case n.For(key=None, value=n.Object() as each):
            return object_keys(each)
        case n.Tuple(items=items) if items:
            found = [
                object_keys(item) if isinstance(item, n.Object) else None
                for item in items
            ]
            return found[0] if all(keys == found[0] for keys in found) else None
        case n.Conditional(true=true, false=false) if depth:
            some = [arm for arm in (true, false) if not _is_empty(arm)]
            found = [element_keys(arm, module, depth - 1) for arm in some]
            if found and all(keys == found[0] for keys in found):
                return found[0]
        case n.GetAttr(source=n.Variable(name="var"), name=name):
            return _declared(name.name, module)
    return None


def _is_empty(value: n.Expression) -> bool:
    return is_null(value) or (isinstance(value, n.Tuple) and not value.items)


def _declared(name: str, module: Module) -> set[str] | None:
    """Give the keys of the objects of a variable that is a collection of objects."""
    variable = module.block("variable", name)
    type_ = variable and module.argument(variable, "type")
    default = variable and module.argument(variable, "default")
    if not type_ or (default and is_null(default.value)):
        return None
    match type_.value:
        case n.Call(
            name="list" | "set" | "map",
            arguments=(n.Call(name="object", arguments=(n.Object() as fields,)),),
        ):
            return object_keys(fields)
    return None
