"""Show local values that are read and not defined.

``local.prefix`` needs ``prefix`` in a ``locals`` block of the same module; each module
has its own. ``terraform validate`` refuses it, at some of the places only, as it skips
what depends on a refused one: all are shown. What it should be is not for a machine to
say: the finding names what is like it, a variable of that name first.

One file with nothing but resources, variables and locals in it is taken for a piece of
a module, so nothing is found there. What JSON files and ignored files declare counts.

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
    fixer,
    may_read_no_local,
    near,
    perhaps,
)


@fixer(
    Modules(may_read_no_local),
    groups=("references",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def undeclared_local(module: Module, context: Context) -> Iterator[Finding]:
    """Find references to local values that no file defines."""
    declarations = module.declarations
    for reference in module.suspects.references("local"):
        name = reference.names[1]
        candidates = [
            f"local.{other}" for other in near(name, declarations.of("local"))
        ]
        if declarations.has("variable", name):
            candidates.insert(0, f"var.{name}")
        yield context.at(reference.file).finding(
            reference.block,
            reference.node,
            f"local.{name} is read, but no local value {name} is defined",
            perhaps(candidates) or "define it in a locals block",
            candidates=candidates,
        )
