"""Say that a lifecycle rule of a bucket is for all of its objects.

A rule needs one of ``filter`` and ``prefix``. The provider takes a rule without either
for one of all objects, and warns that later versions will refuse it. ``filter`` with an
empty ``prefix`` says the same in all versions; some 5.x also warn of an empty
``filter``. Nobody refuses such a rule yet, and a plan may show the new block, so the
check is for who selects it, and its fix is unsafe.

Before:

    resource "aws_s3_bucket_lifecycle_configuration" "logs" {
      bucket = var.bucket

      rule {
        id     = "old"
        status = "Enabled"

        expiration {
          days = 90
        }
      }
    }

After:

    resource "aws_s3_bucket_lifecycle_configuration" "logs" {
      bucket = var.bucket

      rule {
        id     = "old"
        status = "Enabled"

        filter {
          prefix = ""
        }

        expiration {
          days = 90
        }
      }
    }

See https://github.com/hashicorp/terraform-provider-aws/issues/42112
"""

from itertools import takewhile

from tffix.api import (
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
    step,
    written,
)
from tffix.api import nodes as n

_NEEDED = {"filter", "prefix"}


@fixer(
    Resources("aws_s3_bucket_lifecycle_configuration", blocks=lambda _type: ("rule",)),
    groups=("s3",),
    safety=Safety.UNSAFE,
    impact=Impact.IN_PLACE,
    refused_by="",
    versions=">= 4",
    opt_in=True,
)
def unfiltered_lifecycle_rule(
    resource: Resource, context: Context
) -> Iterator[Finding]:
    """Find lifecycle rules that do not say which objects they are for."""
    for node, _ in written(resource.body, ("rule",)):
        rule = node
        if isinstance(rule, n.Block) and rule.is_dynamic():
            rule = next(iter(rule.body.blocks("content")), rule)
        if isinstance(rule, n.Block) and not _NEEDED & {*rule.body.names()}:
            yield context.finding(
                resource.block,
                node.key,
                "the rule has no filter, which later versions of the provider refuse",
                "write one with an empty prefix for all objects",
                _filtered(rule, context),
            )


def _filtered(rule: n.Block, context: Context) -> list[Edit]:
    """Give the edits that let a rule filter all objects, behind its arguments."""
    file, items = context.file, rule.body.items
    first = [*takewhile(lambda item: isinstance(item, n.Attribute), items)]
    if not first:
        return []
    outer = indent(file.text, first[-1].start)
    inner = outer + step(file, rule)
    lines = f'\n{outer}filter {{\n{inner}prefix = ""\n{outer}}}\n'
    return insert_after(file, first[-1], lines)
