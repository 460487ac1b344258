"""Show resource types and data sources that the provider does not have.

Types are not always named as AWS names what they make, and not all that AWS offers has
one. ``terraform validate`` refuses a type that does not exist, and says nothing of what
depends on it: ``Invalid resource type``.

What is meant is for a person to say: the finding names the types that are like it. A
type that exists as the other kind, a data source for a resource or a resource for a
data source, is said to be one. Types with a sure other name are left to
renamed-resource-type. A resource that nothing reads, of a type that none
is like, becomes a comment with ``--unsafe-fixes``, so that nothing is lost.

The schemas are those that come with tffix, or that ``tffix schema sync`` has read: a
type is shown if no version of the provider that the module allows has it. A module that
allows a version before these is left alone.

Refused by validate:

    Invalid resource type
    The provider hashicorp/aws does not support resource type "aws_sqs".

Before:

    resource "aws_sqs" "orders" {
      name = "orders"
    }

After:

    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs
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
    comment_out,
    fixer,
    is_known_type,
    near_names,
    perhaps,
    quote,
)
from tffix.aws.upgrades import NONE, key

_CALLED = {
    "resource": "resource type",
    "data": "data source",
    "ephemeral": "ephemeral resource type",
}


@fixer(
    Resources(kinds=_CALLED, among=lambda kind, type_: not is_known_type(kind, type_)),
    groups=("schema",),
    safety=Safety.MANUAL,
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
    others = [
        other
        for other in _CALLED
        if all(schemas.block(other, type_) for schemas in known)
    ]
    if others:
        remedy = f"{type_} is a {_CALLED[others[0]]}: write {others[0]}"
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
    edits: list[Edit] = []
    is_nothing = kind == "resource" and not (others or candidates)
    if is_nothing and not _is_read(resource, context):
        edits = comment_out(context.file, block, f"tffix: {message}")
    yield context.finding(
        block,
        block.labels[0],
        message,
        remedy,
        edits,
        safety=Safety.UNSAFE,
        candidates=map(quote, candidates),
    )


def _is_read(resource: Resource, context: Context) -> bool:
    """Whether something reads a resource that is not of such a type itself."""
    label = resource.label.value
    readers = (
        file.around(reference)
        for file, reference in context.module.references(resource.type, label)
    )
    return any(
        one.type != "resource" or is_known_type(one.type, one.labels[0])
        for one in readers
    )
