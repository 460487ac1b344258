"""Let a queue or a topic be FIFO by its name and by its argument.

The name of a FIFO queue ends with ``.fifo``, and that of any other has no dot; so it is
with topics. The provider refuses the plan where name and argument do not agree. A name
without the suffix gets it, and a queue that has the suffix and no word about it becomes
FIFO. One that is said to be none, ``fifo_queue = false``, is shown.

What else means the queue by its name gets the new one.

Refused by plan:

    invalid queue name: orders

Before:

    resource "aws_sqs_queue" "orders" {
      name       = "orders"
      fifo_queue = true
    }

After:

    resource "aws_sqs_queue" "orders" {
      name       = "orders.fifo"
      fifo_queue = true
    }

See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Name,
    Names,
    Safety,
    add_arguments,
    fixer,
    name_uses,
)
from tffix.api import nodes as n

_FIFO = "fifo"
_SUFFIX = ".fifo"
_ARGUMENTS = {"aws_sqs_queue": "fifo_queue", "aws_sns_topic": "fifo_topic"}


@fixer(
    Names(*_ARGUMENTS, holds=lambda _type, seen, _module: "fifo" in seen.text),
    groups=("naming",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="plan",
)
def fifo_name(name: Name, context: Context) -> Iterator[Finding]:
    """Find queues and topics that are FIFO by one of name and argument."""
    argument = _ARGUMENTS[name.type]
    match name.expression:
        case n.Template(parts=(*_, n.Text(raw=end))) if not name.is_prefix:
            pass
        case _:
            return
    said = name.block.body.attribute(argument)
    is_fifo, has_suffix = _is_true(said), end.endswith(_SUFFIX)
    if is_fifo is None or is_fifo == has_suffix:
        return
    if context.module.is_overridden(name.block) or _is_said(name, context):
        return
    edits: list[Edit] = []
    if has_suffix and not said:
        edits = add_arguments(context.file, name.block.body, {argument: "true"})
    elif not has_suffix:
        at = name.expression.end - 1
        edits = [Edit(context.file.path, at, at, _SUFFIX)]
    remedy = f"end it with {_SUFFIX}"
    if has_suffix:
        remedy = f"write {argument} = true, or a name without {_SUFFIX}"
        if edits:
            remedy = f"write {argument} = true"
    edits, remedy = name_uses.followed(name, edits, remedy)
    does, is_ = ("ends", "is not") if has_suffix else ("does not end", "is")
    yield context.finding(
        name.block,
        name.expression,
        f"the name {does} with {_SUFFIX}, and {argument} {is_} true",
        remedy,
        edits,
    )


def _is_said(name: Name, context: Context) -> bool:
    """Whether a name that the type has not says it, too: unsupported-argument looks."""
    known = [schemas.resource(name.type) for schemas in context.aws.schemas]
    return any(
        _FIFO in one and not any(schema and schema.takes(one) for schema in known)
        for one in name.block.body.names()
    )


def _is_true(said: n.Attribute | None) -> bool | None:
    """Whether an argument is true; it is not where it is missing."""
    match said and said.value:
        case None:
            return False
        case n.Literal(text="true" | "false" as text):
            return text == "true"
    return None
