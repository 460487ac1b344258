"""The types of values, told from how they are written and from the schemas.

What only an evaluation could tell is not known here: ANY.
"""

from __future__ import annotations

from functools import partial

from tffix.hcl import nodes as n
from tffix.hcl.strings import unescape
from tffix.terraform import PRIMITIVES
from tffix.terraform.kept import kept
from tffix.terraform.module.written_types import declared
from tffix.terraform.provider.attribute_path import schemas as attribute_schemas
from tffix.terraform.values.convert import convert
from tffix.terraform.values.type_constraints import constraint
from tffix.terraform.values.types import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    Type,
    list_of,
    map_of,
    set_of,
)
from tffix.terraform.values.value import EvaluationError, string
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tffix.terraform.module.module import Module

_LIST, _SET, _MAP = list_of(ANY), set_of(ANY), map_of(ANY)
_MAX_DEPTH = 16
# source: the functions of Terraform, by what each returns whatever it is given
_FUNCTIONS = {
    STRING: "abspath base64encode base64sha256 basename chomp cidrhost cidrnetmask"
    " cidrsubnet dirname file filebase64 format formatdate indent join jsonencode lower"
    " md5 pathexpand replace sha1 sha256 sha512 strrev substr timeadd timestamp title"
    " tostring trim trimprefix trimspace trimsuffix upper urlencode uuid yamlencode",
    NUMBER: "abs ceil floor length log parseint pow signum sum tonumber",
    BOOL: "alltrue anytrue can contains endswith startswith tobool",
    _LIST: "chunklist cidrsubnets compact concat flatten keys range split tolist",
    _SET: "fileset setsubtract toset",
    _MAP: "tomap zipmap",
}
# what a function gives, whatever it is given
RETURNED: dict[str, Type] = {
    name: type_ for type_, names in _FUNCTIONS.items() for name in names.split()
}
_LITERALS: dict[str, Type] = {"true": BOOL, "false": BOOL, "null": ANY}
_WRITTEN = {"string": STRING, "number": NUMBER, "bool": BOOL, "any": ANY}


def of_schema(type_: Any) -> Type:
    """Give a type of a schema; whatever an object has in it is ANY."""
    match type_:
        case "string" | "number" | "bool":
            return Type(type_)
        case ["list" | "set" | "map" as kind, inner]:
            return Type(kind, (of_schema(inner),))
        case ["object", _]:
            return _MAP
    return ANY


def could_be(given: Type, wanted: Type) -> bool:
    """Whether Terraform may convert a value of one type into another."""
    if ANY in (given, wanted):
        return True
    if given.is_primitive() and wanted.is_primitive():
        return {given.kind, wanted.kind} != {"number", "bool"}
    together = ({"list", "set", "tuple"}, {"map", "object"})
    if not any(given.kind in kinds and wanted.kind in kinds for kinds in together):
        return False
    # what is in an object or a tuple is judged one by one, elsewhere
    return wanted.kind in ("object", "tuple") or all(
        could_be(part, wanted.element) for part in given.of
    )


def text_fits(text: str, wanted: Type) -> bool:
    """Whether a text can become what is wanted: a number, or true or false."""
    try:
        convert(string(text), wanted)
    except EvaluationError:
        return False
    return True


def fits(value: n.Expression, given: Type, wanted: Type) -> bool:
    """Whether Terraform may take a value, whose type is given, for what is wanted."""
    if not could_be(given, wanted):
        return False
    match value:
        case n.Template(parts=(n.Text(raw=raw),)) if wanted.is_primitive():
            return text_fits(unescape(raw), wanted)
        case n.Template(parts=()):
            return text_fits("", wanted)
    return True


def type_of(node: n.Expression, module: Module, depth: int = _MAX_DEPTH) -> Type:  # noqa: PLR0911, one a kind
    """Give the type of an expression in a module."""
    match node:
        case (
            n.Parenthesized(inner=inner)
            | n.Template(parts=(n.Interpolation(value=inner),))
        ) if depth:
            return type_of(inner, module, depth - 1)
        case n.Template() | n.Heredoc():
            return STRING
        case n.Literal(text=text):
            return _LITERALS.get(text, NUMBER)
        case n.Tuple(items=items):
            return list_of(_of_items(items, module, depth - 1)) if depth else _LIST
        case n.For(key=None, value=value):
            return list_of(_LIST) if _is_list(value) else _LIST
        case n.For() | n.Object():
            return _MAP
        case n.Call(name=name):
            return RETURNED.get(name, ANY)
    return _of_reference(node, module, depth)


