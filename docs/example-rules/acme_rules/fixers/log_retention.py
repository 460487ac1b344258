"""Keep logs for ninety days where a log group says nothing.

CloudWatch keeps the events of such a group for ever, and bills them. Ninety days is what
we agreed on; a group that needs another time says so.

Before:

    resource "aws_cloudwatch_log_group" "app" {
      name = "app"
    }

After:

    resource "aws_cloudwatch_log_group" "app" {
      name              = "app"
      retention_in_days = 90
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
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
    insert_after,
)


@fixer(
    Resources("aws_cloudwatch_log_group"),
    groups=("acme",),
    safety=Safety.UNSAFE,
    impact=Impact.IN_PLACE,
    refused_by="",
)
def log_retention(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find log groups that do not say how long they keep what is logged."""
    name = resource.body.attribute("name")
    if name and not resource.body.attribute("retention_in_days"):
        yield context.finding(
            resource.block,
            name,
            f"{resource.label.value} keeps its logs for ever",
            "write retention_in_days = 90",
            insert_after(context.file, name, "  retention_in_days = 90\n"),
        )
