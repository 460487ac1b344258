"""Show values in files of variables that are not of the type of the variable.

The value is converted as every other: ``"8080"`` is a number, ``"many"`` is none, and
a string is no list. What stands in such a file is written out: it reads nothing and
calls nothing. ``terraform plan`` refuses the rest before it looks at any resource.

Files that Terraform reads of itself are looked at, ``terraform.tfvars`` and
``*.auto.tfvars``, in JSON too; in other files of variables beside a module such values
are possible only, as nobody may use them for it.

Refused by plan:

    Invalid value for input variable
    The given value is not suitable for var.zones declared at main.tf:1,1-17: list of
    string required.

With terraform.tfvars:

    zones = "eu-west-1a"

Before:

    variable "zones" {
      type = list(string)
    }

After:

    variable "zones" {
      type = string
    }

See https://developer.hashicorp.com/terraform/language/values/variables
"""

from tffix.api import (
    Context,
    Declared,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    static,
    suspicion,
    traversals,
    walk,
)
from tffix.api import nodes as n


@fixer(
    Modules(suspicion=suspicion.modules.may_be_given_another_type),
    groups=("declarations",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="plan",
)
def variable_value(module: Module, context: Context) -> Iterator[Finding]:
    """Find values that no value of the type can be made of, and what is no value."""
    for file in module.variable_files.values():
        here = context.at(file)
        certain = module.reads_values(file)
        for item in file.body.items:
            if isinstance(item, n.Block):
                found = "a file of variables has no blocks", "write name = { ... }"
                yield here.finding(None, item.type, *found, certain=certain)
            elif declared := module.declarations.first("variable", item.key_name):
                for node, what, remedy in _wrong(item, declared, here):
                    yield here.finding(None, node, what, remedy, certain=certain)


def _wrong(
    item: n.Attribute, declared: Declared, here: Context
) -> Iterator[tuple[n.Node, str, str]]:
    """Give what is wrong with a value, and what to do about it."""
    read = [steps[-1] if steps else root for root, steps in traversals(item.value)]
    called = [node for node in walk(item.value) if isinstance(node, n.Call)]
    for node in [*read, *called]:
        what = "calls" if isinstance(node, n.Call) else "reads"
        said = node.name if isinstance(node, n.Call) else here.file.text_of(node)
        message = f"{item.key_name} {what} {said}, but takes only what is written out"
        yield node, message, "write the value"
    type_ = declared.block.body.attribute("type")
    if read or called or type_ is None:
        return
    wanted = static.declared_type(here.module, item.key_name)
    if kind := static.misfit(item.value, here.module, wanted):
        said = declared.file.text_of(type_.value)
        said = f"{said.partition('{')[0]}{{ ... }})" if "\n" in said else said
        place = f"{declared.file.path}:{declared.file.line(type_.start)}"
        message = f"{item.key_name} cannot be this {kind}: {place} wants {said}"
        yield item.value, message, "write a value of that type"
