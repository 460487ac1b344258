"""Take leave of types that a new major version of the provider has no more.

Services end, and with them their types: ``aws_opsworks_stack``, ``aws_simpledb_domain``
and others. ``terraform validate`` refuses them: ``Invalid resource type``. A few types
only have another name, such as the data source ``aws_subnet_ids``.

A resource goes where nothing in the module reads it, and a ``removed`` block takes its
place, so that what it stands for stays as it is: the plan forgets it and destroys
nothing. That needs Terraform 1.7, and a provider that still has the type: measured with
Terraform 1.11, a plan with a later one stops with "no schema available" while the state
holds such a resource. So apply it before the provider is upgraded, or use ``terraform
state rm``. A data source is renamed with all that reads it, and so is a resource whose
type has another name: the plan forgets the old one and imports it as the new one.

Not for a machine, and reported: a resource that something reads, and a module for
which no Terraform of 1.7 or later is allowed.

Refused by validate:

    Invalid resource type
    The provider hashicorp/aws does not support resource type "aws_db_security_group".

Before:

    resource "aws_db_security_group" "classic" {
      name = "classic"
    }

After:

    removed {
      from = aws_db_security_group.classic

      lifecycle {
        destroy = false
      }
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-5-upgrade
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
    Tables,
    fixer,
    insert_after,
    pattern,
    refactoring,
    rename_type,
    replace_item,
)
from tffix.api import nodes as n
from tffix.aws.upgrades import NONE, Type, key

_KINDS = ("resource", "data")
_ARGUMENT = pattern(r"\{(\w+)\}")


def _subject(tables: Tables) -> Resources:
    rows = tables.upgrades
    return Resources(
        kinds=_KINDS,
        among=lambda kind, type_: rows.get(key(kind, type_), NONE).type is not None,
    )


@fixer(
    _subject,
    groups=("schema", "upgrade-aws-5", "upgrade-aws-6"),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    refused_by="validate",
    options={"from": ()},
)
def removed_type(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find resources and data sources of types that are gone."""
    block = resource.block
    kind = block.type.name
    gone = context.tables.upgrades.get(key(kind, resource.type), NONE).type
    if not gone or not gone.row.is_due(context.aws.versions, context.options):
        return
    if gone.to:
        remedy, edits = f"write {gone.to}", _renamed(block, gone, context)
    else:
        remedy = "forget it with a removed block, before the upgrade"
        edits = replace_item(
            context.file, block, refactoring.removed_block(block, context.module)
        )
    what = "data source" if kind == "data" else "resource type"
    yield context.finding(
        block,
        block.labels[0],
        f"there is no {what} {resource.type} in provider {gone.row.guide}.0.0 and"
        " later",
        remedy,
        edits,
        safety=Safety.SAFE if gone.row.is_safe else Safety.UNSAFE,
        by_hand="" if gone.to else _reason(resource, context),
        see=gone.row.link,
    )


def _reason(resource: Resource, context: Context) -> str:
    """Say why this is not for a machine, or nothing."""
    if resource.block.type.name == "data":
        return "there is none"
    name = resource.label.value
    for _, reference in context.module.references(resource.type, name):
        return f"{context.file.text_of(reference)} is read"
    if not refactoring.removed_block(resource.block, context.module):
        return f"that needs Terraform {refactoring.FORGETS}"
    return ""


def _renamed(block: n.Block, gone: Type, context: Context) -> list[Edit]:
    edits = list(rename_type(context.file, block, gone.to, context.module))
    if block.type.name == "resource":
        text = f"\n{refactoring.removed_block(block, context.module)}"
        if imported := _import(block, gone, context):
            text += f"\n{imported}"
        edits += insert_after(context.file, block, text)
    return edits


def _import(block: n.Block, gone: Type, context: Context) -> str:
    """Give the block that imports what has another type now, where that can be."""
    id_, file = gone.id, context.file
    for match in list(_ARGUMENT.finditer(id_)):
        code = file.value_of(block.body, match[1])
        if not code:
            return ""
        id_ = id_.replace(match[0], code)
    keys = {name: file.value_of(block.body, name) for name in ("count", "for_each")}
    to = f"{gone.to}.{block.labels[1].value}"
    return id_ and refactoring.import_block(context.module, to, id_, **keys)
