"""Pass to a module the variables that it declares.

What a ``module`` block passes has to be declared by a ``variable`` in the module that
it calls: ``An argument named "vpc" is not expected here``.

A name is written as the module spells it where that is certain: one variable that has
no default and is not passed has the same words, or but for a letter or two, or more or
less of them, and no other argument can mean it.
``provider`` becomes ``providers = { aws = … }``.
Else it is left to you, with the variables that are like it; where none is, and the
module does not read it either, ``--unsafe-fixes`` leaves it as a comment. What the
module reads and does not declare is left to undeclared-variable there.

Only modules of the same tree are looked at, and only where all of their files can be
read.

Refused by validate:

    Unsupported argument
    An argument named "subnet_id" is not expected here.

With network/variables.tf:

    variable "cidr" {
      type = string
    }

    variable "availability_zones" {
      type = list(string)
    }

Before:

    module "network" {
      source = "./network"

      cidr               = "10.0.0.0/16"
      availabilty_zones = ["eu-west-1a", "eu-west-1b"]
    }

After:

    module "network" {
      source = "./network"

      cidr               = "10.0.0.0/16"
      availability_zones = ["eu-west-1a", "eu-west-1b"]
    }

See https://developer.hashicorp.com/terraform/language/modules/syntax
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    Finding,
    Impact,
    Iterator,
    Safety,
    comment_out,
    fixer,
    near,
    passed,
    perhaps,
    provider_names,
    replace,
    suspects,
)
from tffix.api import nodes as n


@fixer(
    Declarations("module"),
    groups=("modules",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def unknown_module_argument(call: Declaration, context: Context) -> Iterator[Finding]:
    """Find arguments of calls that the module declares no variable for."""
    found = passed(call.block, context.module)
    if found is None:
        return
    read = {one.names[1] for one in suspects(found.module).references("var")}
    for item in found.unknown:
        meant = found.meant.get(item.key_name)
        names = [meant] if meant else near(item.key_name, found.variables)
        edits: list[Edit] = []
        remedy = perhaps(names) or "declare it there, or leave it out"
        safety = Safety.UNSAFE
        if meant and isinstance(item, n.Attribute):
            edits = replace(context.file, item.key, names[0])
            remedy = f"write {names[0]}"
            safety = Safety.SAFE
        if providers := _providers(item, call, context):
            edits, remedy, safety = providers, "write providers = { … }", Safety.SAFE
        kind = "argument" if isinstance(item, n.Attribute) else "block"
        message = f"the module {found.folder} has no {kind} {item.key_name}"
        if not (names or edits) and item.key_name not in read:
            edits = comment_out(context.file, item, f"tffix: {message}")
        yield context.finding(
            call.block,
            item.key,
            message,
            remedy,
            edits,
            safety=safety,
            candidates=names,
        )


def _providers(
    item: n.Attribute | n.Block, call: Declaration, context: Context
) -> list[Edit]:
    """Give what hands a configuration over that is written as in a resource."""
    if (
        not isinstance(item, n.Attribute)
        or item.name.name != "provider"
        or call.block.body.attribute("providers")
    ):
        return []
    name, dot, _ = provider_names.provider_name(item.value).partition(".")
    if not dot:
        return []
    edits = replace(context.file, item.name, "providers")
    edits += replace(
        context.file, item.value, f"{{ {name} = {context.file.text_of(item.value)} }}"
    )
    return edits
