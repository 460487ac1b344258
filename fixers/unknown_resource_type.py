"""Show resource types and data sources that the provider does not have.

Types are not always named as AWS names what they make, and not all that AWS offers has
one. ``terraform validate`` refuses a type that does not exist, and says nothing of what
depends on it: ``Invalid resource type``.

What is meant is for a person to say: the finding names the types that are like it. A
type that exists as the other kind, a data source for a resource or a resource for a
data source, is said to be one. Types with a sure other name are left to
renamed-resource-type.

The schemas are those of hashicorp/aws that come with tffix, or those that ``tffix
schema sync`` has read: a type is shown if none of the versions that the module allows
has it. A module that allows a version before these is left alone.

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
    EVERY_AWS,
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    aws_as_of,
    aws_schemas,
    aws_types,
    aws_versions,
    fixer,
)
from tffix.aws.rows import renamed_types

_CALLED = {"resource": "resource type", "data": "data source"}
_OTHER = {"resource": "data", "data": "resource"}
_SHOWN = 3
_LIKE = 0.75  # how much of two names must be the same for one to be shown


def _is_unknown(kind: str, type_: str) -> bool:
    return type_ not in aws_types(kind)


@fixer(
    Resources(EVERY_AWS, kinds=_CALLED, among=_is_unknown),
    groups=("schema",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def unknown_resource_type(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find types that no version of the provider has that the module allows."""
    block, type_ = resource.block, resource.type
    kind = block.type.name
    known = aws_schemas(context.module)
    if not known or any(schemas.block(kind, type_) for schemas in known):
        return
    versions = aws_versions(context.module)
    named = renamed_types().get(type_) if kind == "resource" else None
    if named and versions.within(named.versions):
        return
    candidates: list[str] = []
    if all(schemas.block(_OTHER[kind], type_) for schemas in known):
        remedy = f"{type_} is a {_CALLED[_OTHER[kind]]}: write {_OTHER[kind]}"
    else:
        types = {name for schemas in known for name in schemas.types(kind)}
        candidates = _like(type_, types)
        remedy = "no type is like it: write one that the provider has, or remove it"
        if candidates:
            remedy = f"perhaps {' or '.join(candidates)} is meant"
    newest = aws_as_of(context.module)
    where = f"as of {newest}" if newest else f"in provider {versions}"
    yield context.finding(
        block,
        block.labels[0],
        f"there is no {_CALLED[kind]} {type_} {where}",
        remedy,
        candidates=candidates,
    )


def _like(type_: str, types: set[str]) -> list[str]:
    """Give the types that are most like one, the likest first."""
    from difflib import get_close_matches  # noqa: PLC0415, deferred: with a finding

    by_name = {name.removeprefix("aws_"): name for name in types}
    name = type_.removeprefix("aws_")
    like = get_close_matches(name, sorted(by_name), _SHOWN, _LIKE)
    words = set(name.split("_"))
    longer = [other for other in sorted(by_name) if words <= set(other.split("_"))]
    longer.sort(key=lambda other: other.count("_"))
    return [by_name[other] for other in dict.fromkeys(like + longer)][:_SHOWN]
