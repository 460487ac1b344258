"""Show types of variables that are none, and defaults that do not have them.

A type is ``string``, ``number``, ``bool``, ``any``, a ``list``, ``set`` or ``map`` of a
type, or an ``object`` or ``tuple`` of types. The default is converted to it, as every
value is: ``"8080"`` is a number, ``"many"`` is none, and ``null`` is none where
``nullable`` is false. ``terraform validate`` refuses the rest.

A type in quotes, as Terraform 0.11 had it, is written as what it meant then, and the
name of an attribute without its quotes; the rest is not for a machine.

Refused by validate:

    Invalid quoted type constraints
    Terraform 0.11 and earlier required type constraints to be given in quotes

Before:

    variable "names" {
      type = "list"
    }

After:

    variable "names" {
      type = list(string)
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
    replace,
    suspicion,
    variable_types,
)
from tffix.api import nodes as n


@fixer(
    Declarations("variable", holds=suspicion.declarations.may_be_mistyped),
    groups=("declarations",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def variable_type(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find types that are none, and defaults of another type."""
    block = declaration.block
    module = context.module
    if module.is_override(context.file):
        return
    if module.is_overridden(block):
        yield from _overridden(block, context)
        return
    type_ = block.body.attribute("type")
    for problem in variable_types.of_type(type_.value) if type_ else ():
        yield context.finding(
            block,
            problem.node,
            problem.why,
            f"write {problem.instead}" if problem.instead else problem.remedy,
            replace(context.file, problem.node, problem.instead)
            if problem.instead
            else (),
        )
    if wrong := variable_types.of_default(block, module):
        yield context.finding(
            block,
            wrong.node,
            f"the default does not have the type of the variable: {wrong.why}",
            "write one of that type, or change the type",
        )


def _overridden(block: n.Block, context: Context) -> Iterator[Finding]:
    """Find a default that has not the type which override files leave."""
    module = context.module
    if not any(module.overriding(block, name) for name in ("type", "default")):
        return
    if wrong := variable_types.of_default(block, module):
        by = module.overriding(block, "default")
        yield context.at(by[0] if by else context.file).finding(
            block,
            wrong.node,
            "the default does not have the type of the variable, as override files"
            f" leave it: {wrong.why}",
            "write one of that type, or change the type",
        )
