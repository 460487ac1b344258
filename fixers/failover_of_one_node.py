"""Let an ElastiCache group fail over where it spans zones, and only to other nodes.

A replication group with ``multi_az_enabled`` must have ``automatic_failover_enabled``,
and one that fails over must have two nodes at least. ``terraform validate`` accepts
what ``terraform plan`` refuses.

The argument is written where it is missing and nothing says that there is one node
only. Whether a group with one node gets another, or does not fail over, is for a
person: a node costs.

Refused by plan:

    automatic_failover_enabled must be true if multi_az_enabled is true

Before:

    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id = "sessions"
      description          = "sessions"
      node_type            = "cache.t3.micro"
      num_cache_clusters   = 2
      multi_az_enabled     = true
    }

After:

    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id       = "sessions"
      description                = "sessions"
      node_type                  = "cache.t3.micro"
      num_cache_clusters         = 2
      multi_az_enabled           = true
      automatic_failover_enabled = true
    }

See https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    add_arguments,
    fixer,
)
from tffix.api import nodes as n

_FAILOVER = "automatic_failover_enabled"
_ZONES = "multi_az_enabled"
_NODES = "num_cache_clusters"


@fixer(
    Resources(
        "aws_elasticache_replication_group",
        arguments=lambda _type: (_FAILOVER, _ZONES),
    ),
    groups=("elasticache",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    versions=">= 5",  # of which 5.100.0 was asked
    refused_by="plan",
)
def failover_of_one_node(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find groups that span zones and do not fail over, or that have nowhere to."""
    block = resource.block
    body = block.body
    failover, zones, nodes = (
        body.attribute(name) for name in (_FAILOVER, _ZONES, _NODES)
    )
    if context.module.is_overridden(block):
        return
    is_one = _is(nodes, "1")
    if nodes and is_one and _is(failover, "true"):
        yield context.finding(
            block,
            nodes.value,
            f"{_NODES} must be 2 or more where {_FAILOVER} is true",
            f"write 2 at least, or {_FAILOVER} = false",
        )
    elif zones and _is(zones, "true") and (not failover or _is(failover, "false")):
        is_free = not failover and not is_one
        yield context.finding(
            block,
            zones.value,
            f"{_FAILOVER} must be true where {_ZONES} is",
            f"write {_FAILOVER} = true" + ("" if is_free else ", with two nodes"),
            add_arguments(context.file, body, {_FAILOVER: "true"}) if is_free else [],
        )


def _is(argument: n.Attribute | None, text: str) -> bool:
    """Whether an argument is written out as that."""
    match argument and argument.value:
        case n.Literal(text=written):
            return written == text
    return False
