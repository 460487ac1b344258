"""Begin the name of what takes the logs of a web ACL with ``aws-waf-logs-``.

WAF writes its logs to a log group, a bucket or a delivery stream whose name begins so,
and to no other. Terraform accepts any, and AWS refuses the logging configuration. The
name gets the prefix in front. That is unsafe: the resource may be there, and is then
replaced by one of the new name.

A name is looked at where it is put together in the same module and its beginning is
known.

Refused by apply:

    WAFInvalidParameterException: Error reason: The ARN isn't valid.

Before:

    resource "aws_cloudwatch_log_group" "waf" {
      name = "waf-${var.environment}"
    }

    resource "aws_wafv2_web_acl_logging_configuration" "main" {
      resource_arn            = var.web_acl
      log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
    }

After:

    resource "aws_cloudwatch_log_group" "waf" {
      name = "aws-waf-logs-waf-${var.environment}"
    }

    resource "aws_wafv2_web_acl_logging_configuration" "main" {
      resource_arn            = var.web_acl
      log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
    }

See https://docs.aws.amazon.com/waf/latest/APIReference/API_PutLoggingConfiguration.html
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
    fixer,
    label_read,
)
from tffix.api import nodes as n

_ARGUMENT = "log_destination_configs"
_PREFIX = "aws-waf-logs-"
_NAMES = {
    "aws_cloudwatch_log_group": "name",
    "aws_kinesis_firehose_delivery_stream": "name",
    "aws_s3_bucket": "bucket",
}


@fixer(
    Resources(
        "aws_wafv2_web_acl_logging_configuration",
        arguments=lambda _type: (_ARGUMENT,),
    ),
    groups=("waf",),
    safety=Safety.UNSAFE,
    impact=Impact.REPLACE,
    refused_by="apply",
)
def waf_log_name(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find destinations of logs whose names do not begin as WAF wants."""
    argument = resource.body.attribute(_ARGUMENT)
    if not (argument and isinstance(argument.value, n.Tuple)):
        return
    for value in argument.value.items:
        block = _destination(value, context)
        name = block and context.module.argument(block, _NAMES[block.labels[0].value])
        if not (block and name and _begins_otherwise(block, name, context)):
            continue
        yield context.finding(
            resource.block,
            value,
            f"the name of {'.'.join(label.value for label in block.labels)} does not"
            f" begin with {_PREFIX}",
            f"begin it with {_PREFIX}",
            _prefixed(block, name, context),
        )


def _destination(value: n.Expression, context: Context) -> n.Block | None:
    """Give the resource of the module whose ARN a value is."""
    match value:
        case n.Template(parts=(n.Interpolation(value=inner), *_)):
            return _destination(inner, context)
    for type_ in _NAMES:
        if label := label_read(value, type_, "arn"):
            return context.module.block("resource", type_, label)
    return None


def _begins_otherwise(block: n.Block, name: n.Attribute, context: Context) -> bool:
    """Whether a name begins with something else, whatever is passed in."""
    values = context.values(block, name.value)
    starts = [value.parts[0] for value in values if value.parts]
    return (
        bool(starts)
        and len(starts) == len(values)
        and all(
            part.fixed
            and part.text
            and not part.text.startswith(_PREFIX[: len(part.text)])
            for part in starts
        )
    )


def _prefixed(block: n.Block, name: n.Attribute, context: Context) -> list[Edit]:
    """Give the edit that begins a name with the prefix, if it is a template."""
    if not (isinstance(name.value, n.Template) and name.value.parts):
        return []
    if context.module.is_overridden(block):
        return []
    start = name.value.start + 1
    file = context.module.file_of(block)
    first = name.value.parts[0]
    if isinstance(first, n.Text) and first.raw.startswith("/"):
        return [Edit(file.path, start, start + 1, _PREFIX)]
    return [Edit(file.path, start, start, _PREFIX)]
