"""Show calls that Terraform refuses whatever else the configuration says.

Where all arguments are written out, the result is known: no third network of 28 bits
is in a ``/30``, ``regex`` finds nothing in the text, ``jsondecode`` gets what is no
JSON. Of a variable the type is known: ``join`` takes no map. ``terraform validate``
evaluates such calls and refuses them: ``Error in function call``, ``Invalid function
argument``.

Only calls are looked at that read nothing but variables, local values and what
``count`` and ``for_each`` give, and that are always evaluated: not those in ``try``,
``can`` or an arm of a conditional. ``concat`` of nothing but maps is ``merge``.

Refused by validate:

    Error in function call
    Call to function "cidrsubnet" failed: insufficient address space to extend prefix
    of 30 by 4.

Before:

    output "network" {
      value = cidrsubnet("10.0.0.0/30", 4, 2)
    }

After:

    output "network" {
      value = cidrsubnet("10.0.0.0/24", 4, 2)
    }

See https://developer.hashicorp.com/terraform/language/functions
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    may_refuse,
    refused,
    signatures,
    value_types,
)
from tffix.api import nodes as n


@fixer(
    Modules(suspicion=may_refuse),
    groups=("functions",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def refused_call(module: Module, context: Context) -> Iterator[Finding]:
    """Find calls of which enough is known, and that are refused."""
    for one in refused(module):
        if not isinstance(one.node, n.Call):
            continue
        name = one.node.name.removeprefix("core::")
        signature = signatures().get(name)
        # a wrong number of arguments is for wrong-argument-count
        if one.node.expand or (signature and signature.takes(len(one.node.arguments))):
            other = _other(one.node, module)
            start = one.node.start
            edit = Edit(one.file.path, start, start + len(one.node.name), other)
            yield context.at(one.file).finding(
                one.block,
                one.node,
                f"{name} is refused: {one.why}",
                f"write {other}" if other else "write arguments that it takes",
                [edit] if other else [],
                safety=Safety.SAFE,
            )


def _other(call: n.Call, module: Module) -> str:
    """Give the function that does with maps what this one does with lists."""
    kinds = {value_types.type_of(one, module).kind for one in call.arguments}
    return "merge" if call.name == "concat" and kinds <= {"map", "object"} else ""
