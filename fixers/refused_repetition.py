"""Write as a set what ``for_each`` goes through, and show counts that are none.

``for_each`` takes a map, an object or a set of strings, and nothing that is sensitive;
``count`` a whole number from 0 on. ``terraform validate`` refuses a list, also one that
``toset`` would make a set of, and what is null.

A list of strings is put into ``toset(…)``: of all that ``for_each`` takes, only this
has the same elements. Objects with a name, a key or an id become a map by that:
``{ for one in var.users : one.name => one }``. Where a key is read as a number, the
finding is left to you.

For a bool, ``count`` becomes 1 or 0.

``for_each`` of a dynamic block takes any collection, and no number and no bool: ``[1]``
is written for the 1 of a conditional, ``[]`` for its 0, and a conditional of these two
for a bool.

Refused by validate:

    Invalid for_each argument
    The given "for_each" argument value is unsuitable: the "for_each" argument must be a
    map, or set of strings, and you have provided a value of type tuple.

Before:

    resource "aws_sqs_queue" "orders" {
      for_each = ["eu", "us"]
      name     = "orders-${each.value}"
    }

After:

    resource "aws_sqs_queue" "orders" {
      for_each = toset(["eu", "us"])
      name     = "orders-${each.value}"
    }

See https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
"""

import re

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Safety,
    Value,
    address,
    fixer,
    pattern,
    replace,
    sensitive_variable,
    static,
    suspicion,
    value_types,
    walk,
    wrap,
)
from tffix.api import nodes as n

_INDEX = pattern(r"\[\s*+each\.key\s*+\]|each\.key\s*+[-+*/%]|[-+*/%]\s*+each\.key")
_ARMS = {"1": "[1]", "true": "[1]", "0": "[]", "false": "[]"}
_STRING = "string"
_KEYS = ("name", "key", "id")  # of an object, the first of which tells it from others
_TAKEN = ("any", "map", "object")


