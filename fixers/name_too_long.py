"""Cut a composed name down to the length that AWS allows.

A name put together from variables is as long as its parts, and no reviewer counts
them. The provider refuses a name over the limit, and only when it plans: ``"name"
cannot be longer than 32 characters``. As such a name can never have been applied,
cutting it changes no plan that worked, and a name that fits keeps its value.

Until more is known of a part that is not literal, it counts as 16 characters.

Before:

    resource "aws_lb_target_group" "services" {
      for_each = var.services

      name = "tg-${each.key}-${var.environment_suffix}"
    }

After:

    resource "aws_lb_target_group" "services" {
      for_each = var.services

      name = substr("tg-${each.key}-${var.environment_suffix}", 0, 32)
    }

See https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
"""

from tffix.api import (
    Block,
    Conditional,
    Context,
    Expression,
    Finding,
    Impact,
    Iterator,
    Literal,
    Parenthesized,
    Safety,
    fixer,
    is_reference,
    longest,
    resolve,
    wrap,
)
from tffix.aws import name_limits


@fixer(
    *name_limits(),
    groups=("naming",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
)
def name_too_long(block: Block, context: Context) -> Iterator[Finding]:
    for argument, limit in name_limits()[block.labels[0].value].items():
        attribute = block.body.attribute(argument)
        for arm in _arms(attribute.value) if attribute else ():
            ...
