"""Show calls of modules that do not pass what the module needs.

A ``variable`` without a default has to be passed by every ``module`` block that calls
the module: ``The argument "vpc_id" is required, but no definition was found``. What is
to be passed is not for a machine to say; the finding says of which type it has to be
and where it is declared. Only modules of the same tree are looked at.

With ``--unsafe-fixes``, a module that nobody calls passes its own variable of that name
on, and gets one if it has none.

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

    variable "vpc_id" {
      type = string
    }

    module "web" {
      source = "./web"
      vpc_id = var.vpc_id
    }

See https://developer.hashicorp.com/terraform/language/modules/syntax
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    Finding,
    Impact,
    Iterator,
    NewVariable,
    Passed,
    Safety,
    add_arguments,
    declare_variables,
    fixer,
    passed,
)


@fixer(
    Declarations("module"),
    groups=("modules",),
    safety=Safety.UNSAFE,
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
            _edits(call, found, context),
        )


def _edits(call: Declaration, found: Passed, context: Context) -> list[Edit]:
    """Give what passes inputs on, and declares those that are not there."""
    file, block, module = context.file, call.block, context.module
    missing = [name for name in found.missing if name not in found.meant.values()]
    if module.calls or module.has_overrides or not missing:
        return []
    passed_on = {name: f"var.{name}" for name in missing}
    edits = add_arguments(file, block.body, passed_on)
    if not edits:
        return []
    declared = module.declarations
    new = [
        NewVariable(name, found.type_of(name))
        for name in missing
        if not declared.has("variable", name)
    ]
    return edits + declare_variables(new, file, block, module)
