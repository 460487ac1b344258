"""Show calls with more or fewer arguments than the function takes.

``lookup(var.sizes)`` lacks the key, ``upper(var.a, var.b)`` has one too many: ``Not
enough function arguments``, ``Too many function arguments``. What is meant is not for
a machine to say; the finding says what the function takes.

Refused by validate:

    Not enough function arguments
    Function "lookup" expects at least 2 argument(s). Missing value for "key".

Before:

    output "size" {
      value = lookup(var.sizes)
    }

After:

    output "size" {
      value = lookup(var.sizes, "large", "m6i.large")
    }

See https://developer.hashicorp.com/terraform/language/functions
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
    function_calls,
    signatures,
    suspicion,
)


@fixer(
    Modules(suspicion.calls.may_have_wrong_count),
    groups=("functions",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def wrong_argument_count(module: Module, context: Context) -> Iterator[Finding]:
    """Find calls with a number of arguments that the function does not take."""
    for call in function_calls.calls(module, suspicion.calls.has_wrong_count):
        signature = signatures().get(call.name)
        given = len(call.node.arguments)
        if signature and not signature.takes(given) and not call.node.expand:
            taken = ", ".join(signature.parameters) or "nothing"
            more = ", ..." if signature.rest else ""
            yield context.at(call.file).finding(
                call.block,
                call.node,
                f"{call.name} has {given} argument{'' if given == 1 else 's'}",
                f"it takes {taken}{more}",
            )
