"""Show arguments and blocks that the next major version of the provider may not have.

Version 6 of the provider warns of what it will take for some time yet:
``managed_policy_arns`` of ``aws_iam_role``, ``hash_key`` of a global secondary index,
the settings of a bucket that are resources of their own. Nothing refuses them, so these
are notes: they fail no check. ``terraform validate`` prints a warning: ``Argument is
deprecated``.

They are told where a module allows version 6 and later only.

Before:

    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "~> 6.0"
        }
      }
    }

    resource "aws_cloudwatch_event_rule" "nightly" {
      name                = "nightly"
      schedule_expression = "cron(0 3 * * ? *)"
      is_enabled          = true
    }

After:

    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "~> 6.0"
        }
      }
    }

    resource "aws_cloudwatch_event_rule" "nightly" {
      name                = "nightly"
      schedule_expression = "cron(0 3 * * ? *)"
      state               = "ENABLED"
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
"""

from tffix import aws
from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    all_written,
    fixer,
)
from tffix.aws.upgrades import key

_KINDS = ("resource", "data")
_SINCE = ">= 6.0.0"


def _names(type_: str) -> set[str]:
    keys = (key(kind, type_) for kind in _KINDS)
    return {path[-1] for one in keys for path in aws.deprecated().get(one, ())}


@fixer(
    Resources(
        kinds=_KINDS,
        among=lambda kind, type_: key(kind, type_) in aws.deprecated(),
        arguments=_names,
        blocks=_names,
    ),
    groups=("deprecated", "upgrade-aws-6"),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="",
    note=True,
)
def deprecated_argument(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find what is written and deprecated."""
    block = resource.block
    if not context.aws.versions.within(_SINCE):
        return
    name = key(block.type.name, resource.type)
    for path, item, _ in all_written(block.body):
        use = aws.deprecated()[name].get(path)
        if use is None:
            continue
        yield context.finding(
            block,
            item.key,
            f"{'.'.join((resource.type, *path))} is deprecated in provider 6",
            f"write {use}" if use else "do without it",
        )
