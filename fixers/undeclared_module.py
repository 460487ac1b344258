"""Show module calls, and outputs of them, that are read and not there.

``module.network.vpc_id`` needs a ``module "network"`` block in the same module, and
``output "vpc_id"`` in the module that it calls. The outputs are those of modules in the
same tree; what a remote module has is not known here. ``terraform validate`` refuses
what is missing; which call or output is meant is not for a machine to say.

One file with nothing but resources, variables and locals in it is taken for a piece of
a module, so nothing is found there. What JSON files and ignored files declare counts.

Refused by validate:

    Reference to undeclared module
    No module call named "network" is declared in the root module.

Before:

    module "vpc" {
      source  = "terraform-aws-modules/vpc/aws"
      version = "5.8.1"
    }

    output "vpc" {
      value = module.network.vpc_id
    }

After:

    module "vpc" {
      source  = "terraform-aws-modules/vpc/aws"
      version = "5.8.1"
    }

    output "vpc" {
      value = module.vpc.vpc_id
    }

See https://developer.hashicorp.com/terraform/language/modules/syntax
"""

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
    like,
    may_read_no_module,
    near,
    perhaps,
)


@fixer(
    Modules(may_read_no_module),
    groups=("references",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def undeclared_module(module: Module, context: Context) -> Iterator[Finding]:
    """Find references to calls that no file has, or outputs that the callee has not."""
    for reference in module.suspects.references("module"):
        calls = near(reference.names[1], module.declarations.of("module"))
        yield _finding(
            reference,
            context,
            f"{reference.address} is read, but no such module is called",
            [f"module.{name}" for name in calls],
        )
    for reference, output, child in module.suspects.unknown_outputs:
        outputs = like(output, child.declarations.of("output"))
        yield _finding(
            reference,
            context,
            f"{reference.address} has no output {output}",
            [f"{reference.address}.{name}" for name in outputs],
        )


def _finding(
    reference: Reference, context: Context, message: str, candidates: list[str]
) -> Finding:
    return context.at(reference.file).finding(
        reference.block,
        reference.node,
        message,
        perhaps(candidates) or "declare it, or take the reference out",
        candidates=candidates,
    )
