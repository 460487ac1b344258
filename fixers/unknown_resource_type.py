"""Write the resource type that a name must mean, where the provider has none.

Types are not always named as AWS names what they make, and not all that AWS offers has
one. ``terraform validate`` refuses a type that does not exist, and says nothing of what
depends on it: ``Invalid resource type``.

A type is renamed where only one can be meant that takes what the block sets, and that
needs nothing else: one with the same words, or but for a letter or two; one that has
another name of the AWS service in it (``aws_rds_instance``); one with a word more or
less (``aws_s3_bucket_public_access``). All that reads it is renamed, too. Types whose
right name has a source are left to renamed-resource-type.

Else what is meant is for a person to say: the finding names the types that are like it.
A type that exists as the other kind, a data source for a resource or a resource for a
data source, is said to be one. A resource that nothing reads, of a type that none is
like, becomes a comment with ``--unsafe-fixes``, so that nothing is lost.

The schemas are those that come with tffix, or that ``tffix schema sync`` has read: a
type is shown if no version of the provider that the module allows has it. A module that
allows a version before these is left alone.

Refused by validate:

    Invalid resource type
    The provider hashicorp/aws does not support resource type "aws_ecs_taskdefinition".

Before:

    resource "aws_ecs_taskdefinition" "web" {
      family                = "web"
      container_definitions = "[]"
    }

After:

    resource "aws_ecs_task_definition" "web" {
      family                = "web"
      container_definitions = "[]"
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs
"""

from collections.abc import Sequence

from tffix.api import (
    META,
    BlockSchema,
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    Schemas,
    comment_out,
    fixer,
    moved_by,
    near_names,
    other_names,
    perhaps,
    quote,
    rename_type,
    schema_walk,
    sure_names,
)
from tffix.api import nodes as n
from tffix.aws.upgrades import NONE, key

_CALLED = {
    "resource": "resource type",
    "data": "data source",
    "ephemeral": "ephemeral resource type",
}


@fixer(
    Resources(
        kinds=_CALLED,
        among=lambda kind, type_: not schema_walk.is_known_type(kind, type_),
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def unknown_resource_type(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find types that no version of the provider has that the module allows."""
    block, type_ = resource.block, resource.type
    kind = block.type.name
    provider = context.provider_of(block)
    known = provider.schemas
    if not known or any(schemas.block(kind, type_) for schemas in known):
        return
    versions = provider.versions
    named = context.tables.types.get(type_) if kind == "resource" else None
    if named and versions.within(named.versions):
        return
    if context.tables.upgrades.get(key(kind, type_), NONE).type:
        return  # removed-type looks at it
    candidates: list[str] = []
    edits: list[Edit] = []
    safety = Safety.SAFE
    others = [
        other
        for other in _CALLED
        if all(schemas.block(other, type_) for schemas in known)
    ]
    if others:
        remedy = f"{type_} is a {_CALLED[others[0]]}: write {others[0]}"
    elif right := _meant(block, known, context):
        remedy = f"write {right}"
        edits = list(rename_type(context.file, block, right, context.module))
        candidates = [right]
    else:
        types = {name for schemas in known for name in schemas.types(kind)}
        prefix, _, name = type_.partition("_")
        names = {other.removeprefix(f"{prefix}_") for other in types}
        candidates = [f"{prefix}_{other}" for other in near_names.like(name, names)]
        remedy = "no type is like it: write one that the provider has, or remove it"
        if candidates:
            remedy = perhaps(candidates)
    newest = provider.as_of
    where = f"as of {newest}" if newest else versions
    message = f"there is no {_CALLED[kind]} {type_} in {provider.address} {where}"
    is_nothing = kind == "resource" and not (others or candidates)
    if is_nothing and not _is_read(resource, context):
        edits = comment_out(context.file, block, f"tffix: {message}")
        safety = Safety.UNSAFE
    yield context.finding(
        block,
        block.labels[0],
        message,
        remedy,
        edits,
        safety=safety,
        candidates=map(quote, candidates),
    )


def _meant(block: n.Block, known: Sequence[Schemas], context: Context) -> str:
    """Give the type that must be meant; nothing where it is not sure."""
    type_, label = (label.value for label in block.labels)
    kind, module = block.type.name, context.module
    if not type_.startswith(_AWS) or moved_by(block, module):
        return ""
    wrong = type_.removeprefix(_AWS)
    types = [name.removeprefix(_AWS) for name in known[0].types(kind)]
    if kind == "data" and not _names(block):
        return ""  # a plural may want all of them
    tells = kind == "resource" and bool(_names(block) - _OF_ALL)
    for found, is_sure in _likely(wrong, types, tells=tells):
        fitting = [
            right
            for right in (f"{_AWS}{name}" for name in found)
            if all(
                _fits(block, schemas.block(kind, right), is_sure=is_sure)
                for schemas in known
            )
        ]
        if len(fitting) == 1 and not module.block(kind, fitting[0], label):
            return fitting[0]
        if fitting:
            return ""
    return ""


_AWS = "aws_"
# what nearly every type has, and tells none from the others
_OF_ALL = {"name", "tags", "description"}


def _likely(
    wrong: str, types: list[str], *, tells: bool
) -> Iterator[tuple[list[str], bool]]:
    """Give the types that may be meant, the likest first, and whether that is sure.

    Those with a word more or less only where what is in the block tells them apart.
    """
    yield [name for name in types if sure_names.is_spelling(wrong, name)], True
    others = set(other_names(wrong))
    yield [name for name in types if name in others], True
    if tells:
        yield [name for name in types if sure_names.has_words_of(wrong, name)], False


def _names(block: n.Block) -> set[str]:
    return {item.key_name for item in block.body.items} - META


def _fits(block: n.Block, schema: BlockSchema | None, *, is_sure: bool) -> bool:
    """Whether a type takes all that a block sets, and needs nothing else.

    One that is sure may take the most of it: what is wrong in it is seen then.
    """
    if not schema:
        return False
    there = _names(block)
    if is_sure and schema.takes_most(there - _OF_ALL):
        return True
    return schema.needed <= there and all(map(schema.takes, there))


def _is_read(resource: Resource, context: Context) -> bool:
    """Whether something reads a resource that is not of such a type itself."""
    label = resource.label.value
    readers = (
        file.around(reference)
        for file, reference in context.module.references(resource.type, label)
    )
    return any(
        one.type != "resource" or schema_walk.is_known_type(one.type, one.labels[0])
        for one in readers
    )
