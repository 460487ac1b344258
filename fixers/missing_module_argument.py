"""Show calls of modules that do not pass what the module needs.

A ``variable`` without a default has to be passed by every ``module`` block that calls
the module: ``The argument "vpc_id" is required, but no definition was found``. What is
to be passed is not for a machine to say; the finding says of which type it has to be
and where it is declared. Only modules of the same tree are looked at.

Refused by validate:

    Missing required argument
    The argument "vpc_id" is required, but no definition was found.

With web/variables.tf:

    variable "vpc_id" {
      type = string
    }

Before:

    module "web" {
      source = "./web"
    }

After:

    module "web" {
      source = "./web"
      vpc_id = aws_vpc.main.id
    }

See https://developer.hashicorp.com/terraform/language/modules/syntax
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Finding,
    Impact,
    Iterator,
    Safety,
    fixer,
    passed,
)


@fixer(
    Declarations("module"),
    groups=("modules",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def missing_module_argument(call: Declaration, context: Context) -> Iterator[Finding]:
    """Find calls that lack a variable without a default."""
    found = passed(call.block, context.module)
    if found and found.missing:
        needed = "; ".join(map(found.said, found.missing))
        names = ", ".join(found.missing)
        yield context.finding(
            call.block,
            call.block.labels[0],
            f"the module {found.folder} needs {names}, not passed here",
            f"pass {needed}",
        )
