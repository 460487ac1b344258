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
meant, and a variable of a module that others here call without such an argument.

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
    types: dict[str, str] = {}
    remedies: dict[str, str] = {}
    for name, some in reads.items():
        types[name], remedies[name] = _remedy(name, some, module)
    readers = [reference for some in reads.values() for reference in some]
    whole = [reference for reference in readers if not reference.file.problems]
    edits = _declare(types, whole[0], module) if whole else []
    for name, some in reads.items():
        remedy = remedies[name]
        if types[name] and edits:
            where = os.path.basename(edits[0].path)
            remedy = (
                f'declare it in {where}: variable "{name}" {{ type = {types[name]} }}'
            )
        for reference in some:
            yield context.undeclared(
                reference,
                f"var.{name} is read, but no variable {name} is declared",
                remedy,
                edits if types[name] else (),
                candidates=_candidates(name, module),
            )


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
            yield context.undeclared(
                reference,
                f"var.{name} is read, but no variable {name} is declared",
                f"write {code}",
                replace(reference.file, reference.node, code),
                safety=Safety.SAFE if one and one.sure else Safety.UNSAFE,
                candidates=[code],
            )


def _remedy(name: str, reads: list[Reference], module: Module) -> tuple[str, str]:
    """Give the type to declare, or what to do by hand."""
    if candidates := _candidates(name, module):
        return "", f"{perhaps(candidates)}; else declare it"
    if not all(call.block.body.attribute(name) for call in module.calls):
        return "", "declare it, and give it a value where this module is called"
    return needed(reads, module) or "any", "declare it"


def _candidates(name: str, module: Module) -> list[str]:
    """Give what may be meant instead."""
    declarations = module.declarations
    found = [f"var.{other}" for other in near(name, declarations.of("variable"))]
    if declarations.has("local", name):
        found.insert(0, f"local.{name}")
    return found


def _declare(types: dict[str, str], first: Reference, module: Module) -> list[Edit]:
    new = [NewVariable(name, type_) for name, type_ in types.items() if type_]
    return declare_variables(new, first.file, first.block, module)
