"""Show arguments of module calls that are of another type than the variable.

A string for a ``list(string)``, a list for a ``string``, an object without an attribute
that the type wants: ``The given value is not suitable for module.web.var.subnet_ids``.
What Terraform converts is fine: a number for a string, a tuple for a list.

Only what is certain counts: a variable of the caller has its type whatever its value,
an attribute the one that the schema of its resource says. ``terraform validate`` knows
no types of attributes, so that the plan refuses those. A single attribute goes into
brackets where a list is taken. Only modules of the same tree are looked at.

Refused by validate:

    Invalid value for input variable
    The given value is not suitable for module.web.var.subnet_ids declared at
    web/variables.tf:1,1-22: list of string required.

With web/variables.tf:

    variable "subnet_ids" {
      type = list(string)
    }

Before:

    module "web" {
      source     = "./web"
      subnet_ids = "subnet-0a1b2c3d"
    }

After:

    module "web" {
      source     = "./web"
      subnet_ids = ["subnet-0a1b2c3d"]
    }

See https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Finding,
    Impact,
    Iterator,
    Safety,
    fixer,
    passed,
    static,
    value_types,
    wrap,
)
from tffix.api import nodes as n


@fixer(
    Declarations("module"),
    groups=("modules",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def module_argument_type(call: Declaration, context: Context) -> Iterator[Finding]:
    """Find arguments that no value of the variable's type can be made of."""
    found = passed(call.block, context.module)
    for item in call.block.body.items if found else ():
        if not found or not isinstance(item, n.Attribute):
            continue
        if item.key_name not in found.variables:
            continue
        type_ = static.declared_type(found.module, item.key_name)
        given = value_types.type_of(item.value, context.module)
        kind = static.misfit(item.value, context.module, type_) or (
            "" if value_types.could_be(given, type_) else given.kind
        )
        if kind:
            is_one = isinstance(item.value, n.GetAttr) and given.is_primitive()
            is_one = is_one and type_.kind in ("list", "set")
            yield context.finding(
                call.block,
                item.value,
                f"{item.key_name} of the module {found.folder} cannot be this {kind}",
                f"pass {found.said(item.key_name)}",
                wrap(context.file, item.value, "[", "]")
                if is_one and value_types.could_be(given, type_.element)
                else (),
                safety=Safety.SAFE if is_one else Safety.MANUAL,
            )
