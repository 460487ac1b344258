"""Write the map around keys that stand in a block which takes the map alone.

The variables of a Lambda function are a map in a block, ``environment { variables = {
… } }``; written in the block itself, ``terraform validate`` takes them for arguments:
``Unsupported argument``.

That is so where the block takes one argument, a map of texts, and has nothing but
arguments that it does not know. Names such as ``name`` and ``value`` are left alone:
they may be what another tool calls a key and its value.

The schemas are those of hashicorp/aws that come with tffix, or what ``tffix schema
sync`` has read; a module that allows a version before 4.0 is left alone, and so is a
block that an override file has too: terraform does not look at its names.

Refused by validate:

    Unsupported argument
    An argument named "LOG_LEVEL" is not expected here.

Before:

    resource "aws_lambda_function" "orders" {
      function_name = "orders"
      role          = "arn:aws:iam::123456789012:role/orders"
      filename      = "orders.zip"
      handler       = "index.handler"
      runtime       = "nodejs22.x"

      environment {
        LOG_LEVEL = "info"
      }
    }

After:

    resource "aws_lambda_function" "orders" {
      function_name = "orders"
      role          = "arn:aws:iam::123456789012:role/orders"
      filename      = "orders.zip"
      handler       = "index.handler"
      runtime       = "nodejs22.x"

      environment {
        variables = {
          LOG_LEVEL = "info"
        }
      }
    }

See https://developer.hashicorp.com/terraform/language/resources/syntax
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Item,
    Items,
    Iterator,
    Level,
    Safety,
    body_lines,
    braced,
    documentation_of,
    fixer,
    indent,
    other_shapes,
    replace_item,
    shares_line,
    step,
    suspicion,
)


@fixer(
    Items(
        kinds=("resource", "data", "ephemeral", "provider"),
        holds=suspicion.items.may_be_unsupported,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def keys_outside_map(item: Item, context: Context) -> Iterator[Finding]:
    """Find arguments that are keys of the map that their block takes."""
    level = item.level
    name = other_shapes.of_map(item)
    if name and item.node == level.body.items[0]:
        yield context.finding(
            item.block,
            item.key,
            f"{level.name} has no argument {item.name}",
            f"write it as a key of {name}",
            _edits(level, name, context),
            see=documentation_of(item.block, context.module),
        )


def _edits(level: Level, name: str, context: Context) -> list[Edit]:
    """Give the edits that put a map around all that stands in a block."""
    file, block = context.file, level.block
    first, last = level.body.items[0], level.body.items[-1]
    if "\n" not in file.text[block.start : block.end]:
        return [
            Edit(file.path, first.start, first.start, f"{name} = {{ "),
            Edit(file.path, last.end, last.end, " }"),
        ]
    if shares_line(file, block):
        return []
    to, one = indent(file.text, block.start), step(file, block)
    inner = body_lines(file, block, to + 2 * one)
    head = file.text[block.start : level.body.start]
    lines = f"{to}{head}\n{braced(f'{name} =', inner, to + one)}{to}}}\n"
    return replace_item(file, block, lines)
