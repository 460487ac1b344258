"""Show values that are read where Terraform takes only what is written out.

Some arguments are settled before any value is known: the default and the settings of a
variable, ``source`` and ``version`` of a module call, ``required_version``, whether an
output is sensitive, and what ``lifecycle`` says of making and destroying. ``terraform
validate`` refuses references there, and functions. A backend takes none of them either,
but that is for ``terraform init`` to say.

What to write instead is not for a machine to say. A default that is put together can
be a local value: ``coalesce(var.name, "${var.team}-shop")`` with ``null`` as default.

OpenTofu reads variables and local values in ``source``, ``version`` and
``prevent_destroy``: those are left alone in a module with ``.tofu`` files or a lock
file that it wrote, and ``source`` where a variable of the module is ``const``.

Refused by validate:

    Variables not allowed
    Variables may not be used here.

Before:

    variable "team" {
      type = string
    }

    variable "name" {
      type    = string
      default = "${var.team}-shop"
    }

After:

    variable "team" {
      type = string
    }

    variable "name" {
      type    = string
      default = null
    }

    locals {
      name = coalesce(var.name, "${var.team}-shop")
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
    Module,
    Safety,
    fixer,
    suspicion,
    traversals,
    walk,
)
from tffix.api import nodes as n

_LITERAL = suspicion.declarations.LITERAL
_EARLY = {"module", "terraform"}  # what OpenTofu evaluates


@fixer(
    Declarations(*_LITERAL, holds=suspicion.declarations.may_be_settled_late),
    groups=("declarations",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def literal_only(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find references and calls in what takes none."""
    block = declaration.block
    kind = block.type.name
    module = context.module
    if kind in _EARLY and module.is_opentofu:
        return
    for path, argument in _arguments(block):
        if path == ("source",) and _has_constants(module):
            continue
        if path[-1] == "prevent_destroy" and module.is_opentofu:
            continue
        said = [
            (node, f"reads {context.file.text_of(node)}")
            for root, steps in traversals(argument.value)
            for node in [steps[-1] if steps else root]
        ] or [
            (node, f"calls {node.name}")
            for node in walk(argument.value)
            if isinstance(node, n.Call)
        ][:1]
        for node, what in said:
            yield context.finding(
                block,
                node,
                f"{'.'.join(path)} in this {kind} block {what}, but takes only what is"
                " written out",
                _remedy(path),
            )


def _arguments(block: n.Block) -> Iterator[tuple[tuple[str, ...], n.Attribute]]:
    """Give the arguments that take literals, each with the names that lead to it."""
    for meta in block.body.blocks("provider_meta"):
        for item in meta.body.attributes():
            yield ("provider_meta", item.name.name), item
    for path in sorted(_LITERAL[block.type.name]):
        for argument in block.body.at(*path):
            if isinstance(argument, n.Attribute):
                yield path, argument


def _has_constants(module: Module) -> bool:
    """Whether a variable can be read early, as from Terraform 1.15 on."""
    variables = module.blocks("variable", worth=lambda text: "const" in text)
    return any(block.body.attribute("const") for _, block in variables)


def _remedy(path: tuple[str, ...]) -> str:
    if path == ("default",):
        return "write the value, or default = null and a local value that reads both"
    return "write the value"
