"""Write as a resource of its own what the provider has no block for.

CloudFormation sets the public access of a bucket in the bucket, in
``PublicAccessBlockConfiguration``; the provider has a resource for it. ``terraform
validate`` refuses a block of that name: ``Unsupported block type``.

What is in the block becomes a resource beside the one that it stood in, with the same
name, ``count``, ``for_each`` and ``provider``, and the arguments that lead back. The
throttling of a stage of an API is so written for all of its methods, and only with
``--unsafe-fixes``: other settings of methods may be there.

Not for a machine, and reported: a block that is dynamic or there twice, one that holds
what the resource has no place for, and a module that has such a resource already.

Refused by validate:

    Unsupported block type
    Blocks of type "public_access_block_configuration" are not expected here.

Before:

    resource "aws_s3_bucket" "logs" {
      bucket = "example-logs"

      public_access_block_configuration {
        block_public_acls   = true
        block_public_policy = true
      }
    }

After:

    resource "aws_s3_bucket" "logs" {
      bucket = "example-logs"
    }

    resource "aws_s3_bucket_public_access_block" "logs" {
      bucket = aws_s3_bucket.logs.id

      block_public_acls   = true
      block_public_policy = true
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_public_access_block
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    Tables,
    argument_lines,
    body_lines,
    braced,
    comments,
    fixer,
    insert_after,
    item_span,
    names,
    remove,
    replace,
    shares_line,
    step,
    this,
)
from tffix.api import nodes as n
from tffix.aws.rows import NONE, Inlined

_SHARED = ("count", "for_each", "provider")  # of both resources


def _subject(tables: Tables) -> Resources:
    rows = tables.resources
    return Resources(
        among=lambda _, type_: type_ in rows, blocks=lambda type_: rows[type_].inlined
    )


@fixer(
    _subject,
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def inlined_resource(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find blocks that the provider has as a resource of its own."""
    module = context.module
    if module.is_overridden(resource.block):
        return
    rows = context.tables.resources.get(resource.type, NONE).inlined
    for block in resource.body.blocks():
        row = rows.get(block.key_name)
        if row is None or not context.aws.versions.within(row.versions):
            continue
        yield context.finding(
            resource.block,
            block.type,
            f"{resource.type} has no block {block.key_name} in provider {row.versions}",
            f"write a resource of type {row.type}",
            _edits(resource, block, row, context),
            safety=Safety.SAFE if row.safe else Safety.UNSAFE,
            by_hand=_reason(resource, block, row, context),
        )


def _reason(resource: Resource, block: n.Block, row: Inlined, context: Context) -> str:
    """Say why this is not for a machine, or nothing."""
    module, file = context.module, context.file
    if block.is_dynamic():
        return "it is dynamic"
    if len(resource.body.blocks(block.type.name)) > 1:
        return "it is there more than once"
    if shares_line(file, block):
        return "it shares its line"
    label = resource.label.value
    for where, other in module.blocks("resource", row.type):
        name = other.labels[1].value
        if name == label or names(other) & {(resource.type, label)}:
            return f"there is {row.type}.{name} already, in {where.path}"
    for schemas in context.aws.schemas:
        schema = schemas.resource(row.type)
        if schema and row.block:
            schema = schema.blocks[row.block].block
        for item in block.body.items:
            name = row.names.get(item.key_name, item.key_name)
            if schema is None or not (
                name in schema.blocks
                if isinstance(item, n.Block)
                else name in schema.attributes
            ):
                return f"that has no {name}"
    return ""


def _edits(
    resource: Resource, block: n.Block, row: Inlined, context: Context
) -> Iterator[Edit]:
    """Give the edits that write a block as a resource behind the one that it is in."""
    file, label = context.file, resource.label.value
    one = step(file, resource.block)
    shared = {name: file.value_of(resource.body, name) for name in _SHARED}
    head = {name: code for name, code in shared.items() if code}
    own = this(resource.block)
    head |= {name: code.replace("THIS", own) for name, code in row.sets.items()}
    renamed = [
        edit
        for item in block.body.items
        if item.key_name in row.names and not isinstance(item, n.Block)
        for edit in replace(file, item.name, row.names[item.key_name])
    ]
    inner = body_lines(file, block, one * (2 if row.block else 1), renamed)
    if row.block:
        inner = braced(row.block, inner, one)
    above = comments(file.text, item_span(file, block)[0], block.start)
    said = "".join(f"{comment}\n" for comment in above)
    lines = argument_lines(head, one) + (f"\n{inner}" if block.body.items else "")
    new = braced(f'resource "{row.type}" "{label}"', lines)
    yield from remove(file, block)
    yield from insert_after(file, resource.block, f"\n{said}{new}")
