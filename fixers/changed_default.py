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
    Attribute,
    Block,
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    aws_versions,
    fixer,
    indent,
    insert_after,
    item_span,
    line_start,
)
from tffix.aws.upgrades import NONE, OLDEST, Default, key, upgrades


@fixer(
    Resources(
        kinds=("resource",),
        among=lambda kind, type_: key(kind, type_) in upgrades(),
    ),
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
    versions = aws_versions(context.module)
    options = {"from": f"{OLDEST}", **context.options}
    there = {item.key_name for item in block.body.items}
    due = [
        default
        for default in upgrades().get(resource.type, NONE).defaults
        if default.row.is_due(versions, options) and _is_meant(default, there)
    ]
    if not due:
        return
    row = due[0].row
    written = " and ".join(f"{default.name} = {default.value}" for default in due)
    yield context.finding(
        block,
        block.labels[0],
        f"{' and '.join(default.name for default in due)} of {resource.type}: the"
        f" default is another one in provider {row.guide}.0.0 and later",
        f"write {written}; see {row.link}",
        _edits(block, due, context),
        safety=Safety.SAFE if row.is_safe else Safety.UNSAFE,
        impact=Impact.NONE if row.is_safe else Impact.IN_PLACE,
    )


def _is_meant(default: Default, there: set[str]) -> bool:
    return there.isdisjoint(default.without) and there >= set(default.beside)


def _edits(block: Block, due: list[Default], context: Context) -> list[Edit]:
    """Give the edits that write defaults, behind the last argument."""
    file = context.file
    arguments = [item for item in block.body.items if isinstance(item, Attribute)]
    if not arguments:
        return []
    last = arguments[-1]
    start, _ = item_span(file, last)
    if start != line_start(file.text, start):
        return []
    to = indent(file.text, last.start)
    lines = (f"{to}{default.name} = {default.value}\n" for default in due)
    return insert_after(file, last, "".join(lines))