@fixer(
    Declarations(
        "resource",
        "data",
        "ephemeral",
        "module",
        arguments=("count", "for_each"),
        holds=suspicion.expressions.may_repeat_wrongly,
    ),
    groups=("expressions",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def refused_repetition(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find values that count or for_each cannot have."""
    block, module = declaration.block, context.module
    if module.is_replaced(context.file, block):
        return
    count = block.body.attribute("count")
    if count and (why := _no_count(static.static_value(count.value, module))):
        edits, remedy = _as_number(count.value, context)
        yield context.finding(block, count.value, f"count {why}", remedy, edits)
    yield from _in_dynamics(block, context)
    each = block.body.attribute("for_each")
    value = _value(each.value, module) if each else None
    if each is None or value is None:
        return
    if sensitive_variable(each.value, module):
        yield context.finding(
            block,
            each.value,
            "for_each is sensitive, and its keys would be shown",
            "use nonsensitive(...) where its keys may be seen",
        )
    elif why := _no_collection(value) or _no_set(each.value, module):
        is_indexed = _is_indexed(block, context)
        fits = _is_list_of_text(value) and not is_indexed
        remedy = "put it into toset(...)" if fits else "write a map or a set of strings"
        edits = wrap(context.file, each.value, "toset(", ")") if fits else []
        if isinstance(each.value, n.Call) and value.type.kind != "set" and _key(value):
            why = "is a set of objects, and takes one of strings"
        if (key := _key(value)) and not is_indexed:
            remedy = f"write a map by {key}"
            edits = _by_key(each.value, key, context.file)
        yield context.finding(block, each.value, f"for_each {why}", remedy, edits)


def _as_number(count: n.Expression, context: Context) -> tuple[list[Edit], str]:
    """Give the edits that make one of true and none of false, and the remedy."""
    value = static.static_value(count, context.module)
    if value.null or value.type.kind != "bool":
        return [], "write a whole number from 0 on"
    code = context.file.text_of(count)
    if isinstance(count, n.Conditional):
        code = f"({code})"
    said = f"{code} ? 1 : 0"
    return replace(context.file, count, said), f"write {said}"


def _value(each: n.Expression, module: Module) -> Value:
    """Give what is known of a value, a set by the list that it is made of."""
    match each:
        case n.Call(name="toset", arguments=(listed,)):
            found = static.static_value(listed, module)
            if _key(found):
                return found
    return static.static_value(each, module)


def _in_dynamics(block: n.Block, context: Context) -> Iterator[Finding]:
    """Find what dynamic blocks in a block, at any depth, cannot go through."""
    for dynamic in walk(block):
        if not isinstance(dynamic, n.Block) or not dynamic.is_dynamic():
            continue
        each = dynamic.body.attribute("for_each")
        value = static.static_value(each.value, context.module) if each else None
        if each is None or value is None:
            continue
        kind = value.type.kind
        if value.null or kind in ("bool", "number", _STRING):
            edits, remedy = _as_list(each.value, kind, context.file)
            what = "null" if value.null else f"a {kind}"
            said = f"for_each of a dynamic block is {what}, and takes a collection"
            yield context.finding(block, each.value, said, remedy, edits)


def _as_list(value: n.Expression, kind: str, file: File) -> tuple[list[Edit], str]:
    """Give the edits that make one block or none, and the remedy."""
    match value:
        case n.Conditional(true=n.Literal() as true, false=n.Literal() as false):
            arms = [_ARMS.get(arm.text) for arm in (true, false)]
            if all(arms):
                edits = replace(file, true, str(arms[0]))
                edits += replace(file, false, str(arms[1]))
                return edits, "write [1] and [] for one block and none"
        case n.GetAttr() if kind == "bool":
            said = f"{file.text_of(value)} ? [1] : []"
            return replace(file, value, said), f"write {said}"
    return [], "write a list"


def _no_count(value: Value) -> str:
    """Say why a value is no count; empty where it may be one."""
    if value.null:
        return "is null"
    if value.type.kind not in ("any", "number", _STRING):
        return f"is a {value.type.kind}, and no number"
    if not value.known:
        return ""
    try:
        number = float(value.data)
    except ValueError:
        return "is no number"
    return "" if number >= 0 and number.is_integer() else "is no whole number from 0 on"


def _no_collection(value: Value) -> str:
    """Say why for_each cannot go through a value; empty where it may."""
    if value.null:
        return "is null"
    kind = value.type.kind
    if kind == "set" and value.type.element.kind not in (_STRING, "any"):
        return f"is a set of {value.type.element.kind}, and takes one of strings"
    if kind in (*_TAKEN, "set"):
        return ""
    return f"is a {kind}, and takes a map or a set of strings"


def _no_set(value: n.Expression, module: Module) -> str:
    """Say that a value is a list, where the types of what it reads tell that."""
    arms = [value]
    if isinstance(value, n.Conditional):
        arms = [value.true, value.false]
    if all(value_types.type_of(arm, module).kind == "list" for arm in arms):
        return "is a list, and takes a map or a set of strings"
    return ""


def _key(value: Value) -> str:
    """Give the attribute that tells the objects of a list from each other."""
    of = value.type.of if value.type.kind in ("list", "set", "tuple") else ()
    return next(
        (
            key
            for key in _KEYS
            if of
            and all(
                one.kind == "object"
                and (of_key := one.attribute(key))
                and of_key.kind == _STRING
                and key not in dict(one.optional)
                for one in of
            )
        ),
        "",
    )


def _by_key(value: n.Expression, key: str, file: File) -> list[Edit]:
    """Give what makes a map of a list of objects, by an attribute of them."""
    head, tail = "{ for one in ", f" : one.{key} => one }}"
    match value:
        case n.Call(name="toset", arguments=(listed,)):
            return replace(file, value, f"{head}{file.text_of(listed)}{tail}")
    return wrap(file, value, head, tail)


def _is_list_of_text(value: Value) -> bool:
    of = value.type.of if value.type.kind in ("list", "tuple") else ()
    return bool(of) and all(type_.kind == _STRING for type_ in of)


def _is_indexed(block: n.Block, context: Context) -> bool:
    """Whether the keys of the instances seem to be read as numbers."""
    if _INDEX.search(context.file.text, block.start, block.end):
        return True
    read = re.compile(rf"\b{re.escape(address(block))}\[\s*(?:\d|count\.)")
    return any(read.search(file.text) for file in context.module.files.values())
