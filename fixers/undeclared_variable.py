"""Declare the variables that are read and not declared.

``var.region`` needs ``variable "region"`` in the same folder; a variable of the module
that calls this one is not seen here. ``terraform validate`` refuses it, at some of the
places only, as it skips what depends on a refused one: all are shown.

The variable is declared beside the others, in ``variables.tf`` if there is one. All
who read it tell its type: the argument of the provider's schema or of a local module,
what a function or an operator takes, the text that it is a part of, and those who read
the local value that is made of it. Where they do not, or do not agree, it is ``any``,
which takes what is given. It has no default, as none is known.

Where a variable has the same words, or but for a wrong letter in a long one, and the
shape that the readers need, it is read. With ``--unsafe-fixes``, so is one that is like
it in a less certain way.

By hand: a name that is like that of a variable or is that of a local, which may be
meant. With ``--unsafe-fixes``: a variable of a module that others here call without
such an argument, which they have to pass then.

Nothing is found where a tool seems to declare it, and the run says so: where three
modules that nobody calls lack it, or have no variables at all, where ``.gitignore``
names ``variables.tf`` and it is not there, and where a shell script or Makefile writes
variables, or links or copies a file from above that has it.

A file alone with nothing but resources, variables and locals, or with nothing but
outputs, may be a piece of a module: no fix is safe there. Where it does not read more
of what it declares than of what is not there, the finding is only possible, without a
fix, and nothing is said where the repository has other modules. What JSON files and
ignored files declare counts.

Refused by validate:

    Reference to undeclared input variable
    An input variable with the name "vpc_id" has not been declared.

Before:

    variable "name" {
      type = string
    }

    resource "aws_lb_target_group" "web" {
      name     = var.name
      port     = 80
      protocol = "HTTP"
      vpc_id   = var.vpc_id
    }

    output "arn" {
      value = aws_lb_target_group.web.arn
    }

After:

    variable "name" {
      type = string
    }

    variable "vpc_id" {
      type = string
    }

    resource "aws_lb_target_group" "web" {
      name     = var.name
      port     = 80
      protocol = "HTTP"
      vpc_id   = var.vpc_id
    }

    output "arn" {
      value = aws_lb_target_group.web.arn
    }

See https://developer.hashicorp.com/terraform/language/values/variables
"""

import os.path
from collections.abc import Sequence

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    NewVariable,
    Reference,
    Safety,
    declare_variables,
    fixer,
    meant,
    near,
    needed,
    perhaps,
    replace,
    suspects,
    suspicion,
)


@fixer(
    Modules(suspicion.modules.may_read_no_variable),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def undeclared_variable(module: Module, context: Context) -> Iterator[Finding]:
    """Find references to variables that no file declares."""
    reads: dict[str, list[Reference]] = {}
    for reference in suspects(module).references("var"):
        reads.setdefault(reference.names[1], []).append(reference)
    yield from _misspelt(reads, context)
    likely = {name: _candidates(name, module) for name in reads}
    new: dict[Safety, dict[str, str]] = {Safety.SAFE: {}, Safety.UNSAFE: {}}
    for name, some in reads.items():
        if not likely[name]:
            new[_safety(name, module)][name] = needed(some, module) or "any"
    readers = [reference for some in reads.values() for reference in some]
    first = next((one for one in readers if not one.file.problems), None)
    for safety, types in new.items():
        edits = _declare(types, first, module) if first and types else []
        where = os.path.basename(edits[0].path) if edits else ""
        for name, type_ in types.items():
            remedy = "declare it"
            if edits:
                remedy += f' in {where}: variable "{name}" {{ type = {type_} }}'
            if safety is Safety.UNSAFE:
                remedy += ", and give it a value where this module is called"
            for reference in reads[name]:
                yield _finding(reference, context, remedy, edits, safety)
    for name, candidates in likely.items():
        for reference in reads[name] if candidates else ():
            remedy = f"{perhaps(candidates)}; else declare it"
            yield _finding(reference, context, remedy, candidates=candidates)


def _misspelt(reads: dict[str, list[Reference]], context: Context) -> Iterator[Finding]:
    """Find names that must mean a variable which is declared; they are taken out."""
    module = context.module
    declared = module.declarations.of("variable")
    for name, some in [*reads.items()]:
        found = {one: meant(one, declared, module) for one in some}
        names = {one.name for one in found.values() if one}
        if not all(found.values()) or len(names) > 1:
            continue
        del reads[name]
        (right,) = names
        for reference, one in found.items():
            code = reference.renamed(f"var.{right}")
            yield _finding(
                reference,
                context,
                f"write {code}",
                replace(reference.file, reference.node, code),
                Safety.SAFE if one and one.sure else Safety.UNSAFE,
                [code],
            )


def _finding(
    reference: Reference,
    context: Context,
    remedy: str,
    edits: Sequence[Edit] = (),
    safety: Safety = Safety.SAFE,
    candidates: Sequence[str] = (),
) -> Finding:
    name = reference.names[1]
    return context.undeclared(
        reference,
        f"var.{name} is read, but no variable {name} is declared",
        remedy,
        edits,
        safety=safety,
        candidates=candidates,
    )


def _safety(name: str, module: Module) -> Safety:
    """Say how safe a declaration is: not where callers do not pass a value yet."""
    passed = all(call.block.body.attribute(name) for call in module.calls)
    return Safety.SAFE if passed else Safety.UNSAFE


def _candidates(name: str, module: Module) -> list[str]:
    """Give what may be meant instead."""
    declarations = module.declarations
    found = [f"var.{other}" for other in near(name, declarations.of("variable"))]
    if declarations.has("local", name):
        found.insert(0, f"local.{name}")
    return found


def _declare(types: dict[str, str], first: Reference, module: Module) -> list[Edit]:
    new = [NewVariable(name, type_) for name, type_ in types.items()]
    return declare_variables(new, first.file, first.block, module)
