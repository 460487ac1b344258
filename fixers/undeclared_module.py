"""Show module calls, and outputs of them, that are read and not there.

``module.network.vpc_id`` needs a ``module "network"`` block in the same module, and
``output "vpc_id"`` in the module that it calls. The outputs are those of modules in the
same tree; what a remote module has is not known here. ``terraform validate`` refuses
what is missing.

An output with the same words, or with a wrong letter in a long one, is read where its
value has the shape that the reader needs, ``vpc_id`` for ``vpc.id``, and ``subnet_ids``
for ``subnets`` where the argument is called so. Else which call or output is meant is
not for a machine to say.

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

from collections.abc import Collection, Sequence

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
    meant,
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
    declared = module.declarations.of("module")
    reads = {
        reference: near(reference.names[1], declared)
        for reference in suspects(module).references("module")
    }
    inputs = as_inputs((one for one, calls in reads.items() if not calls), module)
    for reference, calls in reads.items():
        right = meant(reference, declared, module)
        yield _finding(
            reference,
            context,
            f"{reference.address} is read, but no such module is called",
            [f"module.{name}" for name in ([right.name] if right else calls)],
            2,
            inputs.get(reference, ()),
            is_sure=right and right.sure,
        )
    for reference, output, child in suspects(module).unknown_outputs:
        declared = child.declarations.of("output")
        right = meant(reference, declared, module, 2)
        outputs = [right.name] if right else near_names.like(output, declared)
        names = 3
        if joined := _joined(reference, declared):
            outputs, names = [joined], 4
        yield _finding(
            reference,
            context,
            f"{reference.address} has no output {output}",
            [f"{reference.address}.{name}" for name in outputs],
            names,
            is_sure=True if joined else right and right.sure,
        )


def _finding(
    reference: Reference,
    context: Context,
    message: str,
    candidates: list[str],
    names: int,
    edits: Sequence[Edit] = (),
    *,
    is_sure: bool | None = None,
) -> Finding:
    codes = [reference.renamed(one, names) for one in candidates]
    remedy = perhaps(candidates) or "declare it, or make what is read an input"
    if is_sure is not None:
        node = reference.node
        edits = [Edit(reference.file.path, node.start, node.end, codes[0])]
        remedy = f"write {candidates[0]}"
    return context.undeclared(
        reference,
        message,
        remedy,
        edits,
        safety=Safety.SAFE if is_sure else None,
        candidates=codes,
    )


def _joined(reference: Reference, outputs: Collection[str]) -> str:
    """Give the output that has the names of an object and of what is read of it."""
    *_, object_, attribute = ("", *reference.names)
    joined = f"{object_}_{attribute}"
    is_whole = reference.names[2:] == (object_, attribute) and not reference.rest[2:]
    return joined if is_whole and joined in outputs else ""
