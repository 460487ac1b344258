"""Show module calls, and outputs of them, that are read and not there.

``module.network.vpc_id`` needs a ``module "network"`` block in the same module, and
``output "vpc_id"`` in the module that it calls. The outputs are those of modules in the
same tree; what a remote module has is not known here. ``terraform validate`` refuses
what is missing; which call or output is meant is not for a machine to say.

With ``--unsafe-fixes``, what is read of a call that is not there becomes an input of a
module that nobody calls: a variable without a default. ``depends_on`` and outputs of it
are left as comments.

A file alone with nothing but resources, variables and locals, or with nothing but
outputs, may be a piece of a module: no fix is safe there. Where it does not read more
of what it declares than of what is not there, the finding is only possible, without a
fix, and nothing is said where the repository has other modules. What JSON files and
ignored files declare counts.

Refused by validate:

    Reference to undeclared module
    No module call named "network" is declared in the root module.

Before:

    module "bastion" {
      source = "./bastion"
    }

    resource "aws_security_group" "web" {
      vpc_id = module.network.vpc_id
    }

After:

    module "bastion" {
      source = "./bastion"
    }

    variable "network_vpc_id" {
      description = "vpc_id of module.network"
      type        = string
    }

    resource "aws_security_group" "web" {
      vpc_id = var.network_vpc_id
    }

See https://developer.hashicorp.com/terraform/language/modules/syntax
"""

from collections.abc import Sequence

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Reference,
    Safety,
    as_inputs,
    fixer,
    near,
    near_names,
    perhaps,
    suspects,
    suspicion,
)


@fixer(
    Modules(suspicion.modules.may_read_no_module),
    groups=("references",),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def undeclared_module(module: Module, context: Context) -> Iterator[Finding]:
    """Find references to calls that no file has, or outputs that the callee has not."""
    reads = {
        reference: near(reference.names[1], module.declarations.of("module"))
        for reference in suspects(module).references("module")
    }
    inputs = as_inputs((one for one, calls in reads.items() if not calls), module)
    for reference, calls in reads.items():
        yield _finding(
            reference,
            context,
            f"{reference.address} is read, but no such module is called",
            [f"module.{name}" for name in calls],
            2,
            inputs.get(reference, ()),
        )
    for reference, output, child in suspects(module).unknown_outputs:
        outputs = near_names.like(output, child.declarations.of("output"))
        yield _finding(
            reference,
            context,
            f"{reference.address} has no output {output}",
            [f"{reference.address}.{name}" for name in outputs],
            3,
        )


def _finding(
    reference: Reference,
    context: Context,
    message: str,
    candidates: list[str],
    names: int,
    edits: Sequence[Edit] = (),
) -> Finding:
    return context.undeclared(
        reference,
        message,
        perhaps(candidates) or "declare it, or make what is read an input",
        edits,
        candidates=[reference.renamed(one, names) for one in candidates],
    )
