"""What is wrong with the type of a variable, and with its default."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.lazy_re import pattern
from tffix.terraform import PRIMITIVES
from tffix.terraform.module.references import traversals
from tffix.terraform.values.convert import convert
from tffix.terraform.values.type_constraints import constraint
from tffix.terraform.values.value import EvaluationError, Unsure
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.terraform.module.module import Module

_WORDS = frozenset((*PRIMITIVES, "any"))
_COLLECTIONS = frozenset(("list", "set", "map"))
_SHORT = frozenset(("list", "map"))  # at the top, with elements of any type
# what Terraform 0.11 wrote, and what it meant
_QUOTED = {"string": "string", "list": "list(string)", "map": "map(string)"}
_NAME = pattern(r"[A-Za-z_][\w-]*+")


class Problem(NamedTuple):
    """What is wrong at a node; ``instead`` is the only text that can be meant."""

    node: n.Expression
    why: str
    instead: str = ""
    remedy: str = "write a type"


def of_type(type_: n.Expression) -> Iterator[Problem]:
    """Give what is no type in a type constraint."""
    match type_:
        case n.Template(parts=(n.Text(raw=raw),)):
            yield Problem(type_, "a type is not quoted", _QUOTED.get(raw, ""))
        case n.Variable(name=name) if name in _SHORT:
            pass
        case _:
            yield from _inside(type_)


def _inside(root: n.Expression) -> Iterator[Problem]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        inner = _parts(node)
        if inner is None:
            yield Problem(node, _why(node))
        else:
            yield from _of_fields(node)
            waiting += reversed(inner)


def _of_fields(node: n.Expression) -> Iterator[Problem]:
    """Give what is wrong with the attributes of an object type, but for their types."""
    match node:
        case n.Call(name="object", arguments=(n.Object(items=fields),)):
            pass
        case _:
            return
    names = set()
    for field in fields:
        match field.key:
            case n.Variable(name=name):
                if name in names:
                    why = f"the attribute {name} is there twice"
                    yield Problem(field.key, why, remedy="leave one of them")
                names.add(name)
            case n.Template(parts=(n.Text(raw=raw),)) if _NAME.fullmatch(raw):
                yield Problem(field.key, "the name of an attribute is not quoted", raw)
        match field.value:
            case n.Call(name="optional", arguments=(_, default)) if not _is_constant(
                default
            ):
                why = "the default of an attribute reads nothing and calls nothing"
                yield Problem(default, why, remedy="write it out, or use coalesce")


def _parts(node: n.Expression) -> list[n.Expression] | None:
    """Give the types in a type; None where it is none."""
    match node:
        case n.Variable(name=name) if name in _WORDS:
            return []
        case n.Call(name=name, arguments=(inner,)) if name in _COLLECTIONS:
            return [inner]
        case n.Call(name="tuple", arguments=(n.Tuple(items=items),)):
            return list(items)
        case n.Call(name="object", arguments=(n.Object(items=fields),)):
            return [_field(field.value) for field in fields]
    return None


def _field(value: n.Expression) -> n.Expression:
    match value:
        case n.Call(name="optional", arguments=(inner, *_)):
            return inner
    return value


def _why(node: n.Expression) -> str:
    match node:
        case n.Variable(name=name) | n.Call(name=name) if name in _COLLECTIONS:
            return f"{name} takes the type of its elements, as {name}(string)"
        case n.Variable(name=name) | n.Call(name=name):
            return f"{name} is no type"
    return "this is no type"


def of_default(block: n.Block, module: Module) -> Problem | None:
    """Give why the default of a variable has not its type, if that is certain."""
    default, type_ = module.argument(block, "default"), module.argument(block, "type")
    if default is None or not _is_constant(default.value):
        return None
    if _is_null(default.value):
        return _of_null(default.value, block)
    if type_ is None or any(of_type(type_.value)):
        return None
    from tffix.terraform.module.instances import environments  # noqa: PLC0415, deferred

    environment = environments(module)[0]
    wanted = constraint(type_.value, lambda node: environment.value(node, {}))
    try:
        convert(environment.value(default.value, {}), wanted)
    except EvaluationError as error:
        return Problem(default.value, str(error))
    except Unsure:
        pass
    return None


def _of_null(default: n.Expression, block: n.Block) -> Problem | None:
    match block.body.attribute("nullable"):
        case n.Attribute(value=n.Literal(text="false")):
            return Problem(default, "it is null, and nullable is false")
    return None


def _is_constant(value: n.Expression) -> bool:
    return not any(isinstance(node, n.Call) for node in walk(value)) and not any(
        traversals(value)
    )


def _is_null(value: n.Expression) -> bool:
    return isinstance(value, n.Literal) and value.text == "null"
