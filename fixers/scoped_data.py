"""Show reads of a data source that only its check may read.

A data source in a ``check`` block is read for that check, and may fail without stopping
the plan. So nothing outside of the block can have its value: ``Reference to scoped
resource``. What others read, too, is a data source of the module.

Refused by validate:

    Reference to scoped resource
    The referenced data resource "aws_caller_identity" "here" is not available from this
    context.

Before:

    check "account" {
      data "aws_caller_identity" "here" {}

      assert {
        condition     = data.aws_caller_identity.here.account_id == "123456789012"
        error_message = "This is another account."
      }
    }

    output "account" {
      value = data.aws_caller_identity.here.account_id
    }

After:

    data "aws_caller_identity" "here" {}

    check "account" {
      assert {
        condition     = data.aws_caller_identity.here.account_id == "123456789012"
        error_message = "This is another account."
      }
    }

    output "account" {
      value = data.aws_caller_identity.here.account_id
    }

See https://developer.hashicorp.com/terraform/language/checks
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    pattern,
)

_SUSPICION = pattern(r"(?m:^)\s*+check[ \t]")


@fixer(
    Modules(_SUSPICION),
    groups=("references",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def scoped_data(module: Module, context: Context) -> Iterator[Finding]:
    """Find what is read of the data source of a check elsewhere."""
    checks = list(module.blocks("check"))
    scoped = {
        tuple(label.value for label in data.labels)
        for _, check in checks
        for data in check.body.blocks("data")
    }
    for type_, name in sorted(labels for labels in scoped if len(labels) == 2):  # noqa: PLR2004
        if module.block("data", type_, name):
            continue
        for file, read in module.references("data", type_, name):
            block = file.block(file.around(read))
            if block.type.name != "check":
                yield context.at(file).finding(
                    block,
                    read,
                    f"data.{type_}.{name} is there for its check alone",
                    "declare it beside the check, at the top level",
                )
