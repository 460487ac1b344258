"""Say which arguments a resource needs one of, where it has none of them.

An autoscaling group needs ``launch_template``, ``launch_configuration`` or
``mixed_instances_policy``: none of them is required by itself, so the schema does not
tell, but the provider refuses a group without. Which one is meant is not for a machine
to say. An argument that is written is taken to be there, whatever it is, and a dynamic
block to make what it is for.

What is needed was measured with hashicorp/aws 5.100.0, and is taken to hold for all
versions of a module that allows a version 5.

Refused by validate:

    "users": one of `groups,roles,users` must be specified

Before:

    resource "aws_iam_policy_attachment" "audit" {
      name       = "audit"
      policy_arn = var.policy_arn
    }

After:

    resource "aws_iam_policy_attachment" "audit" {
      name       = "audit"
      policy_arn = var.policy_arn
      roles      = [var.role]
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    bodies,
    fixer,
    is_null,
    levels,
    suspicion,
    written,
)
from tffix.api import nodes as n
from tffix.aws import OneOf, one_of


@fixer(
    Resources(
        among=lambda _, type_: type_ in one_of(),
        holds=suspicion.items.may_lack_one_of,
    ),
    groups=("schema",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    versions=">= 5, < 6",
    refused_by="validate",
)
def missing_one_of(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find blocks that have none of the arguments of which they need one."""
    if not any(levels(resource.block, context.module)):
        return
    missing = [
        (holder, needed)
        for needed in one_of().get(resource.type, ())
        for holder, body in bodies(resource.body, needed.block)
        if not _is_there(needed, body, resource.body)
    ]
    for holder, needed in missing:
        if any(
            other is not needed and _says_more(other, needed)
            for place, other in missing
            if place is holder or place is None
        ):
            continue
        names = sorted(path[-1] for path in needed.paths)
        block = holder or resource.block
        called = ".".join((resource.type, *needed.block))
        if len(names) == 1:
            message, remedy = f"{called} has no {names[0]}", f"write {names[0]}"
        else:
            listed = f"{', '.join(names[:-1])} or {names[-1]}"
            message, remedy = f"{called} has no {listed}", "write one of them"
        yield context.finding(resource.block, block.type, message, remedy)


def _is_there(needed: OneOf, body: n.Body, whole: n.Body) -> bool:
    """Whether something of a set is written, or can be."""
    depth = len(needed.block)
    return any(
        not (isinstance(one.node, n.Attribute) and is_null(one.node.value))
        for path in needed.paths
        for one in (
            written(body, path[depth:])
            if path[:depth] == needed.block
            else written(whole, path)
        )
    )


def _says_more(one: OneOf, other: OneOf) -> bool:
    """Whether who does what one set needs has also what another one does."""
    if one.paths < other.paths:
        return True
    return any(
        all(path[: len(outer)] == outer for path in other.paths) for outer in one.paths
    )
