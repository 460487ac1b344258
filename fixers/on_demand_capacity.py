"""Remove the capacity of a DynamoDB table that is billed by the request.

``read_capacity`` and ``write_capacity`` are what a table with ``PROVISIONED`` capacity
has. With ``PAY_PER_REQUEST`` there is none to be set, and the provider refuses the plan
of a table that sets one. ``0`` says nothing, and is left.

Refused by plan:

    read_capacity can not be set when billing_mode is "PAY_PER_REQUEST"

Before:

    resource "aws_dynamodb_table" "orders" {
      name           = "orders"
      billing_mode   = "PAY_PER_REQUEST"
      hash_key       = "id"
      read_capacity  = 5
      write_capacity = 5

      attribute {
        name = "id"
        type = "S"
      }
    }

After:

    resource "aws_dynamodb_table" "orders" {
      name         = "orders"
      billing_mode = "PAY_PER_REQUEST"
      hash_key     = "id"

      attribute {
        name = "id"
        type = "S"
      }
    }

See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    fixer,
    plain_text,
    remove,
)
from tffix.api import nodes as n

_ON_DEMAND = "PAY_PER_REQUEST"
_CAPACITIES = ("read_capacity", "write_capacity")


@fixer(
    Resources(
        "aws_dynamodb_table",
        arguments=lambda _type: _CAPACITIES,
        holds=lambda _type, seen, _module: _ON_DEMAND in seen.text,
    ),
    groups=("dynamodb",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="plan",
)
def on_demand_capacity(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find capacities of tables that are billed by the request."""
    mode = resource.body.attribute("billing_mode")
    if not mode or plain_text(mode.value) != _ON_DEMAND:
        return
    if context.module.is_overridden(resource.block):
        return
    for name in _CAPACITIES:
        match resource.body.attribute(name):
            case n.Attribute(value=n.Literal(text=text)) as item if (
                text.isdigit() and int(text)
            ):
                yield context.finding(
                    resource.block,
                    item.name,
                    f"{name} cannot be set where {_ON_DEMAND} is the billing mode",
                    "remove it",
                    remove(context.file, item),
                )
