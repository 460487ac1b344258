"""Mark outputs of a root module that show what is sensitive.

What reads a sensitive variable is sensitive, too, whatever is made of it. Terraform
shows the outputs of a root module, so it refuses one that is sensitive and does not say
so: ``Output refers to sensitive values``.

``sensitive = true`` is written: the value stays what it is. Where it may be seen by
everybody, ``nonsensitive(...)`` is another way. Only modules are looked at that have a
provider or a backend and that nobody calls, and values that are put together of
variables: what ``try``, conditions and resources give is left alone.

Refused by validate:

    Output refers to sensitive values
    To reduce the risk of accidentally exporting sensitive data that was intended to be
    only internal, Terraform requires that any root module output containing sensitive
    data be explicitly marked as sensitive.

Before:

    provider "aws" {
      region = "eu-west-1"
    }

    variable "password" {
      type      = string
      sensitive = true
    }

    output "password" {
      value = var.password
    }

After:

    provider "aws" {
      region = "eu-west-1"
    }

    variable "password" {
      type      = string
      sensitive = true
    }

    output "password" {
      value     = var.password
      sensitive = true
    }

See https://developer.hashicorp.com/terraform/language/values/outputs
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
    insert_after,
    sensitive_variable,
    suspicion,
)
from tffix.api import nodes as n

# functions whose result is as sensitive as their arguments
_KEEP = frozenset(
    "base64encode concat format formatlist join jsonencode length lower merge replace"  # noqa: SIM905
    " tolist tomap toset tostring trimspace upper urlencode yamlencode".split()
)
_DEPTH = 8  # locals that are followed


@fixer(
    Declarations("output", holds=suspicion.declarations.may_show_sensitive),
    groups=("declarations",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def sensitive_output(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find outputs that show what is sensitive."""
    block, module = declaration.block, context.module
    value = block.body.attribute("value")
    if (
        value is None
        or block.body.attribute("sensitive")
        or block.body.attribute("ephemeral")
        or module.is_replaced(context.file, block)
        or not module.is_root
    ):
        return
    if name := _sensitive(value.value, module, _DEPTH):
        yield context.finding(
            block,
            value.value,
            f"the output {block.labels[0].value} shows var.{name}, which is sensitive",
            "write sensitive = true",
            insert_after(context.file, value, "  sensitive = true\n"),
        )


def _sensitive(node: n.Expression | n.ObjectItem, module: Module, depth: int) -> str:
    """Give the name of a sensitive variable that a value surely holds."""
    match node:
        case n.GetAttr(source=n.Variable(name="var")):
            return sensitive_variable(node, module)
        case n.GetAttr(source=n.Variable(name="local"), name=name):
            found = module.local(name.name) if depth else None
            return _sensitive(found[1].value, module, depth - 1) if found else ""
        case n.Template(parts=parts):
            inner = [part.value for part in parts if isinstance(part, n.Interpolation)]
        case n.Tuple(items=items):
            inner = list(items)
        case n.Object(items=items):
            inner = [item.value for item in items]
        case n.Parenthesized(inner=one):
            inner = [one]
        case n.Call(name=name, arguments=arguments) if name in _KEEP:
            inner = list(arguments)
        case _:
            return ""
    found_in = (_sensitive(one, module, depth) for one in inner)
    return next(filter(None, found_in), "")
