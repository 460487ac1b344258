"""Leave out of ``depends_on`` what waits for the block itself; show other ways round.

Terraform makes one thing after the other, so what reads an attribute of a resource
waits until that is there, and so does what names it in ``depends_on``. Where the last
of a row is read by the first, nothing can begin: ``terraform validate`` refuses it, and
lists all that is concerned without the places.

Shown is a shortest way round, each step with its reason: a local value, a variable and
an output of a module, and a provider are steps, too. A module with ``depends_on`` waits
with all that is in it.

An entry in ``depends_on`` goes where it is the only step that no value needs: the order
that it asks for cannot be. Else one of the steps has to go, and which is yours to say:
a value can be written out or come from what both read, an entry in ``depends_on`` can
often be left out, and a rule of a security group or a policy can be a resource of its
own. What cyclic-security-groups and
cyclic-log-group show is left to them.

Refused by validate:

    Cycle: aws_s3_bucket_policy.orders, aws_s3_bucket.orders

Before:

    resource "aws_s3_bucket" "orders" {
      bucket     = "orders"
      depends_on = [aws_s3_bucket_policy.orders]
    }

    resource "aws_s3_bucket_policy" "orders" {
      bucket = aws_s3_bucket.orders.id
      policy = "{}"
    }

After:

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }

    resource "aws_s3_bucket_policy" "orders" {
      bucket = aws_s3_bucket.orders.id
      policy = "{}"
    }

See https://developer.hashicorp.com/terraform/internals/graph
"""

import os.path

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    graph,
    remove,
    remove_elements,
    suspicion,
)
from tffix.api import nodes as n

_GROUP = "aws_security_group."
_LOG_GROUP = "aws_cloudwatch_log_group."
_DEPENDS_ON = "depends_on"
_RULES = ("ingress", "egress")
Way = list[tuple[graph.Node, graph.Edge]]


@fixer(
    Modules(suspicion.modules.may_wait_for_itself),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def dependency_cycle(module: Module, context: Context) -> Iterator[Finding]:
    """Find what waits for itself."""
    for found in graph.cycles(module):
        # the first step that is said in this folder; the others follow it
        at = next(
            (
                at
                for at, (_, edge) in enumerate(found)
                if edge.reference and edge.reference.file.path in module.files
            ),
            None,
        )
        if at is None:
            continue  # all of it is in a module that is looked at by itself
        way = [*found[at:], *found[:at]]
        if _is_of_groups(way) or _is_of_a_log_group(way):
            continue
        reference = way[0][1].reference
        assert reference
        edits = _cut(way, module)
        yield context.at(reference.file).finding(
            reference.block,
            reference.node,
            f"{_name(way[0][0])} waits for itself: {', which '.join(map(_said, way))}",
            _remedy(way, is_sure=bool(edits)),
            edits,
        )


def _is_of_groups(way: Way) -> bool:
    """Whether rules in security groups make it: that is for cyclic-security-groups."""
    return all(
        node.name.startswith(_GROUP)
        and reference is not None
        and reference.path[0] in _RULES
        for node, (_, reference) in way
    )


def _is_of_a_log_group(way: Way) -> bool:
    """Whether the name of a log group makes it: that is for cyclic-log-group."""
    return len(way) == 2 and any(  # noqa: PLR2004, the group and what it is named after
        node.name.startswith(_LOG_GROUP)
        and reference is not None
        and reference.path == ("name",)
        for node, (_, reference) in way
    )


def _said(step: tuple[graph.Node, graph.Edge]) -> str:
    """Say why one waits for another."""
    _, (to, reference) = step
    if reference is None:
        if to.name.startswith("provider."):
            return f"is made by {to}"
        return f"is in {_name(to)}" if to.is_begin else f"waits for {_name(to)} in it"
    line = reference.file.line(reference.node.start)
    verb = "depends on" if reference.path[0] == _DEPENDS_ON else "reads"
    place = f"{os.path.basename(reference.file.path)}:{line}"
    return f"{verb} {_name(to)} ({place})"


def _name(node: graph.Node) -> str:
    return str(node).partition(" ")[0]


def _cut(way: Way, module: Module) -> list[Edit]:
    """Give the edits that leave out the one step that no value needs."""
    said = [
        edge.reference
        for _, edge in way
        if edge.reference and edge.reference.path[:1] == (_DEPENDS_ON,)
    ]
    if len(said) != 1 or (reference := said[0]).file.path not in module.files:
        return []
    match reference.argument:
        case n.Attribute(value=n.Tuple(items=items)) as argument:
            gone = [item for item in items if item.contains(reference.node)]
            if len(items) == 1:
                return remove(reference.file, argument)
            return remove_elements(reference.file, items, gone)
    return []


def _remedy(way: Way, *, is_sure: bool) -> str:
    for node, (to, reference) in way:
        if reference and reference.path[0] == _DEPENDS_ON:
            said = f"leave {_name(to)} out of depends_on of {_name(node)}"
            return said if is_sure else f"{said} if it need not be there first"
    if all(node.name.startswith(_GROUP) for node, _ in way):
        return (
            "move the rules of one of them into resources of their own, as"
            " aws_vpc_security_group_ingress_rule"
        )
    return "take one of these references out: write its value, or what both can read"
