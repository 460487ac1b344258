"""Show local values that are read and not defined.

``local.prefix`` needs ``prefix`` in a ``locals`` block of the same module; each module
has its own. ``terraform validate`` refuses it, at some of the places only, as it skips
what depends on a refused one: all are shown. A name with the same words, or with one
wrong letter in a long word, is written where its value has the shape that the reader
needs. Else what it should be is not for a machine to say: the finding names what is
like it, a variable of that name first.

With ``--unsafe-fixes``, a name that is like it in a less certain way is written, or a
variable of that name is read, or else it becomes an input, without a default and with
the type that its readers need.

A file alone with nothing but resources, variables and locals, or with nothing but
outputs, may be a piece of a module: no fix is safe there. Where it does not read more
of what it declares than of what is not there, the finding is only possible, without a
fix, and nothing is said where the repository has other modules. What JSON files and
ignored files declare counts.

Refused by validate:

    Reference to undeclared local value
    A local value with the name "prefix" has not been declared.

Before:

    variable "prefix" {
      type = string
    }

    output "name" {
      value = "${local.prefix}-web"
    }

After:

    variable "prefix" {
      type = string
    }

    output "name" {
      value = "${var.prefix}-web"
    }

See https://developer.hashicorp.com/terraform/language/values/locals
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    as_inputs,
    fixer,
    meant,
    near,
    perhaps,
    replace,
    suspects,
    suspicion,
)


@fixer(
    Modules(suspicion.modules.may_read_no_local),
    groups=("references",),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def undeclared_local(module: Module, context: Context) -> Iterator[Finding]:
    """Find references to local values that no file defines."""
    declarations = module.declarations
    reads = {
        reference: near(reference.names[1], declarations.of("local"))
        for reference in suspects(module).references("local")
    }
    inputs = as_inputs((one for one, names in reads.items() if not names), module)
    for reference, names in reads.items():
        name = reference.names[1]
        candidates = [f"local.{other}" for other in names]
        edits = inputs.get(reference, [])
        remedy = "define it in a locals block, or make it an input"
        safety = None
        right = meant(reference, declarations.of("local"), module)
        if declarations.has("variable", name):
            candidates.insert(0, f"var.{name}")
        elif right and reference.argument.name.name != right.name:
            candidates = [f"local.{right.name}"]
            remedy = f"write {candidates[0]}"
            edits = replace(
                reference.file, reference.node, reference.renamed(candidates[0])
            )
            safety = Safety.SAFE if right.sure else Safety.UNSAFE
        yield context.undeclared(
            reference,
            f"local.{name} is read, but no local value {name} is defined",
            remedy if safety else perhaps(candidates) or remedy,
            edits,
            safety=safety,
            candidates=candidates,
        )
