"""Show resources and data sources that read what they themselves give.

A block cannot be made of what is known when it is there: ``Self-referential block``.
What is run on a resource may read it, as ``self``; a security group names itself by
``self = true`` in a rule.

A rule of a security group that names the group by its ID is for cyclic-security-groups
where other groups are concerned. A local value that reads itself is for
dependency-cycle.

Refused by plan:

    Self-referential block
    Configuration for aws_sqs_queue.orders may not refer to itself.

Before:

    resource "aws_sqs_queue" "orders" {
      name = "orders"

      tags = {
        Address = aws_sqs_queue.orders.arn
      }
    }

After:

    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }

See https://developer.hashicorp.com/terraform/language/expressions/references
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    mentions,
    suspicion,
)

_ELSEWHERE = ("connection", "depends_on", "lifecycle", "provisioner")
_RULES = ("ingress", "egress")


@fixer(
    Modules(suspicion.modules.may_read_itself),
    groups=("references",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="plan",
)
def self_reference(module: Module, context: Context) -> Iterator[Finding]:
    """Find what reads an attribute of itself."""
    for mention in mentions.of_itself(module):
        reference = module.reference_at(mention.file, mention.start)
        if reference is None or reference.path[0] in _ELSEWHERE:
            continue
        address = reference.address
        in_rule = reference.path[0] in _RULES
        yield context.at(reference.file).finding(
            reference.block,
            reference.node,
            f"{address} reads itself",
            "write self = true in the rule" if in_rule else "write what it is made of",
        )
