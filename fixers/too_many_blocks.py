"""Remove or show blocks that stand more often than their type takes them.

The schema of the provider says how many blocks of a name may stand in a resource, a
data source or another block; of most it is one. ``terraform validate`` refuses it with
more: ``Too many versioning_configuration blocks``. The AWS provider itself takes one of
``default_tags``, ``ignore_tags`` and ``assume_role_with_web_identity``.

Blocks that say the same as the first one go, apart from their comments. Others are
shown, as it is for a person to say which of them counts, or what of each.

A ``dynamic`` block makes as many as there are elements: where there is one beside the
others, nothing is said. The schemas are those that come with tffix, or that ``tffix
schema sync`` has read: a block is one too many if no version of the provider that the
module allows takes it. A resource that an override file has too is left alone.

Refused by validate:

    Too many versioning_configuration blocks
    No more than 1 "versioning_configuration" blocks are allowed

Before:

    resource "aws_s3_bucket_versioning" "logs" {
      bucket = "logs"

      versioning_configuration {
        status = "Enabled"
      }

      versioning_configuration {
        status = "Enabled"
      }
    }

After:

    resource "aws_s3_bucket_versioning" "logs" {
      bucket = "logs"

      versioning_configuration {
        status = "Enabled"
      }
    }

See https://developer.hashicorp.com/terraform/language/resources/syntax
"""

from tffix.api import (
    ONCE,
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Level,
    Levels,
    Safety,
    fixer,
    nested,
    remove,
    suspicion,
)
from tffix.api import nodes as n

# Blocks of the provider of AWS, whose schema does not say it: "Attribute default_tags
# supports 1 item maximum", says hashicorp/aws 5.100.0.
_ONCE_IN_PROVIDER = {"assume_role_with_web_identity", "default_tags", "ignore_tags"}


@fixer(
    Levels(
        kinds=("resource", "data", "ephemeral", "provider"),
        holds=suspicion.items.may_repeat,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def too_many_blocks(level: Level, context: Context) -> Iterator[Finding]:
    """Find bodies that have more blocks of a name than they may."""
    made: dict[str, list[n.Block]] = {}
    for block in level.body.blocks():
        made.setdefault(block.key_name, []).append(block)
    for name, blocks in made.items():
        most = _most(name, level)
        if most is None or len(blocks) <= most or any(map(n.Block.is_dynamic, blocks)):
            continue
        if level.makes_nothing(context.module):
            continue
        edits = _without_copies(blocks, most, context)
        is_provider = level.top.type.name == "provider"
        place = f"provider {level.name}" if is_provider else level.name
        remedy = "what is said twice goes" if edits else "write all into the first"
        yield context.finding(
            level.top,
            blocks[most].type,
            f"{name} may stand {'once' if most == 1 else f'{most} times'} in {place}",
            remedy,
            edits,
        )


def _most(name: str, level: Level) -> int | None:
    """Give how many blocks of a name some version takes; None where any number."""
    if level.top.type.name == "provider" and level.top.labels[0].value == "aws":
        return 1 if name in _ONCE_IN_PROVIDER else None
    limits = [
        1 if one.nesting in ONCE else one.max_items
        for one in nested(level.schemas, name)
    ]
    known = [limit for limit in limits if limit]
    return max(known) if known and len(known) == len(limits) else None


def _without_copies(blocks: list[n.Block], most: int, context: Context) -> list[Edit]:
    """Give the edits that remove what is too much; none unless all say the same."""
    file = context.file
    if most > 1 or len({file.code(block) for block in blocks}) > 1:
        return []
    return remove(file, *blocks[1:])
