"""Show blocks that a type requires and a resource does not have, or write them.

The schema of the provider says how many blocks of a name must stand in a resource, a
data source or another block. ``terraform validate`` refuses it with fewer:
``Insufficient source blocks``.

What is in the block is for a person to say: the finding says which arguments and blocks
it must have, and of which types they are. It is written where it can say that nothing
of the kind is wanted, which is what its absence says elsewhere: no log of connections
to a Client VPN endpoint, no restrictions of a distribution. A block that is written
with an equals sign is left to block-as-argument. Where a ``dynamic`` block makes as
many as there are elements, nothing is missed, unless it is known to make none.

The schemas are those that come with tffix, or that ``tffix schema sync`` has read: a
block is missed if all versions of the provider that the module allows require it. A
resource that an override file has too is left alone.

Refused by validate:

    Insufficient connection_log_options blocks
    At least 1 "connection_log_options" blocks are required.

Before:

    resource "aws_ec2_client_vpn_endpoint" "main" {
      server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/example"
      client_cidr_block      = "10.0.0.0/22"

      authentication_options {
        type                = "directory-service-authentication"
        active_directory_id = "d-0123456789"
      }
    }

After:

    resource "aws_ec2_client_vpn_endpoint" "main" {
      server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/example"
      client_cidr_block      = "10.0.0.0/22"

      authentication_options {
        type                = "directory-service-authentication"
        active_directory_id = "d-0123456789"
      }

      connection_log_options {
        enabled = false
      }
    }

See https://developer.hashicorp.com/terraform/language/resources/syntax
"""

from collections.abc import Collection

from tffix.api import (
    BlockSchema,
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Level,
    Levels,
    Safety,
    braced,
    fixer,
    in_words,
    indent,
    insert_after,
    nested,
    requires,
    shares_line,
    step,
    suspicion,
)
from tffix.api import nodes as n

# Blocks that say that nothing of the kind is wanted. Sources: ec2:ConnectionLogOptions
# Enabled; cloudfront:GeoRestriction RestrictionType: "none", no geo restriction
_NOTHING = {
    ("aws_ec2_client_vpn_endpoint", "connection_log_options"): ("enabled = false",),
    ("aws_cloudfront_distribution", "restrictions"): (
        "geo_restriction {",
        '  restriction_type = "none"',
        "}",
    ),
    # CDK, aws-scheduler ScheduleProps.timeWindow: the default is TimeWindow.off()
    ("aws_scheduler_schedule", "flexible_time_window"): ('mode = "OFF"',),
}


@fixer(
    Levels(
        kinds=("resource", "data", "ephemeral"),
        among=requires,
        holds=suspicion.items.may_lack,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def missing_block(level: Level, context: Context) -> Iterator[Finding]:
    """Find bodies that have fewer blocks of a name than they must."""
    missing = {
        name: block
        for name, (least, block) in _wanted(level).items()
        if _is_missing(name, least, level)
    }
    if missing and not level.makes_nothing(context.module):
        yield context.finding(
            level.top,
            level.block.type,
            f"{level.name} needs {' and '.join(missing)}",
            "; ".join(
                f"write a block {name}{_inside(block)}"
                for name, block in missing.items()
            ),
            _edits(level, missing, context),
        )


def _edits(level: Level, missing: Collection[str], context: Context) -> list[Edit]:
    """Give the edits that write what is missing, if all of it can say nothing."""
    type_, file = level.top.labels[0].value, context.file
    known = [_NOTHING.get((type_, name)) for name in missing]
    items = level.body.items
    if level.path or not items or None in known or shares_line(file, items[-1]):
        return []
    if not all(map(level.takes, level.body.names())):
        return []  # it may be said under a name that is not known here
    to = indent(file.text, items[-1].start)
    one = step(file, level.top)
    blocks = [
        braced(name, "".join(f"{to}{one}{line}\n" for line in lines or ()), to)
        for name, lines in zip(missing, known, strict=True)
    ]
    return insert_after(file, items[-1], "".join(f"\n{block}" for block in blocks))


def _wanted(level: Level) -> dict[str, tuple[int, BlockSchema]]:
    """Give the blocks that all versions require: how many, and what is in them."""
    found = {}
    for name, known in level.schemas[-1].blocks.items():
        if known.min_items and known.block:
            all_ = nested(level.schemas, name)
            least = min((one.min_items or 0 for one in all_), default=0)
            found[name] = least, known.block
    return found


def _is_missing(name: str, least: int, level: Level) -> bool:
    """Whether there are fewer blocks than that, and no argument in their place."""
    made = [
        block
        for block in level.body.blocks()
        if block.key_name == name and not _repeats_nothing(block)
    ]
    # what a dynamic block makes can hang on what the count of the resource hangs on
    if any(block.is_dynamic() for block in made):
        return False
    return len(made) < least and level.body.attribute(name) is None


def _repeats_nothing(block: n.Block) -> bool:
    """Whether this is a dynamic block over an empty list, as it is written."""
    each = block.body.attribute("for_each") if block.is_dynamic() else None
    match each and each.value:
        case n.Tuple(items=()):
            return True
    return False


def _inside(block: BlockSchema) -> str:
    """Say what a block must have."""
    needed = [
        f"{name} ({in_words(known.type)})"
        for name, known in block.attributes.items()
        if known.required
    ]
    needed += [
        f"a block {name}" for name, inner in block.blocks.items() if inner.min_items
    ]
    return f" with {', '.join(needed)}" if needed else ""
