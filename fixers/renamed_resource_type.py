"""Write the names of resource types that the provider has.

A resource type is not always named as the operation of the AWS API is, or as other
types are: the encryption of a bucket is set by ``PutBucketEncryption`` and by
``aws_s3_bucket_server_side_encryption_configuration``. ``terraform validate`` refuses a
type that does not exist: ``Invalid resource type``.

The type is renamed where all that the block sets can stand in the right one, and so
are all references to it, also those in templates, ``depends_on``, ``import`` blocks and
other files. As no provider ever had the old type, no state holds such a resource, and
nothing has to be moved: terraform could not move it, either, between types.

Not for a machine, and reported: a block with other arguments than the right type has, a
resource of the right type with the same name, and ``moved`` or ``removed`` blocks that
name the old one.

Refused by validate:

    Invalid resource type
    The provider hashicorp/aws does not support resource type
    "aws_s3_bucket_encryption".

Before:

    resource "aws_s3_bucket_encryption" "logs" {
      bucket = aws_s3_bucket.logs.id

      rule {
        apply_server_side_encryption_by_default {
          sse_algorithm = "AES256"
        }
      }
    }

After:

    resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
      bucket = aws_s3_bucket.logs.id

      rule {
        apply_server_side_encryption_by_default {
          sse_algorithm = "AES256"
        }
      }
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs
"""

from tffix.api import (
    META,
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    fixer,
    moved_by,
    rename_type,
)
from tffix.api import nodes as n

_ENOUGH = 2  # names that tell that it is the type


@fixer(
    lambda tables: Resources(among=lambda _, type_: type_ in tables.types),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def renamed_resource_type(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find resources of a type that does not exist and has another name."""
    block = resource.block
    type_ = block.labels[0]
    right = context.tables.types.get(type_.value)
    if right is None:
        return
    versions = context.provider_of(block).versions
    if not versions.within(right.versions):
        return
    yield context.finding(
        block,
        type_,
        f"there is no resource type {type_.value} in provider {right.versions}",
        f"write {right.to}",
        rename_type(context.file, block, right.to, context.module),
        by_hand=_reason(block, right.to, context),
    )


def _reason(block: n.Block, right: str, context: Context) -> str:
    """Say why this is not for a machine, or nothing."""
    module = context.module
    label = block.labels[1].value
    if module.block("resource", right, label):
        return f"there is {right}.{label} already"
    names = {
        item.key_name
        for item in block.body.items
        if item.key_name not in META
        and not context.tables.say(
            right, (item.key_name,), is_block=isinstance(item, n.Block)
        )
    }
    for schemas in context.provider_of(block).schemas:
        schema = schemas.resource(right)
        known = [name for name in names if schema and schema.takes(name)]
        if not schema or (len(known) < _ENOUGH and not schema.takes_most(names)):
            strange = [name for name in names if not schema or not schema.takes(name)]
            return f"that has no {' and no '.join(sorted(strange))}"
    if kind := moved_by(block, module):
        return f"a {kind} block names the old one"
    return ""
