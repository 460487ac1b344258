"""Show conditions that test nothing, or the wrong thing.

The condition of a ``precondition``, a ``postcondition`` or an ``assert`` must read
something, else its result never changes. That of a ``validation`` must read the very
variable that it is in. In a resource or a data source, the object itself is ``self``,
and only in a postcondition: its own address is refused, as it would wait for itself.

Where a postcondition reads the object by its address, ``self`` is written, unless there
are several instances. The rest is not for a machine to say.

Refused by validate:

    Invalid reference in postcondition
    Configuration for aws_sqs_queue.orders may not refer to itself.

Before:

    resource "aws_sqs_queue" "orders" {
      name = "orders"

      lifecycle {
        postcondition {
          condition     = aws_sqs_queue.orders.url != ""
          error_message = "The queue has no address."
        }
      }
    }

After:

    resource "aws_sqs_queue" "orders" {
      name = "orders"

      lifecycle {
        postcondition {
          condition     = self.url != ""
          error_message = "The queue has no address."
        }
      }
    }

See https://developer.hashicorp.com/terraform/language/expressions/custom-conditions
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Finding,
    Impact,
    Iterator,
    Reference,
    Safety,
    address,
    fixer,
    replace,
    suspicion,
    traversals,
)
from tffix.api import nodes as n

_RULES = ("precondition", "postcondition", "assert", "validation")


@fixer(
    Declarations(
        "check",
        "data",
        "ephemeral",
        "output",
        "resource",
        "variable",
        blocks=_RULES,
        holds=suspicion.expressions.may_test_nothing,
    ),
    groups=("declarations",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def invalid_condition(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find conditions that read nothing, not their variable, or their own object."""
    block = declaration.block
    if context.module.is_replaced(context.file, block):
        return
    for rule in _rules(block):
        condition = rule.body.attribute("condition")
        if condition is None:
            continue
        reads = list(traversals(condition.value))
        kind = rule.type.name
        if not reads:
            yield context.finding(
                block,
                condition.value,
                f"the condition of this {kind} reads nothing, so that it never changes",
                "test something that can be different",
            )
        elif kind == "validation" and not _reads_own(block, condition):
            name = block.labels[0].value
            yield context.finding(
                block,
                condition.value,
                f"the condition of this validation does not read var.{name}",
                f"test var.{name}, or put the validation where it belongs",
            )
    if block.type.name in ("resource", "data", "ephemeral"):
        yield from _own(block, context)


def _rules(block: n.Block) -> Iterator[n.Block]:
    """Give the blocks with conditions in a top-level block."""
    for holder in (block, *block.body.blocks("lifecycle")):
        for rule in holder.body.blocks():
            if rule.type.name in _RULES:
                yield rule


def _reads_own(block: n.Block, condition: n.Attribute) -> bool:
    """Whether a condition reads the variable of its block, or may."""
    own = block.labels[0].value
    return any(
        root.name == "var"
        and not (
            steps and isinstance(steps[0], n.GetAttr) and steps[0].name.name != own
        )
        for root, steps in traversals(condition.value)
    )


def _own(block: n.Block, context: Context) -> Iterator[Finding]:
    """Find conditions that read the object in which they stand by its address."""
    own = address(block)
    for reference in context.module.reads(context.file, block):
        if reference.path[0] != "lifecycle" or reference.path[-1] != "condition":
            continue
        if reference.address != own:
            continue
        kind = reference.path[1]
        may = kind == "postcondition" and not context.module.is_repeated(block)
        node = _addressed(reference)
        yield context.finding(
            block,
            reference.node,
            f"this {kind} reads {own}, in which it stands",
            "write self" if may else "read what it depends on",
            replace(context.file, node, "self") if may else (),
        )


def _addressed(reference: Reference) -> n.Expression:
    """Give the part of a reference that is the address of its object."""
    return reference.steps[reference.address.count(".") - 1]
