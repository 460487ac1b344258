"""Show attributes that are read and that the next major version may not have.

Version 6 of the provider warns of attributes that it gives for some time yet, such as
``name`` of the data source ``aws_region``, which is ``region`` now. Nothing refuses
them, so these are notes: they fail no check. They are told where a module allows
version 6 and later only.

Before:

    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "~> 6.0"
        }
      }
    }

    data "aws_region" "here" {}

    output "region" {
      value = data.aws_region.here.name
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

    data "aws_region" "here" {}

    output "region" {
      value = data.aws_region.here.region
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
"""

from tffix import aws
from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Reference,
    Safety,
    fixer,
    suspicion,
)
from tffix.api import nodes as n

_KINDS = ("resource", "data")
_SINCE = ">= 6.0.0"


@fixer(
    Modules(suspicion.modules.may_read_deprecated),
    groups=("deprecated", "upgrade-aws-6"),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="",
    note=True,
)
def deprecated_attribute(module: Module, context: Context) -> Iterator[Finding]:
    """Find what is read and deprecated."""
    if not context.aws.versions.within(_SINCE):
        return
    known = aws.deprecated()
    declared = module.declarations
    types = {
        one.partition(".")[0]
        for kind, head in (("resource", ""), ("data", "data."))
        for one in declared.of(kind)
        if f"{head}{one.partition('.')[0]}" in known
    }
    for reference in module.reads_saying(types):
        name = reference.address.rpartition(".")[0]
        uses = known.get(name)
        if uses is None:
            continue
        steps = reference.steps[name.count(".") + 1 :]
        path = tuple(step.name.name for step in steps if isinstance(step, n.GetAttr))
        for depth in range(1, len(path) + 1):
            use = uses.get(path[:depth])
            if use is not None:
                yield _finding(reference, path[:depth], use, context)


def _finding(
    reference: Reference, path: tuple[str, ...], use: str, context: Context
) -> Finding:
    read = ".".join((reference.address, *path))
    return context.at(reference.file).finding(
        reference.block,
        reference.node,
        f"{read} is deprecated in provider 6",
        f"read {use}" if use else "do without it",
    )
