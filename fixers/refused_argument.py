"""Show values of module calls that a variable of the module refuses.

A ``validation`` of a variable is evaluated for what a call passes, where that is known:
what is written out, and local values made of it. ``terraform validate`` says its
``error_message``. Nor may a variable without a default be null where ``nullable`` is
false.

Refused by validate:

    Invalid value for variable
    The stage is dev or prod. This was checked by the validation rule at
    stage/variables.tf:4,3-13.

With stage/variables.tf:

    variable "stage" {
      type = string

      validation {
        condition     = contains(["dev", "prod"], var.stage)
        error_message = "The stage is dev or prod."
      }
    }

Before:

    module "stage" {
      source = "./stage"
      stage  = "production"
    }

After:

    module "stage" {
      source = "./stage"
      stage  = "prod"
    }

See https://developer.hashicorp.com/terraform/language/values/variables
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Finding,
    Impact,
    Iterator,
    Passed,
    Safety,
    fixer,
    passed,
    plain_text,
    static,
)
from tffix.api import nodes as n


@fixer(
    Declarations("module"),
    groups=("modules",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def refused_argument(call: Declaration, context: Context) -> Iterator[Finding]:
    """Find arguments that a validation of the module refuses, and null for none."""
    found = passed(call.block, context.module)
    if found is None:
        return
    given = {
        item.name.name: item.value
        for item in call.block.body.attributes()
        if item.name.name in found.variables
    }
    for name, value in given.items():
        if _is_null(value) and _is_never_null(name, found):
            yield context.finding(
                call.block,
                value,
                f"{name} of the module {found.folder} may not be null",
                f"pass {found.said(name)}",
            )
    for name, validation in static.broken_validations(
        found.module, given, context.module
    ):
        message = validation.body.attribute("error_message")
        said = plain_text(message.value) if message else None
        why = said or "its condition is false"
        yield context.finding(
            call.block,
            given[name],
            f"the module {found.folder} refuses this {name}: {why}",
            f"pass what its validation takes: {found.said(name)}",
        )


def _is_null(value: n.Expression) -> bool:
    return isinstance(value, n.Literal) and value.text == "null"


def _is_never_null(name: str, found: Passed) -> bool:
    """Whether a variable has no default and takes no null."""
    variable = found.module.block("variable", name)
    nullable = variable.body.attribute("nullable") if variable else None
    return (
        variable is not None
        and nullable is not None
        and isinstance(nullable.value, n.Literal)
        and nullable.value.text == "false"
        and found.module.argument(variable, "default") is None
    )
