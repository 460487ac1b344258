"""Write out defaults that a new major version of the provider has otherwise.

A new major version of the provider may take another value for an argument that is not
there: with version 6, a Redshift cluster without ``encrypted`` is encrypted, and the
plan replaces one that is not. Nothing refuses that. ``tffix upgrade`` writes the value
that held before where the argument is not written, so that the plan stays the same.

It looks only where it is selected, as ``tffix upgrade`` does. The option ``from`` is
the major version that the module comes from, 4 where it is not said.

Before:

    resource "aws_opensearch_domain" "logs" {
      domain_name = "logs"
    }

After:

    resource "aws_opensearch_domain" "logs" {
      domain_name    = "logs"
      engine_version = "OpenSearch_1.1"
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
    add_arguments,
    fixer,
)
from tffix.api import nodes as n
from tffix.aws.upgrades import NONE, OLDEST, Default


@fixer(
    lambda tables: Resources(among=lambda _, type_: type_ in tables.upgrades),
    groups=("upgrade-aws-5", "upgrade-aws-6"),
    safety=Safety.UNSAFE,
    impact=Impact.IN_PLACE,
    refused_by="",
    options={"from": ()},
    opt_in=True,
)
def changed_default(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find arguments that are not there and whose default changes."""
    block = resource.block
    versions = context.aws.versions
    options = {"from": f"{OLDEST}", **context.options}
    due = [
        (default, body)
        for default in context.tables.upgrades.get(resource.type, NONE).defaults
        if default.row.is_due(versions, options)
        for body in _bodies(block, default)
    ]
    if not due:
        return
    row = due[0][0].row
    written = " and ".join(f"{default.name} = {default.value}" for default, _ in due)
    yield context.finding(
        block,
        block.labels[0],
        f"{' and '.join(default.name for default, _ in due)} of {resource.type}: the"
        f" default is another one in provider {row.guide}.0.0 and later",
        f"write {written}",
        _edits(due, context),
        safety=Safety.SAFE if row.is_safe else Safety.UNSAFE,
        impact=Impact.NONE if row.is_safe else Impact.IN_PLACE,
        see=row.link,
    )


def _bodies(block: n.Block, default: Default) -> list[n.Body]:
    """Give the bodies that lack an argument whose default changes."""
    path = default.block.split(".") if default.block else []
    found = block.body.at(*path) if path else [block]
    return [
        one.body
        for one in found
        if isinstance(one, n.Block)
        and not one.is_dynamic()
        and default.name not in one.body.names()
        and set(one.body.names()) >= set(default.beside)
    ]


def _edits(due: list[tuple[Default, n.Body]], context: Context) -> Iterator[Edit]:
    """Give the edits that write defaults, each behind the last argument of its body."""
    file = context.file
    for body in dict.fromkeys(body for _, body in due):
        new = {one.name: one.value for one, at in due if at is body}
        yield from add_arguments(file, body, new)
