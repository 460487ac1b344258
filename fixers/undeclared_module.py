"""Show module calls, and outputs of them, that are read and not there.

``module.network.vpc_id`` needs a ``module "network"`` block in the same module, and
``output "vpc_id"`` in the module that it calls. The outputs are those of modules in the
same tree; what a remote module has is not known here. ``terraform validate`` refuses
what is missing.

An output with the same words, or with a wrong letter in a long one, is read where its
value has the shape that the reader needs, ``vpc_id`` for ``vpc.id``, and ``subnet_ids``
for ``subnets`` where the argument is called so. What an output can only be made of is
declared by undeclared-output. Else which call or output is meant is not for a machine
to say.

With ``--unsafe-fixes``, what is read of a call or an output that is not there, and is
like nothing that is, becomes an input: a variable without a default. ``depends_on`` and
outputs of it are left as comments.

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
from typing import NamedTuple

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
    made_of,
    meant,
    near,
    near_names,
    perhaps,
    suspects,
    suspicion,
)
from tffix.api import nodes as n


class _Absent(NamedTuple):
    """What is read and not there, and what may be meant, the first so many names of it.

    ``is_sure`` says whether the only one must be meant, None where it is not written.
    ``is_known`` tells that undeclared-output can say what an output is made of.
    """

    reference: Reference
    said: str
    meant: list[str]
    names: int
    is_sure: bool | None
    is_known: bool = False


@fixer(
    Modules(suspicion.modules.may_read_no_module),
    groups=("references",),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def undeclared_module(module: Module, context: Context) -> Iterator[Finding]:
    """Find references to calls that no file has, or outputs that the callee has not."""
    found = [*_calls(module), *_outputs(module)]
    unlike = (one.reference for one in found if not (one.meant or one.is_known))
    inputs = as_inputs(unlike, module)
    for one in found:
        yield _finding(one, context, inputs.get(one.reference, ()))


def _calls(module: Module) -> Iterator[_Absent]:
    declared = module.declarations.of("module")
    for reference in suspects(module).references("module"):
        said = f"{reference.address} is read, but no such module is called"
        right = meant(reference, declared, module)
        calls = [right.name] if right else near(reference.names[1], declared)
        names = [f"module.{name}" for name in calls]
        yield _Absent(reference, said, names, 2, right.sure if right else None)


def _outputs(module: Module) -> Iterator[_Absent]:
    for reference, output, child in suspects(module).unknown_outputs:
        declared = child.declarations.of("output")
        plain, instance = _of_the_call(reference)
        right = meant(plain, declared, module, 2)
        outputs = [right.name] if right else near_names.like(output, declared)
        sure, names = right.sure if right else None, 3
        if joined := _joined(plain, declared):
            outputs, sure, names = [joined], True, 4
        is_known = not (joined or right) and made_of(output, child) is not None
        said = f"{reference.address} has no output {output}"
        candidates = [f"{instance}.{name}" for name in outputs if not is_known]
        names += len(reference.steps) - len(plain.steps)
        yield _Absent(reference, said, candidates, names, sure, is_known)


def _of_the_call(reference: Reference) -> tuple[Reference, str]:
    """Give a reference without the index of an instance, and the code of that."""
    first, *steps = reference.steps
    if not steps or isinstance(steps[0], n.GetAttr):
        return reference, reference.address
    start, end = reference.node.start, steps[0].end
    without = reference._replace(steps=(first, *steps[1:]))
    return without, reference.file.text[start:end]


def _finding(one: _Absent, context: Context, inputs: Sequence[Edit]) -> Finding:
    reference, edits = one.reference, inputs
    codes = [reference.renamed(name, one.names) for name in one.meant]
    remedy = perhaps(one.meant) or "declare it, or make what is read an input"
    if one.is_sure is not None:
        node = reference.node
        edits = [Edit(reference.file.path, node.start, node.end, codes[0])]
        remedy = f"write {one.meant[0]}"
    elif one.is_known:
        remedy = "declare it in that module"
    return context.undeclared(
        reference,
        one.said,
        remedy,
        edits,
        safety=Safety.SAFE if one.is_sure else None,
        candidates=codes,
    )


def _joined(reference: Reference, outputs: Collection[str]) -> str:
    """Give the output that has the names of an object and of what is read of it."""
    *_, object_, attribute = ("", *reference.names)
    joined = f"{object_}_{attribute}"
    is_whole = reference.names[2:] == (object_, attribute) and not reference.rest[2:]
    return joined if is_whole and joined in outputs else ""
