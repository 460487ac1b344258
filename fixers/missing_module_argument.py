"""Show calls of modules that do not pass what the module needs.

A ``variable`` without a default has to be passed by every ``module`` block that calls
the module: ``The argument "vpc_id" is required, but no definition was found``. What is
to be passed is not for a machine to say; the finding says of which type it has to be
and where it is declared. Only modules of the same tree are looked at.

With ``--unsafe-fixes``, the call is given the output of that name of the one other
module called here that has it, unless that waits for the call itself. Else the caller
passes its own variable of that name on, and gets one if it has none.

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
    depend,
    fixer,
    passed,
)
from tffix.api import nodes as n


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
        outputs = _outputs(call, found, context)
        needed = "; ".join(
            f"{name} = {outputs[name]}" if name in outputs else found.said(name)
            for name in found.missing
        )
        names = ", ".join(found.missing)
        yield context.finding(
            call.block,
            call.block.labels[0],
            f"the module {found.folder} needs {names}, not passed here",
            f"pass {needed}",
            _edits(call, found, outputs, context),
        )


def _outputs(call: Declaration, found: Passed, context: Context) -> dict[str, str]:
    """Give the outputs of other modules that have the name of what is missing."""
    own = ("module", call.block.labels[0].value)
    offered: dict[str, list[str]] = {}
    for _, other in context.module.blocks("module"):
        child = context.module.called(other)
        if child is None or other is call.block or context.module.is_repeated(other):
            continue
        name = other.labels[0].value
        outputs = child.declarations.of("output") & set(found.missing)
        if outputs and not _waits(other, own, found, context):
            for output in outputs:
                offered.setdefault(output, []).append(f"module.{name}.{output}")
    return {name: some[0] for name, some in offered.items() if len(some) == 1}


def _waits(
    other: n.Block, own: tuple[str, str], found: Passed, context: Context
) -> bool:
    """Whether another call waits for this one, or will by what it lacks itself."""
    lacking = passed(other, context.module)
    offered = found.module.declarations.of("output")
    return bool(lacking and offered.intersection(lacking.missing)) or depend(
        context.module, {("module", other.labels[0].value)}, {own}
    )


def _edits(
    call: Declaration, found: Passed, outputs: dict[str, str], context: Context
) -> list[Edit]:
    """Give what passes outputs and inputs on, and declares what is not there."""
    file, block, module = context.file, call.block, context.module
    missing = [name for name in found.missing if name not in found.meant.values()]
    if module.has_overrides:
        return []
    passed_on = {name: outputs.get(name, f"var.{name}") for name in missing}
    edits = add_arguments(file, block.body, passed_on) if missing else []
    if not edits:
        return []
    declared = module.declarations
    new = [
        NewVariable(name, found.type_of(name))
        for name in missing
        if name not in outputs and not declared.has("variable", name)
    ]
    return edits + declare_variables(new, file, block, module)
