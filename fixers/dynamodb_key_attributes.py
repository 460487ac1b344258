"""Declare the attributes of a DynamoDB table that are keys, and no others.

A table has any attributes that its items have; an ``attribute`` block is for those
that are keys of the table or of an index, and there must be one for each of them. Both
are refused when the keys are known, and that is in the plan.

An attribute that is no key goes: its items can have it all the same. A key without a
block gets one of type ``S``, which is unsafe, as it may be a number or binary. Where
there is both, one may be the other misspelt, and where a name is not written out, it
may be any: nothing is changed there.

Refused by plan:

    all attributes must be indexed. Unused attributes: ["name"]

Before:

    resource "aws_dynamodb_table" "people" {
      name         = "people"
      billing_mode = "PAY_PER_REQUEST"
      hash_key     = "id"

      attribute {
        name = "id"
        type = "S"
      }

      attribute {
        name = "name"
        type = "S"
      }
    }

After:

    resource "aws_dynamodb_table" "people" {
      name         = "people"
      billing_mode = "PAY_PER_REQUEST"
      hash_key     = "id"

      attribute {
        name = "id"
        type = "S"
      }
    }

See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeDefinition.html
"""

from collections.abc import Sequence

from tffix.api import (
    META,
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    fixer,
    indent,
    insert_after,
    quote,
    remove,
    step,
    unescape,
    written,
)
from tffix.api import nodes as n

_TABLE = "aws_dynamodb_table"
_OWN = {"hash_key", "key_schema"}
_INDEXES = ((), ("global_secondary_index",), ("local_secondary_index",))
_KEYS = (
    *((*index, key) for index in _INDEXES for key in ("hash_key", "range_key")),
    ("global_secondary_index", "key_schema", "attribute_name"),
)
# what gives a table the keys of another one
_RESTORED = {"restore_source_name", "restore_source_table_arn"}


@fixer(
    Resources(_TABLE),
    groups=("dynamodb",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    versions=">= 4",
    refused_by="plan",
)
def dynamodb_key_attributes(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find attributes of tables that are no keys, and keys that are no attributes."""
    block = resource.block
    declared = _declared(block)
    keys = _keys(block, context)
    if not declared or keys is None or context.module.is_overridden(block):
        return
    unused = {name: one for name, one in declared.items() if name not in keys}
    missing = {name: one for name, one in keys.items() if name not in declared}
    for name, attribute in unused.items():
        yield context.finding(
            block,
            attribute.type,
            f"attribute {quote(name)} is no key of the table or of an index",
            f"write {_one_of(missing)} there, or remove it" if missing else "remove it",
            [] if missing else remove(context.file, attribute),
        )
    for name, key in missing.items():
        yield context.finding(
            block,
            key,
            f"key {quote(name)} has no attribute block",
            "write one, with its type",
            [] if unused else _added(name, [*declared.values()], context),
            safety=Safety.UNSAFE,
        )


def _declared(block: n.Block) -> dict[str, n.Block]:
    """Give the attribute blocks by name; none where one is not written out."""
    found: dict[str, n.Block] = {}
    for node, certain in written(block.body, ("attribute",)):
        name = node.body.attribute("name") if isinstance(node, n.Block) else None
        text = _text(name.value) if name else None
        if not certain or not isinstance(node, n.Block) or text is None:
            return {}
        found[text] = node
    return found


def _keys(block: n.Block, context: Context) -> dict[str, n.Expression] | None:
    """Give the keys by name; None where one is not written out."""
    if _RESTORED & {*block.body.names()} or not _has_names_of_keys(block, context):
        return None
    found: dict[str, n.Expression] = {}
    for path in _KEYS:
        for node, certain in written(block.body, path):
            text = None if isinstance(node, n.Block) else _text(node.value)
            if not certain or text is None or isinstance(node, n.Block):
                return None
            found.setdefault(text, node.value)
    return found


def _has_names_of_keys(block: n.Block, context: Context) -> bool:
    """Whether a table has a key, and no name that may stand for one: no unknown one."""
    known = [schemas.resource(_TABLE) for schemas in context.aws.schemas]
    schemas = [schema for schema in known if schema]
    bodies = [(block.body, schemas)]
    for path in _INDEXES[1:]:
        inner = [one for schema in schemas if (one := schema.inner(*path))]
        bodies += [
            (holder.body, inner)
            for node, _ in written(block.body, path)
            if isinstance(node, n.Block)
            for holder in node.holders
        ]
    return bool({*block.body.names()} & _OWN) and all(
        item.key_name in META or any(one.takes(item.key_name) for one in schemas)
        for body, schemas in bodies
        for item in body.items
        if schemas
    )


def _text(value: n.Expression) -> str | None:
    match value:
        case n.Template(parts=(n.Text(raw=raw),)):
            return unescape(raw)
    return None


def _one_of(names: dict[str, n.Expression]) -> str:
    return " or ".join(map(quote, names))


def _added(name: str, others: Sequence[n.Block], context: Context) -> list[Edit]:
    """Give the edits that declare a key behind the other attributes."""
    last, file = others[-1], context.file
    outer = indent(file.text, last.start)
    inner = outer + step(file, last)
    lines = (
        f"\n{outer}attribute {{\n{inner}name = {quote(name)}\n"
        f'{inner}type = "S"\n{outer}}}\n'
    )
    return insert_after(file, last, lines)
