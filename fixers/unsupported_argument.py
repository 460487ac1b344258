"""Show arguments and blocks that the provider does not know.

The names of arguments are those of the provider, which are often not those of the AWS
API, of CloudFormation or of another resource type. ``terraform validate`` refuses what
is not in the schema of the type: ``Unsupported argument``, ``Unsupported block type``.

What is meant is a guess, so nothing is written: the finding says where the type takes
that name, which of its names are like it, or which type beside it takes it. Names with
a sure successor are left to renamed-argument, tags to unsupported-tags.

The schemas are those of hashicorp/aws that come with tffix, or what ``tffix schema
sync`` has read: a name is shown if none of the versions that the module allows has it,
as far as they are known. A module that allows a version before 4.0 is left alone, and
so is a block that an override file has too: terraform does not look at its names. As
every resource has to be parsed for that, this one looks only where it is selected.

Refused by validate:

    Unsupported argument
    An argument named "name" is not expected here.

Before:

    resource "aws_kms_key" "main" {
      name = "orders"
    }

After:

    resource "aws_kms_key" "main" {
      description = "orders"
    }

See https://developer.hashicorp.com/terraform/language/resources/syntax
"""

from tffix.api import (
    EVERY_AWS,
    Attribute,
    Block,
    BlockSchema,
    Context,
    Finding,
    Impact,
    Iterator,
    Level,
    Node,
    Resource,
    Resources,
    Safety,
    aws_as_of,
    aws_schemas,
    fixer,
    levels,
)
from tffix.aws import untaggable
from tffix.aws.rows import rules

_ALWAYS = {"count", "for_each", "provider", "depends_on"}
_ALWAYS |= {"lifecycle", "connection", "provisioner"}
_TAGS = {"tags", "tags_all"}
_LIKE = 0.8  # how much of two names must be the same for one to be shown
_SHOWN = 3
_DEPTH = 2  # of the nested blocks that are searched
_DOCUMENTATION = (
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources"
)


@fixer(
    Resources(
        EVERY_AWS,
    ),
    groups=("schema",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    opt_in=True,
    refused_by="validate",
)
def unsupported_argument(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find names that are in no schema of the versions that the module allows."""
    block = resource.block
    type_ = block.labels[0].value
    bodies: dict[tuple[str, ...], Level] = {}
    for level in levels(block, context.module):
        bodies[level.path] = level
        for item in level.body.items:
            node, name = _name(item)
            if _is_known(name, level) or _is_elsewhere(type_, item, level):
                continue
            kind = "argument" if isinstance(item, Attribute) else "block"
            message = f"{'.'.join((type_, *level.path))} has no {kind} {name}"
            if newest := aws_as_of(context.module):
                message += f" as of {newest}"
            remedy = (
                _place(name, level, bodies)
                or _like(name, level)
                or (not level.path and _type_beside(type_, name, context))
                or "no name is like it"
            )
            if any(name in schema.attributes for schema in level.schemas):
                message = f"{name} is set by the provider alone"
                remedy = "remove it"
            page = type_.removeprefix("aws_")
            yield context.finding(
                block,
                node,
                message,
                f"{remedy}; see {_DOCUMENTATION}/{page}",
            )


def _name(item: Attribute | Block) -> tuple[Node, str]:
    """Give the name of an item, and where it stands."""
    if isinstance(item, Attribute):
        return item.name, item.name.name
    if item.is_dynamic():
        return item.labels[0], item.labels[0].value
    return item.type, item.type.name


def _is_known(name: str, level: Level) -> bool:
    """Whether a version has an argument or a block of that name."""
    if not level.path and name in _ALWAYS:
        return True
    return any(_takes(schema, name) for schema in level.schemas)


def _is_elsewhere(type_: str, item: Attribute | Block, level: Level) -> bool:
    """Whether another fixer looks at it."""
    _, name = _name(item)
    path = (*level.path, name)
    if path[0] in _TAGS and type_ in untaggable():
        return True
    if (type_, path[0]) == ("aws_ecs_service", "deployment_configuration"):
        return True
    return type_ in rules() and (path, isinstance(item, Block)) in rules()[type_].names


def _place(name: str, level: Level, bodies: dict[tuple[str, ...], Level]) -> str:
    """Say in which block of the resource the name can stand; nothing if in none."""
    places = [
        ".".join(level.path[:depth]) or "the resource itself"
        for depth in range(len(level.path))
        if _is_known(name, bodies[level.path[:depth]])
    ]
    nested = {
        ".".join((*level.path, *path))
        for schema in level.schemas
        for path, inner in _nested(schema)
        if _takes(inner, name)
    }
    places += sorted(nested)
    return f"it belongs in {' or '.join(places[:_SHOWN])}" if places else ""


def _type_beside(type_: str, name: str, context: Context) -> str:
    """Say which types that belong to this one take the name; nothing if none does."""
    others = {
        other
        for schemas in aws_schemas(context.module)
        for other in schemas.resources()
        if other.startswith(f"{type_}_")
        and (schema := schemas.resource(other))
        and _takes(schema, name)
    }
    shown = " or ".join(sorted(others)[:_SHOWN])
    return f"it belongs in a resource of type {shown}" if shown else ""


def _like(name: str, level: Level) -> str:
    """Say which names are like it; nothing if none is."""
    from difflib import get_close_matches  # noqa: PLC0415, deferred: with a finding

    settable = {
        other
        for schema in level.schemas
        for other in (*schema.blocks, *schema.attributes)
        if _is_known(other, level)
    }
    like = get_close_matches(name, sorted(settable), _SHOWN, _LIKE)
    return f"perhaps {' or '.join(like)} is meant" if like else ""


def _takes(schema: BlockSchema, name: str) -> bool:
    attribute = schema.attributes.get(name)
    return name in schema.blocks or (attribute is not None and attribute.settable)


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
