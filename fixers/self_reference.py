"""Show resources and data sources that read what they themselves give.

A block cannot be made of what is known when it is there: ``Self-referential block``.
What is run on a resource may read it, as ``self``; a security group names itself by
``self = true`` in a rule.

An argument that is read is written in the place of what reads it, and ``*`` for a key
as the resource of its own policy. What the resource is given only once it is there, is
for no machine.

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
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Reference,
    Safety,
    fixer,
    in_place,
    mentions,
    replace,
    suspicion,
    walk,
)
from tffix.api import nodes as n

# source: "Resource" of a key policy, AWS KMS Developer Guide: "*" is this key
_KEY = "aws_kms_key"
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
        edits = _of_policy(reference) or _written(reference)
        yield context.at(reference.file).finding(
            reference.block,
            reference.node,
            f"{address} reads itself",
            "write self = true in the rule" if in_rule else "write what it is made of",
            edits,
            safety=Safety.SAFE,
        )


def _written(reference: Reference) -> list[Edit]:
    """Give the value of an argument that is read, in its place."""
    file, steps = reference.file, reference.rest
    if len(steps) != 1 or not isinstance(steps[0], n.GetAttr):
        return []
    argument = reference.block.body.attribute(steps[0].name.name)
    if argument is None or argument.contains(reference.root):
        return []
    code = in_place(file, argument.value)
    if not code or reference.address in code:
        return []
    return replace(file, reference.node, code)


def _of_policy(reference: Reference) -> list[Edit]:
    """Give ``*`` for the key itself in its own policy, where it says the same."""
    if reference.names[0] != _KEY or reference.path != ("policy",):
        return []
    for item in walk(reference.argument.value):
        match item:
            case n.ObjectItem(value=value) if item.key_name == "Resource":
                if value is reference.node or (
                    isinstance(value, n.Tuple) and list(value.items) == [reference.node]
                ):
                    return replace(reference.file, reference.node, '"*"')
    return []