def _of_items(items: Iterable[n.Expression], module: Module, depth: int) -> Type:
    """Give the first of the types of what is in a list that is no single value."""
    types = (type_of(item, module, depth) for item in items)
    return next((one for one in types if one.is_collection()), ANY)


def _is_list(node: n.Expression) -> bool:
    """Whether an expression is a list, as it is written."""
    match node:
        case n.Parenthesized(inner=inner) | n.GetAttr(source=inner):
            return _is_list(inner)
    return isinstance(node, n.Tuple | n.Splat) or (
        isinstance(node, n.For) and node.key is None
    )


def is_splat(node: n.Node) -> bool:
    """Whether an expression is a list of what each of some things has: ``x[*].id``."""
    return splat(node) is not None


def splat(node: n.Node) -> n.Splat | None:
    """Give what ``[*]`` stands behind in such an expression, with it; else None."""
    while isinstance(node, n.GetAttr | n.Index | n.LegacyIndex):
        node = node.source
    return node if isinstance(node, n.Splat) else None


def _of_reference(node: n.Node, module: Module, depth: int) -> Type:
    if is_splat(node):
        return ANY if isinstance(node, n.Index | n.LegacyIndex) else _LIST
    names: list[str] = []
    indexed = False
    match node:
        case n.Index(source=n.GetAttr(source=n.Variable(name="var"), name=name)):
            return of_element(module, name.name)
    while isinstance(node, n.GetAttr | n.Index | n.LegacyIndex):
        if isinstance(node, n.GetAttr):
            names.insert(0, node.name.name)
        elif indexed or len(names) != 1:
            return ANY
        else:
            indexed = True
        node = node.source
    if not isinstance(node, n.Variable):
        return ANY
    return _of_names([node.name, *names], module, depth, indexed=indexed)


def _of_names(names: list[str], module: Module, depth: int, *, indexed: bool) -> Type:
    """Give the type of ``var.x``, ``local.x``, ``aws_x.y.z`` or ``data.aws_x.y.z``."""
    match names:
        case ["var", name]:
            return (of_element if indexed else of_variable)(module, name)
        case ["local", name] if not indexed and depth:
            found = module.local(name)
            return type_of(found[1].value, module, depth - 1) if found else ANY
        case ["module", name, output] if not indexed and depth:
            return of_output(module, name, output)
        case ["data", type_, name, attribute]:
            return _of_attribute("data", (type_, name), attribute, module, indexed)
        case [type_, name, attribute]:
            return _of_attribute("resource", (type_, name), attribute, module, indexed)
    return ANY


@kept
def of_output(module: Module, name: str, output: str) -> Type:
    """Give the type of an output of a called module that is not repeated."""
    call, child = module.block("module", name), module.child(name)
    block = child and child.block("output", output)
    value = child and block and child.argument(block, "value")
    is_one = call is not None and not module.is_repeated(call)
    return type_of(value.value, child) if child and value and is_one else ANY


@kept
def of_variable(module: Module, name: str) -> Type:
    """Give the type of a variable; whatever a collection has in it is ANY."""
    if kind := (written := declared(module).get(name)) and written.kind:
        return _WRITTEN.get(kind) or Type(kind, (ANY,))
    block = module.block("variable", name)
    type_ = block and module.argument(block, "type")
    if not type_:
        return ANY
    from tffix.terraform.module.instances import evaluate  # noqa: PLC0415, deferred

    found = constraint(type_.value, partial(evaluate, module))
    whole = found == ANY or found.is_primitive()
    return found if whole else Type(found.kind, (ANY,))


@kept
def of_element(module: Module, name: str) -> Type:
    """Give the type of what is in a variable, where that is a text, number or bool."""
    block = module.block("variable", name)
    type_ = block and module.argument(block, "type")
    match type_ and type_.value:
        case n.Call(
            name="list" | "set" | "map", arguments=(n.Variable(name=kind),)
        ) if kind in PRIMITIVES:
            return Type(kind)
    return ANY


def _of_attribute(
    kind: str,
    labels: tuple[str, str],
    attribute: str,
    module: Module,
    indexed: bool,  # noqa: FBT001, private
) -> Type:
    block = module.block(kind, *labels)
    if block is None:
        return ANY
    repeated = any(block.body.attribute(name) for name in ("count", "for_each"))
    return (
        _in_schemas(module, kind, labels[0], attribute) if repeated == indexed else ANY
    )


@kept
def _in_schemas(module: Module, kind: str, type_: str, attribute: str) -> Type:
    """Give the type of an attribute in all versions that a module allows; or ANY."""
    found = [
        schema.attributes.get(attribute)
        for schema in attribute_schemas(module, kind, type_)
    ]
    types = {of_schema(one.type) if one else ANY for one in found}
    return types.pop() if len(types) == 1 else ANY
