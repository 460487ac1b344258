"""Take a block away that the type does not have, where it takes what is in it.

What is a block of its own in CloudFormation, the AWS API or another type can stand in
the resource itself, with the name of the block in front or without it:
``maximum_percent`` in ``deployment_configuration`` of a service is
``deployment_maximum_percent``. ``terraform validate`` refuses the block: ``Unsupported
block type``.

The block goes where every name in it is one that can stand where the block stands, and
is not there. Names such as ``name`` and ``enabled``, which say of one thing what they
would of the next, do not tell enough alone.

The schemas are those of hashicorp/aws that come with tffix, or what ``tffix schema
sync`` has read; a module that allows a version before 4.0 is left alone, and so is a
block that an override file has too: terraform does not look at its names.

Refused by validate:

    Unsupported block type
    Blocks of type "tunnel1_options" are not expected here.

Before:

    resource "aws_vpn_connection" "office" {
      customer_gateway_id = "cgw-0123456789abcdef0"
      vpn_gateway_id      = "vgw-0123456789abcdef0"
      type                = "ipsec.1"

      tunnel1_options {
        inside_cidr   = "169.254.10.0/30"
        preshared_key = var.key
      }
    }

    variable "key" {
      type = string
    }

After:

    resource "aws_vpn_connection" "office" {
      customer_gateway_id = "cgw-0123456789abcdef0"
      vpn_gateway_id      = "vgw-0123456789abcdef0"
      type                = "ipsec.1"

      tunnel1_inside_cidr   = "169.254.10.0/30"
      tunnel1_preshared_key = var.key
    }

    variable "key" {
      type = string
    }

See https://developer.hashicorp.com/terraform/language/resources/syntax
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Item,
    Items,
    Iterator,
    Safety,
    body_lines,
    documentation_of,
    fixer,
    indent,
    meant_names,
    other_shapes,
    rename_block,
    replace,
    replace_item,
    shares_line,
    suspicion,
)
from tffix.api import nodes as n
from tffix.aws import ecs_service
from tffix.aws.rows import NONE as NO_RULES


@fixer(
    Items(
        kinds=("resource", "data", "ephemeral"),
        holds=suspicion.items.may_be_unsupported,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def needless_block(item: Item, context: Context) -> Iterator[Finding]:
    """Find blocks that a type does not have, and whose content it takes."""
    node, file = item.node, context.file
    if not isinstance(node, n.Block) or item.level.takes(item.name):
        return
    if _is_elsewhere(item, context) or not (names := other_shapes.flat(item)):
        return
    changes = [
        edit
        for inner in node.body.items
        if (name := names[inner.key_name]) != inner.key_name
        for edit in (
            rename_block(file, inner, name)
            if isinstance(inner, n.Block)
            else replace(file, inner.name, name)
        )
    ]
    lines = body_lines(file, node, indent(file.text, node.start), changes)
    yield context.finding(
        item.block,
        item.key,
        f"{item.level.name} has no block {item.name}",
        f"write {' and '.join(names.values())} without it",
        [] if shares_line(file, node) else replace_item(file, node, lines),
        see=documentation_of(item.block, context.module),
    )


def _is_elsewhere(item: Item, context: Context) -> bool:
    """Whether another fixer looks at it."""
    if item.block.type.name != "resource":
        return bool(meant_names.meant(item))
    inlined = context.tables.resources.get(item.type, NO_RULES).inlined
    return bool(
        context.tables.say(item.type, item.path, is_block=True)
        or item.path[0] in inlined
        or ecs_service.is_misplaced(item.type, item.path, item.node)
        or meant_names.meant(item)
    )
