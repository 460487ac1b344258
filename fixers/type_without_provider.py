"""Begin the type of a resource with the provider that has it.

The word in front of the first underscore of a type is the provider: ``aws_s3_bucket``
is of ``aws``. Of ``s3_bucket`` Terraform looks for a provider ``s3``, and finds none in
the registry.

Written is ``aws_`` before a type of the AWS provider, where no provider of the first
word is declared, and where the type takes most of what stands in the block.

Refused by validate:

    Missing required provider
    This configuration requires provider registry.terraform.io/hashicorp/s3, but that
    provider isn't available.

Before:

    resource "s3_bucket" "logs" {
      bucket = "logs"
    }

    output "logs" {
      value = s3_bucket.logs.arn
    }

After:

    resource "aws_s3_bucket" "logs" {
      bucket = "logs"
    }

    output "logs" {
      value = aws_s3_bucket.logs.arn
    }

See https://developer.hashicorp.com/terraform/language/block/resource
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
    schema_walk,
)

_PREFIX = "aws_"


@fixer(
    Resources(
        kinds=("resource", "data"),
        among=lambda kind, type_: (
            not type_.startswith(_PREFIX)
            and not schema_walk.is_known_type(kind, type_)
            and schema_walk.is_known_type(kind, _PREFIX + type_)
        ),
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def type_without_provider(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find types that only lack the provider in front."""
    block, type_, module = resource.block, resource.type, context.module
    kind, right = block.type.name, _PREFIX + type_
    word = type_.partition("_")[0]
    declared = module.declarations
    if word in declared.of("required_provider") | declared.of("provider"):
        return
    schema = schema_walk.bundled(kind, right)
    names = {name for name in resource.body.names() if name not in META}
    if (
        schema is None
        or not schema.takes_most(names)
        or block.body.attribute("provider")
    ):
        return
    said = ""
    if module.block(kind, right, resource.label.value):
        said = f"there is {right}.{resource.label.value} already"
    elif how := moved_by(block, module):
        said = f"a {how} block names the old one"
    yield context.finding(
        block,
        block.labels[0],
        f"there is no provider {word}, and {type_} is of no other",
        f"write {right}",
        rename_type(context.file, block, right, module),
        by_hand=said,
    )
