"""Write as a block what the provider wants as one, not as an argument.

In JSON, in CloudFormation and in the AWS API a structure is a value: ``x = { … }``. In
Terraform many structures are blocks, and the schema of the type says which. What is
written with an equals sign, ``terraform validate`` refuses: ``Unsupported argument``.

An object becomes a block, a list of objects as many blocks, null and an empty list
become nothing. Where each block names one thing and its value, as ``parameter`` does,
a map becomes a block for each key. A list that is not written out becomes a
``dynamic`` block where it is known what its elements hold: from a ``for`` expression,
a local, or the type of a variable. Comments stay.

It is reported, and not for a machine, where the object has keys that the block does
not know, lacks what the block must have, or where comments have no place in the result.

The schemas are those of hashicorp/aws that come with tffix, or what ``tffix schema
sync`` has read; the fixer holds where every version that the module allows has the
block and no argument of its name. ``ingress`` and other arguments that take blocks too
are left alone.

Refused by validate:

    Unsupported argument
    An argument named "setting" is not expected here. Did you mean to define a block of
    type "setting"?

Before:

    resource "aws_ecs_cluster" "main" {
      name = "main"

      setting = {
        name  = "containerInsights"
        value = "enabled"
      }
    }

After:

    resource "aws_ecs_cluster" "main" {
      name = "main"

      setting {
        name  = "containerInsights"
        value = "enabled"
      }
    }

See https://developer.hashicorp.com/terraform/language/syntax/configuration
"""

from tffix.api import (
    BlockSchema,
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Item,
    Items,
    Iterator,
    Level,
    NestedBlock,
    Safety,
    braced,
    comments,
    element_keys,
    fixer,
    held,
    held_values,
    indent,
    item_lines,
    item_span,
    language,
    line_start,
    nested,
    object_to_block,
    remove,
    replace,
    replace_item,
    schema_walk,
    step,
)
from tffix.api import nodes as n

# ecs-deployment-arguments looks at what this one holds
_ELSEWHERE = ("aws_ecs_service", "deployment_configuration")
_KINDS = ("resource", "data", "ephemeral", "provider")


