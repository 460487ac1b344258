"""Write the name in a log group's name where reading it makes a cycle.

The log group of a function or a cluster has to be named as AWS names it, so its name
reads the other's: ``/aws/lambda/${aws_lambda_function.api.function_name}``. Where that
one waits for the log group with ``depends_on``, or reads its ARN, each has to be there
before the other: ``Cycle``.

In place of the reference, the expression that gives the name is written. The name stays
what it is, the other resource still comes second. Where the name is read of a resource
with ``count`` or ``for_each``, it is written if the log group has the same, and reads
the one of its own key. Left to you: what only AWS knows, such as an ID, and a name that
itself depends on the log group.

Refused by validate:

    Cycle: aws_cloudwatch_log_group.api, aws_lambda_function.api

Before:

    resource "aws_cloudwatch_log_group" "api" {
      name = "/aws/lambda/${aws_lambda_function.api.function_name}"
    }

    resource "aws_lambda_function" "api" {
      function_name = "api-${var.environment}"
      role          = aws_iam_role.api.arn
      package_type  = "Image"
      image_uri     = var.image

      depends_on = [aws_cloudwatch_log_group.api]
    }

After:

    resource "aws_cloudwatch_log_group" "api" {
      name = "/aws/lambda/api-${var.environment}"
    }

    resource "aws_lambda_function" "api" {
      function_name = "api-${var.environment}"
      role          = aws_iam_role.api.arn
      package_type  = "Image"
      image_uri     = var.image

      depends_on = [aws_cloudwatch_log_group.api]
    }

See https://developer.hashicorp.com/terraform/internals/graph
"""

from typing import NamedTuple

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Outline,
    Resource,
    Resources,
    Safety,
    address,
    depend,
    fixer,
    is_reference,
    names,
    pattern,
    replace,
    walk,
)
from tffix.api import nodes as n
from tffix.aws import names as name_rules

_TYPE = "aws_cloudwatch_log_group"
_PLAIN = pattern(r'(?:"[^"]*"|[\w.-]+)[ \t]*(?:#.*|//.*)?')
_REPEATS = ("count", "for_each")


class _Read(NamedTuple):
    """An attribute of another resource that is read, and the resource."""

    node: n.GetAttr
    owner: n.Block
    file: File
    key: n.Expression | None


def _holds(_type: str, seen: Outline, _module: object) -> bool:
    """Whether the name can read another resource, by its text."""
    codes = seen.arguments.get("name", ())
    return any("aws_" in code or not _PLAIN.fullmatch(code) for code in codes)


@fixer(
    Resources(_TYPE, arguments=lambda _: ("name",), holds=_holds),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def cyclic_log_group(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find log groups named after what depends on them."""
    block = resource.block
    own = (_TYPE, resource.label.value)
    name = context.module.argument(block, "name")
    if name is None or name is not resource.body.attribute("name"):
        return
    for read in _reads(name.value, context):
        if own not in names(read.owner):
            continue
        edits, remedy = _written(read, name.value, block, context)
        yield context.finding(
            block,
            read.node,
            f"the name reads {address(read.owner)}, which depends on this log group:"
            " a cycle",
            remedy,
            edits,
        )


def _reads(name: n.Expression, context: Context) -> Iterator[_Read]:
    """Give what a name reads of resources of the module."""
    for node in walk(name):
        if not isinstance(node, n.GetAttr):
            continue
        at = node.source if isinstance(node.source, n.Index | n.LegacyIndex) else None
        match at.source if at else node.source:
            case n.GetAttr(source=n.Variable(name=type_), name=label):
                for file, owner in context.module.blocks("resource", type_, label.name):
                    yield _Read(node, owner, file, at.key if at else None)


def _written(
    read: _Read, name: n.Expression, block: n.Block, context: Context
) -> tuple[list[Edit], str]:
    """Give the edits that write what is read, and what they do."""
    argument = read.node.name.name
    what = f"{address(read.owner)}.{argument}"
    by_hand = f"write the name without {what}, or do not let that one wait for it"
    found = context.module.argument(read.owner, argument)
    if (
        found is None
        or found is not read.owner.body.attribute(argument)
        or argument not in name_rules().get(read.owner.labels[0].value, {})
        or not _is_of_own_key(read, block, context)
    ):
        return [], by_hand
    own = (_TYPE, block.labels[1].value)
    code = read.file.text_of(found.value)
    if "\n" in code or depend(context.module, names(found.value), {own}):
        return [], by_hand
    remedy = f"write what {what} is: {code}"
    return _replaced(read.node, found.value, code, name, context.file), remedy


def _is_of_own_key(read: _Read, block: n.Block, context: Context) -> bool:
    """Whether what is read is of one resource, or of that with the same key."""
    repeats = [read.owner.body.attribute(name) for name in _REPEATS]
    if not any(repeats):
        return read.key is None
    match read.key:
        case n.GetAttr(source=n.Variable(name="each"), name=part) if part.name == "key":
            other = block.body.attribute("for_each")
            repeat = repeats[1]
        case n.GetAttr(source=n.Variable(name="count"), name=part) if (
            part.name == "index"
        ):
            other = block.body.attribute("count")
            repeat = repeats[0]
        case _:
            return False
    return (
        repeat is not None
        and other is not None
        and read.file.code(repeat.value) == context.file.code(other.value)
    )


def _replaced(
    node: n.GetAttr, value: n.Expression, code: str, name: n.Expression, file: File
) -> list[Edit]:
    """Give the edits that put an expression in the place of a reference."""
    for template in walk(name):
        if not isinstance(template, n.Template | n.Heredoc):
            continue
        for part in template.parts:
            if isinstance(part, n.Interpolation) and part.value is node:
                if isinstance(template, n.Template) and isinstance(value, n.Template):
                    return replace(file, part, code[1:-1])
                return replace(file, node, code)
    alone = node is name or is_reference(value) or isinstance(value, n.Template)
    return replace(file, node, code if alone else f"({code})")
