"""Write as a resource of its own what the provider has nothing for in another.

CloudFormation sets the public access of a bucket in the bucket, in
``PublicAccessBlockConfiguration``; the provider has a resource for it. ``terraform
validate`` refuses a block of that name: ``Unsupported block type``.

What is in the block becomes a resource beside the one that it stood in, with the same
name, ``count``, ``for_each`` and ``provider``, and the arguments that lead back. So
does an argument that another type has, as the ``lifecycle_policy`` of a repository; of
a list it is a resource for each. The throttling of a stage of an API is so written for
all of its methods, and only with ``--unsafe-fixes``: other settings may be there.

Not for a machine, and reported: a block that is dynamic or there twice, one that holds
what the resource has no place for, an argument that is read elsewhere, a list in a
resource that is repeated, and a module that has such a resource already.

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
    attribute_reads,
    body_lines,
    braced,
    comments,
    fixer,
    insert_after,
    item_lines,
    item_span,
    names,
    remove,
    replace,
    shares_line,
    step,
    this,
    wrap,
)
from tffix.api import nodes as n
from tffix.aws.rows import NONE, Inlined

_SHARED = ("count", "for_each", "provider")  # of both resources


def _subject(tables: Tables) -> Resources:
    rows = tables.resources
    return Resources(
        among=lambda _, type_: type_ in rows,
        arguments=lambda type_: rows[type_].inlined,
        blocks=lambda type_: rows[type_].inlined,
    )


@fixer(
    _subject,
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def inlined_resource(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find what the provider has as a resource of its own."""
    module = context.module
    if module.is_overridden(resource.block):
        return
    rows = context.tables.resources.get(resource.type, NONE).inlined
    for item in resource.body.items:
        row, is_block = rows.get(item.key_name), isinstance(item, n.Block)
        if row is None or bool(row.value) == is_block:
            continue
        if not context.aws.versions.within(row.versions):
            continue
        kind = "block" if is_block else "argument"
        yield context.finding(
            resource.block,
            item.key,
            f"{resource.type} has no {kind} {item.key_name} in provider {row.versions}",
            f"write a resource of type {row.type}",
            _written(resource, item, row, context),
            safety=Safety.SAFE if row.safe else Safety.UNSAFE,
            by_hand=_obstacle(resource, item, row, context),
        )


def _obstacle(
    resource: Resource, item: n.Attribute | n.Block, row: Inlined, context: Context
) -> str:
    """Say why this is not for a machine, or nothing."""
    if shares_line(context.file, item):
        return "it shares its line"
    if isinstance(item, n.Block):
        reason = _reason(resource, item, row, context)
    elif any(attribute_reads(context.module, resource.block, item.name.name)):
        reason = "it is read elsewhere"
    elif row.each and context.module.is_repeated(resource.block):
        reason = "the resource is repeated"
    else:
        reason = ""
    return reason or _other(resource, row, context)


def _reason(resource: Resource, block: n.Block, row: Inlined, context: Context) -> str:
    """Say why a block is not for a machine, or nothing."""
    if block.is_dynamic():
        return "it is dynamic"
    if len(resource.body.blocks(block.type.name)) > 1:
        return "it is there more than once"
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


def _other(resource: Resource, row: Inlined, context: Context) -> str:
    """Say that there is such a resource already, or nothing."""
    label = resource.label.value
    for where, other in context.module.blocks("resource", row.type):
        name = other.labels[1].value
        if name == label or names(other) & {(resource.type, label)}:
            return f"there is {row.type}.{name} already, in {where.path}"
    return ""


def _written(
    resource: Resource, item: n.Attribute | n.Block, row: Inlined, context: Context
) -> Iterator[Edit]:
    if isinstance(item, n.Block):
        return _edits(resource, item, row, context)
    return _edits_of_argument(resource, item, row, context)


def _head(resource: Resource, row: Inlined, context: Context) -> dict[str, str]:
    """Give the arguments that the new resource has besides what is moved there."""
    shared = {name: context.file.value_of(resource.body, name) for name in _SHARED}
    head = {name: code for name, code in shared.items() if code}
    own = this(resource.block)
    return head | {name: code.replace("THIS", own) for name, code in row.sets.items()}


def _edits_of_argument(
    resource: Resource, item: n.Attribute, row: Inlined, context: Context
) -> Iterator[Edit]:
    """Give the edits that write an argument as a resource behind the one it is in."""
    file, one = context.file, step(context.file, resource.block)
    head, value = _head(resource, row, context), file.text_of(item.value)
    renamed = replace(file, item.name, row.value)
    if row.each:
        number = f"length({value})"
        if isinstance(item.value, n.Tuple):
            number = str(len(item.value.items))
        head = {"count": number, **head}
        end_of = Edit(file.path, item.value.end, item.value.end, "[count.index]")
        # an index behind a splat is of each, so that it gets parentheses
        around = (
            [] if isinstance(item.value, n.Tuple) else wrap(file, item.value, "(", ")")
        )
        renamed = [*renamed, *around, end_of]
    lines = argument_lines(head, one) + item_lines(file, item, one, renamed)
    new = braced(f'resource "{row.type}" "{resource.label.value}"', lines)
    yield from remove(file, item)
    yield from insert_after(file, resource.block, f"\n{new}")


def _edits(
    resource: Resource, block: n.Block, row: Inlined, context: Context
) -> Iterator[Edit]:
    """Give the edits that write a block as a resource behind the one that it is in."""
    file, label = context.file, resource.label.value
    one, head = step(file, resource.block), _head(resource, row, context)
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