@fixer(
    Items(kinds=_KINDS, arguments=schema_walk.block_names),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def block_as_argument(item: Item, context: Context) -> Iterator[Finding]:
    """Find arguments whose names are those of blocks."""
    known = nested(item.level.schemas, item.name)
    if isinstance(item.node, n.Block) or not known:
        return
    reason = _reason(item.node.value, known, context)
    if reason and (item.type, item.name) == _ELSEWHERE:
        return
    edits: list[Edit] = []
    inner = [one.block for one in known if one.block]
    if for_one := held(item, inner, context.module):
        name, code = for_one
        one = step(context.file, item.level.block)
        remedy = f"write it as a block with {name}: {item.name} {{ {name} = … }}"
        edits = object_to_block.held_edits(context.file, item.node, name, one, code)
        edits += _spread(context.file, item.node, item.level, one)
        reason = ""
    elif pair := held_values.pair(item, known):
        one = step(context.file, item.level.block)
        edits = object_to_block.pair_edits(context.file, item.node, pair, one)
        remedy = f"write a block {item.name} {{ … }} for each key"
        reason = "" if edits else reason
    elif (each := held_values.each(item, inner, context.module)) and _is_many(known):
        one = step(context.file, item.level.block)
        edits = object_to_block.text_edits(context.file, item.node, each, one)
        remedy = f"write a block {item.name} {{ {each} = … }} for each"
        reason = "" if edits else "there is more in its lines"
    elif not reason:
        edits, remedy = _edited(item.node, item.level, context)
        reason = "" if edits else remedy
    if reason:
        remedy = f"write it as a block by hand: {reason}"
    message = f"{item.name} is a block, not an argument"
    yield context.finding(item.block, item.key, message, remedy, edits)


def _is_many(known: tuple[NestedBlock, ...]) -> bool:
    """Whether there may be as many blocks as one likes."""
    return all(one.max_items is None and one.nesting != "single" for one in known)


def _reason(
    value: n.Expression, known: tuple[NestedBlock, ...], context: Context
) -> str:
    """Say why a value is not for a machine, or nothing."""
    inner = tuple(one.block for one in known if one.block)
    count = _count(value)
    if count is None:
        keys = element_keys(value, context.module)
        if keys is None:
            return "it is not known what it holds"
        for key in sorted(keys):
            if not all(key in schema.attributes for schema in inner):
                return f"{key} is no argument of it"
        return _missing(keys, inner)
    if count < max(one.min_items or 0 for one in known):
        return "there must be one"
    most = min(one.max_items or count for one in known)
    if count > most:
        return f"there may be no more than {most}"
    found = (_unfit(one, inner) for one in _objects(value))
    return next(filter(None, found), "")


def _objects(value: n.Expression) -> list[n.Object]:
    """Give the objects that a value is written as."""
    items = value.items if isinstance(value, n.Tuple) else (value,)
    return [item for item in items if isinstance(item, n.Object)]


def _count(value: n.Expression) -> int | None:
    """Give how many blocks a value stands for, where they are written out."""
    match value:
        case n.Object():
            return 1
        case n.Tuple(items=items) if all(isinstance(item, n.Object) for item in items):
            return len(items)
        case n.Literal(text="null"):
            return 0
    return None


def _unfit(value: n.Object, inner: tuple[BlockSchema, ...]) -> str:
    """Say why an object cannot be a block, or nothing."""
    names = [item.key_name for item in value.items]
    if not all(map(language.NAME.fullmatch, names)) or len(set(names)) < len(names):
        return "its keys are no names, or one is there twice"
    strange = [name for name in names if not any(one.takes(name) for one in inner)]
    if names and strange == names:
        return f"{names[0]} is not known in it"
    return ""


def _missing(keys: set[str], inner: tuple[BlockSchema, ...]) -> str:
    """Say what a block must have and does not."""
    for schema in inner:
        if missing := schema.needed - keys:
            return f"it must have {min(missing)}"
    return ""


def _edited(
    item: n.Attribute, level: Level, context: Context
) -> tuple[list[Edit], str]:
    """Give the edits and what they do; without edits, why that is not for a machine."""
    file, name, value = context.file, item.name.name, item.value
    to, one = indent(file.text, item.start), step(file, level.block)
    start, end = item_span(file, item)
    if isinstance(value, n.Object):
        edits = object_to_block.block_edits(file, item, value, one) + _spread(
            file, item, level, one
        )
        return edits, f"write it as a block: {name} {{ … }}"
    if start != line_start(file.text, start):
        return [], "it shares its line with something else"
    if _count(value) == 0:
        return remove(file, item), "remove it"
    if isinstance(value, n.Tuple):
        lines = object_to_block.block_lines(file, name, _objects(value), to, one)
        remedy = f"write a block {name} {{ … }} for each"
    else:
        lines = _dynamic(item, to, one, context)
        remedy = f'repeat it with dynamic "{name}"'
    if sorted(comments(lines)) != sorted(comments(file.text, item.start, end)):
        return [], "there are comments that have no place there"
    return replace_item(file, item, lines), remedy


def _spread(file: File, item: n.Attribute, level: Level, one: str) -> list[Edit]:
    """Give the edits that put what stands in a one-line block on a line of its own."""
    body = level.body
    if "\n" in file.text[body.start : item.start]:
        return []
    outer = indent(file.text, level.block.start)
    return [
        Edit(file.path, body.start, item.start, f"\n{outer}{one}"),
        Edit(file.path, item.end, body.end, f"\n{outer}"),
    ]


def _dynamic(item: n.Attribute, to: str, one: str, context: Context) -> str:
    """Give an argument whose value is a list of objects as a dynamic block."""
    file, name = context.file, item.name.name
    keys = sorted(element_keys(item.value, context.module) or ())
    inner = to + one
    start, _ = item_span(file, item)
    above = Edit(file.path, start, line_start(file.text, item.start), "")
    renamed = replace(file, item.name, "for_each")
    for_each = item_lines(file, item, inner, [above, *renamed])
    content = "".join(f"{inner}{one}{key} = {name}.value.{key}\n" for key in keys)
    content = braced("content", content, inner)
    return braced(f'dynamic "{name}"', f"{for_each}\n{content}", to)
