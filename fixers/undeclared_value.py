"""Show values in files of variables that no variable of the module takes.

Terraform warns of them and goes on without the value: ``Value for undeclared
variable``. Mostly the name is misspelt, or the variable has another name by now.

What Terraform reads of itself is looked at, ``terraform.tfvars`` and ``*.auto.tfvars``,
in JSON too; and each other file of variables beside the module that gives a value to
one of its variables. This is a note, and fails no check.

With terraform.tfvars:

    zone_names = ["eu-west-1a"]

Before:

    variable "zones" {
      type = list(string)
    }

After:

    variable "zone_names" {
      type = list(string)
    }

See https://developer.hashicorp.com/terraform/language/values/variables
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
    near,
    perhaps,
    suspicion,
)


@fixer(
    Modules(suspicion=suspicion.modules.may_be_given_too_much),
    groups=("declarations",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="",
    note=True,
)
def undeclared_value(module: Module, context: Context) -> Iterator[Finding]:
    """Find names in files of variables that are none of a variable."""
    known = module.declarations.of("variable")
    tests = " ".join([file.text for file in module.test_files.values()])
    for file in module.variable_files.values():
        items = file.body.attributes()
        given = {item.key_name for item in items}
        ours = "backend" not in file.path and not known.isdisjoint(given)
        if not (ours or module.reads_values(file)):
            continue
        for item in items:
            if item.key_name in known or f"var.{item.key_name}" in tests:
                continue
            names = near(item.key_name, known)
            yield context.at(file).finding(
                None,
                item.name,
                f"{item.key_name} is given a value, but no variable is called so",
                perhaps(names) or "declare it, or leave the value out",
                candidates=names,
            )
