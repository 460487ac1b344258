"""Write as an argument what the provider wants as one, not as a block.

``tags`` and other maps are arguments: ``tags = { … }``. Written as a block, without
the equals sign, ``terraform validate`` refuses them: ``Unsupported block type``. What
the block holds stays as it is, comments included.

A ``dynamic`` block over a map becomes a ``for`` expression where its content says
``key = …`` and ``value = …`` and nothing else. One that sets the argument of its name
once or not at all becomes the value, or ``null``, by its condition.

It is reported, and not for a machine, where the block repeats or the argument is set
too, where it holds other blocks, and where the argument is no map or object.

The schemas are those of hashicorp/aws that come with tffix, or what ``tffix schema
sync`` has read; the fixer holds where every version that the module allows has the
argument and no block of its name. ``ingress`` and other arguments that take blocks too
are left alone.

Refused by validate:

    Unsupported block type
    Blocks of type "tags" are not expected here. Did you mean to define argument "tags"?
    If so, use the equals sign to assign it a value.

Before:

    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"

      tags {
        Name = "main"
      }
    }

After:

    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"

      tags = {
        Name = "main"
      }
    }

See https://developer.hashicorp.com/terraform/language/syntax/configuration
"""

from tffix.api import (
    AttributeSchema,
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Item,
    Items,
    Iterator,
    Level,
    Safety,
    comments,
    cut,
    fixer,
    replace,
    schema_walk,
    variables,
    walk,
)
from tffix.api import nodes as n

# that of dynamic blocks, which some types have as an argument too
_CONTENT = "content"
# as keys of an object these are no names
_WORDS = {"for", "null", "true", "false"}
_KINDS = ("resource", "data", "ephemeral", "provider")


def _blocks(type_: str) -> frozenset[str]:
    return schema_walk.argument_names(type_) - {_CONTENT}


@fixer(
    Items(kinds=_KINDS, blocks=_blocks),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def argument_as_block(item: Item, context: Context) -> Iterator[Finding]:
    """Find blocks whose names are those of maps, or of objects."""
    block, name, known = item.node, item.name, item.level.argument(item.name)
    if not (isinstance(block, n.Block) and known):
        return
    is_dynamic = block.is_dynamic()
    if not is_dynamic and not all(map(_is_no_block, known)):
        return
    reason = _reason(block, item.level, known)
    remedy = f"write {name} = {{ … }}"
    edits: list[Edit] = []
    if is_dynamic and (value := _conditional(block, name, context.file)):
        reason, remedy = "", f"write {name} = … ? … : null"
        edits = replace(context.file, block, f"{name} = {value}")
    elif not any(comments(context.file.text, block.start, block.end)) and (
        switch := _switch(block, known)
    ):
        reason, remedy = "", f"write {name} = …"
        value = context.file.text_of(switch)
        edits = replace(context.file, block, f"{name} = {value}")
    elif not reason and is_dynamic:
        edits = _comprehension(block, name, context.file)
        reason = "" if edits else "its content is no key and value"
    elif not reason:
        edits = [Edit(context.file.path, block.type.end, block.open, " = ")]
    if reason:
        remedy = f"write it as an argument by hand: {reason}"
    message = f"{name} is an argument, not a block"
    yield context.finding(item.block, item.key, message, remedy, edits)


def _is_no_block(known: AttributeSchema) -> bool:
    """Whether an argument is never written as blocks, as lists of objects can be."""
    return not isinstance(known.type, list) or known.type[0] in ("map", "object")


def _reason(item: n.Block, level: Level, known: tuple[AttributeSchema, ...]) -> str:
    """Say why this is not for a machine, or nothing."""
    name = item.key_name
    if sum(other.key_name == name for other in level.body.items) > 1:
        return "it is there more than once"
    kinds = {one.type[0] if isinstance(one.type, list) else "" for one in known}
    wanted = ["map"] if item.is_dynamic() else ["map", "object"]
    if not kinds.issubset(wanted) or item.is_dynamic():
        return "" if kinds.issubset(wanted) else f"it is no {' or '.join(wanted)}"
    if item.labels or item.body.blocks():
        return "it has labels, or blocks in it"
    keys = {inner.key_name for inner in item.body.items}
    if len(keys) < len(item.body.items) or keys & _WORDS:
        return "one of its keys is no name, or is there twice"
    for one in known:
        match one.type:
            case ["object", dict() as fields] if fields.keys() != keys:
                return f"it must have {', '.join(sorted(fields))} and nothing else"
    return ""


def _switch(block: n.Block, known: tuple[AttributeSchema, ...]) -> n.Expression | None:
    """Give what alone stands in a block that says whether there is something."""
    is_bool = all(one.type == "bool" for one in known)
    match block.body.items:
        case [n.Attribute(name=name, value=value)] if (
            is_bool and not block.labels and name.name in ("enabled", "enable")
        ):
            return value
    return None


def _conditional(item: n.Block, name: str, file: File) -> str:
    """Give the value of an argument that a dynamic block sets once or not at all.

    Nothing where the block is another one, or holds comments.
    """
    match _parts(item):
        case (
            n.Conditional(
                condition=condition, true=n.Tuple(items=[_]), false=n.Tuple(items=[])
            ),
            [n.Attribute(value=value) as inner],
        ) if inner.key_name == name and not any(variables(value, name)):
            if not comments(file.text, item.start, item.end):
                parts = [file.text_of(one) for one in (condition, value)]
                return f"{parts[0]} ? {parts[1]} : null" if _is_line(parts) else ""
    return ""


def _parts(
    item: n.Block,
) -> tuple[n.Expression, tuple[n.Attribute | n.Block, ...]] | None:
    """Give what a dynamic block repeats for, and its content, if it has no more."""
    each, contents = item.body.attribute("for_each"), item.body.blocks("content")
    if not each or len(contents) != 1 or len(item.body.items) != 2:  # noqa: PLR2004
        return None
    return each.value, contents[0].body.items


def _is_line(parts: list[str]) -> bool:
    return not any("\n" in part for part in parts)


def _comprehension(item: n.Block, name: str, file: File) -> list[Edit]:
    """Give the edits that make a dynamic block a map; none if that is not certain."""
    each, content = _parts(item) or (None, ())
    fields = {field.key_name: field for field in content}
    if not each or fields.keys() != {"key", "value"} or len(fields) < len(content):
        return []
    key, value = (_read(fields[field], name, file) for field in ("key", "value"))
    said = file.text_of(each)
    text = f"{name} = {{ for key, value in {said} : {key} => {value} }}"
    if not key or not value or comments(file.text, item.start, item.end):
        return []
    return replace(file, item, text)


def _read(field: n.Attribute | n.Block, name: str, file: File) -> str:
    """Give the value of a field with ``key`` for ``x.key``; nothing if not certain."""
    if not isinstance(field, n.Attribute):
        return ""
    root = field.value
    reads = list(variables(root, name))
    edits = []
    for node in walk(root):
        match node:
            case n.Variable(name="key" | "value"):
                return ""
            case n.GetAttr(source=n.Variable() as source, name=part) if (
                source in reads and part.name in ("key", "value")
            ):
                edits.append(Edit(file.path, node.start, node.end, part.name))
    return cut(file, root.start, root.end, edits) if len(edits) == len(reads) else ""
