"""End the ARN of the log group of a trail with ``:*``.

CloudTrail wants the log streams of the group in ``cloud_watch_logs_group_arn``, not the
group alone. The ``arn`` of a log group ends without them since version 3.0 of the
provider. Terraform accepts it so, and AWS refuses it when the trail is made.

Refused by apply:

    InvalidCloudWatchLogsLogGroupArnException: CloudTrail cannot validate the specified
    log group ARN.

Before:

    resource "aws_cloudtrail" "main" {
      name                       = "main"
      s3_bucket_name             = var.bucket
      cloud_watch_logs_group_arn = aws_cloudwatch_log_group.trail.arn
      cloud_watch_logs_role_arn  = var.role
    }

After:

    resource "aws_cloudtrail" "main" {
      name                       = "main"
      s3_bucket_name             = var.bucket
      cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
      cloud_watch_logs_role_arn  = var.role
    }

See https://github.com/hashicorp/terraform-provider-aws/issues/14557
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
    alternatives,
    fixer,
    wrap,
)
from tffix.api import nodes as n

_ARGUMENT = "cloud_watch_logs_group_arn"


@fixer(
    Resources("aws_cloudtrail", arguments=lambda _type: (_ARGUMENT,)),
    groups=("cloudtrail",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    versions=">= 3",
    refused_by="apply",
)
def trail_log_group_arn(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find ARNs of log groups that a trail does not take as they are."""
    argument = resource.body.attribute(_ARGUMENT)
    for value in alternatives(argument.value) if argument else ():
        edits: list[Edit] = []
        match value:
            case n.Template(parts=(n.Interpolation(value=inner),)) if _is_arn(inner):
                edits = [Edit(context.file.path, value.end - 1, value.end - 1, ":*")]
            case n.GetAttr() if _is_arn(value):
                edits = wrap(context.file, value, '"${', '}:*"')
        if edits:
            yield context.finding(
                resource.block,
                value,
                "CloudTrail does not take the ARN of a log group without its streams",
                "end it with :*",
                edits,
            )


def _is_arn(value: n.Expression) -> bool:
    """Whether a value is the ``arn`` of a log group that is a resource."""
    if not (isinstance(value, n.GetAttr) and value.name.name == "arn"):
        return False
    group = value.source
    if isinstance(group, n.Index | n.LegacyIndex):
        group = group.source
    return isinstance(group, n.GetAttr) and (
        isinstance(group.source, n.Variable)
        and group.source.name == "aws_cloudwatch_log_group"
    )
