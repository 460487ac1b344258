"""Show arguments and blocks that the type has at another place.

Structures are deep in some types and flat in others: ``subnet_ids`` is an argument of
``aws_elasticache_subnet_group`` and stands in ``vpc_config`` of ``aws_eks_cluster``.
``terraform validate`` refuses a name that is not in the schema of the very block in
which it stands: ``Unsupported argument``, ``Unsupported block type``.

The finding says where the type takes the name. What can be moved for sure is left to
renamed-argument, names that the type has nowhere to unsupported-argument.

The schemas are those of hashicorp/aws that come with tffix, or what ``tffix schema
sync`` has read; a module that allows a version before 4.0 is left alone, and so is a
block that an override file has too: terraform does not look at its names.

Refused by validate:

    Unsupported argument
    An argument named "subnet_ids" is not expected here.

Before:

    resource "aws_eks_cluster" "main" {
      name       = "main"
      role_arn   = aws_iam_role.main.arn
      subnet_ids = ["subnet-1", "subnet-2"]

      vpc_config {
        subnet_ids = ["subnet-1", "subnet-2"]
      }
    }

After:

    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = aws_iam_role.main.arn

      vpc_config {
        subnet_ids = ["subnet-1", "subnet-2"]
      }
    }

See https://developer.hashicorp.com/terraform/language/resources/syntax
"""

from tffix.api import (
    SHOWN,
    BlockSchema,
    Context,
    Finding,
    Impact,
    Iterator,
    Level,
    Resource,
    Resources,
    Safety,
    documentation_of,
    fixer,
    is_used,
    levels,
    suspicion,
    takes,
)
from tffix.api import nodes as n
from tffix.aws import untaggable
from tffix.aws.rows import NONE

_TAGS = {"tags", "tags_all"}
_DEPTH = 2  # of the nested blocks that are searched first
_DEEPEST = 6  # of those that are searched then


@fixer(
    Resources(
        kinds=("resource", "data", "ephemeral", "provider"),
        holds=suspicion.items.may_be_unsupported,
    ),
    groups=("schema",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def misplaced_argument(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find names that stand in a block which has none such, in a type that has."""
    if not is_used(resource.block, context.module):
        return
    bodies: dict[tuple[str, ...], Level] = {}
    for level in levels(resource.block, context.module):
        bodies[level.path] = level
        for item in level.body.items:
            name, path = item.key_name, (*level.path, item.key_name)
            kind = "block" if isinstance(item, n.Block) else "argument"
            if (
                takes(level, name)
                or any(name in schema.attributes for schema in level.schemas)
                or _has_row(resource, path, kind, context)
            ):
                continue
            if places := _places(name, level, bodies):
                yield context.finding(
                    resource.block,
                    item.key,
                    f"{'.'.join((resource.type, *level.path))} has no {kind} {name}",
                    f"it belongs in {' or '.join(places[:SHOWN])}",
                    see=documentation_of(resource.block, context.module),
                )


def _has_row(
    resource: Resource, path: tuple[str, ...], kind: str, context: Context
) -> bool:
    """Whether another fixer looks at it."""
    if resource.block.type.name != "resource":
        return False
    type_ = resource.type
    if path[0] in _TAGS and type_ in untaggable():
        return True
    rows = context.tables.resources.get(type_, NONE).names
    return (path, kind == "block") in rows


def _places(name: str, level: Level, bodies: dict[tuple[str, ...], Level]) -> list[str]:
    """Give the blocks of the resource in which the name can stand."""
    outer = [
        ".".join(level.path[:depth]) or "the resource itself"
        for depth in range(len(level.path))
        if takes(bodies[level.path[:depth]], name)
    ]
    nested = {
        ".".join((*level.path, *path))
        for schema in level.schemas
        for path, inner in _nested(schema)
        if inner.takes(name)
    }
    anywhere = {
        ".".join(path)
        for schema in bodies[()].schemas
        for path, inner in _nested(schema, _DEEPEST)
        if inner.takes(name)
    }
    return outer + sorted(nested) or sorted(anywhere, key=len)


def _nested(
    schema: BlockSchema, depth: int = _DEPTH
) -> Iterator[tuple[tuple[str, ...], BlockSchema]]:
    """Give the schemas of nested blocks, with the names that lead to them."""
    for name, nested in schema.blocks.items():
        if nested.block:
            yield (name,), nested.block
            if depth > 1:
                for path, inner in _nested(nested.block, depth - 1):
                    yield (name, *path), inner
