"""Remove tags from resources of a type that has none.

Not everything in AWS can be tagged: records of a zone, policies of a role, attachments
and associations have no tags, and ``terraform validate`` refuses ``tags`` there:
``Unsupported argument``. Tags that were refused never were in a plan, so none changes.

The provider's schemas tell which types have none. As types get tags with many a
release, the fix is unsafe where the module allows later versions than the newest that
is known, unless AWS takes no tags for what the resource makes. ``ignore_changes``
follows.

A list of ``key``, ``value`` and ``propagate_at_launch`` becomes the ``tag`` blocks of
``aws_autoscaling_group``. Not for a machine, and reported: other tags of a type that
has another argument or block for them.

Refused by validate:

    Unsupported argument
    An argument named "tags" is not expected here.

Before:

    resource "aws_route53_record" "www" {
      zone_id = aws_route53_zone.main.id
      name    = "www"
      type    = "CNAME"
      ttl     = 300
      records = [aws_lb.main.dns_name]

      tags = {
        Name = "www"
      }
    }

After:

    resource "aws_route53_record" "www" {
      zone_id = aws_route53_zone.main.id
      name    = "www"
      type    = "CNAME"
      ttl     = 300
      records = [aws_lb.main.dns_name]
    }

See https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/supported-services.html
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    braced,
    comments,
    fixer,
    ignore_changes,
    indent,
    item_lines,
    item_span,
    line_start,
    object_to_block,
    pattern,
    remove,
    replace,
    replace_item,
    step,
)
from tffix.api import nodes as n
from tffix.aws import untaggable

# what takes the tags of the resource, or of what it makes, in some types
_ELSEWHERE = {"tag", "resource_tags"}
_TAGS = ("tags", "tags_all")
_TAG = "tag"
_MADE = (
    "key                 = tag.key",
    "value               = tag.value",
    "propagate_at_launch = true",
)
_KEYS = {"key", "value", "propagate_at_launch"}
_IGNORED = "ignore_changes"
_WRITTEN = pattern(r"(?<![\w-])tags(?:_all)?(?![\w-])")


@fixer(
    Resources(
        among=lambda _, type_: type_ in untaggable(),
        arguments=lambda _type: (*_TAGS, _IGNORED),
        blocks=lambda _type: _TAGS,
        holds=lambda _type, seen, _module: bool(_WRITTEN.search(seen.text)),
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def unsupported_tags(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find tags of resources that cannot have any."""
    block = resource.block
    type_ = block.labels[0].value
    tags = [item for item in block.body.items if item.key_name in _TAGS]
    ignored = list(ignore_changes.named(block.body, *_TAGS))
    versions = untaggable().get(type_)
    if versions is None or not (tags or ignored) or context.module.is_overridden(block):
        return
    if not context.aws.judged.within(versions):
        return
    certain = context.aws.versions.within(versions)
    other = _other(type_, context)
    edits: list[Edit] = []
    if not other:
        edits = remove(context.file, *tags)
        edits += ignore_changes.remove(context.file, block.body, *_TAGS)
    elif other == _TAG and len(tags) == 1 and not ignored:
        edits = _as_blocks(block, tags[0], context)
        if not edits and (edits := _as_dynamic(block, tags[0], context)):
            certain = False  # whether instances are to have them is not said
    yield context.finding(
        block,
        tags[0] if tags else ignored[0],
        f"{type_} has no tags" + (f" in provider {versions}" if versions else ""),
        f"write them as {other}" if other else "remove them",
        edits,
        safety=None if certain else Safety.UNSAFE,
    )


def _as_blocks(
    block: n.Block, tags: n.Attribute | n.Block, context: Context
) -> list[Edit]:
    """Give the edits that write a list of tags as a block each, where it is one."""
    file = context.file
    match tags:
        case n.Attribute(value=n.Tuple(items=items)) if (
            item_span(file, tags)[0] < tags.start
        ):
            objects = [item for item in items if isinstance(item, n.Object)]
            keys = [{one.key_name for one in item.items} for item in objects]
            if len(objects) == len(items) > 0 and all(one == _KEYS for one in keys):
                to = indent(file.text, tags.start)
                lines = object_to_block.block_lines(
                    file, _TAG, objects, to, step(file, block)
                )
                return replace_item(file, tags, lines)
    return []


def _as_dynamic(
    block: n.Block, tags: n.Attribute | n.Block, context: Context
) -> list[Edit]:
    """Give the edits that write a map of tags as blocks, which instances get, too."""
    file = context.file
    start, _ = item_span(file, tags)
    if (
        isinstance(tags, n.Block)
        or start >= tags.start
        or isinstance(tags.value, n.Tuple | n.Heredoc)
    ):
        return []
    to, one = indent(file.text, tags.start), step(file, block)
    inner = to + one
    above = Edit(file.path, start, line_start(file.text, tags.start), "")
    renamed = replace(file, tags.name, "for_each")
    for_each = item_lines(file, tags, inner, [above, *renamed])
    content = "".join(f"{inner}{one}{line}\n" for line in _MADE)
    content = braced("content", content, inner)
    lines = braced(f'dynamic "{_TAG}"', f"{for_each}\n{content}", to)
    if sorted(comments(lines)) != sorted(comments(file.text, tags.start, tags.end)):
        return []
    return replace_item(file, tags, lines)


def _other(type_: str, context: Context) -> str:
    """Give the name of what else of the type takes tags; nothing if there is none."""
    for schemas in context.aws.schemas:
        schema = schemas.resource(type_)
        for name in (*schema.attributes, *schema.blocks) if schema else ():
            if name in _ELSEWHERE:
                return name
    return ""
