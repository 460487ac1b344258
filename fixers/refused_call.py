"""Show calls that Terraform refuses whatever else the configuration says.

Where all arguments are written out, the result is known: no third network of 28 bits
is in a ``/30``, ``regex`` finds nothing in the text, ``jsondecode`` gets what is no
JSON. ``terraform validate`` evaluates them and refuses them: ``Error in function
call``, ``Invalid function argument``.

Only calls are looked at whose arguments are strings, numbers, true, false or null, and
that are always evaluated: not those in ``try``, ``can`` or an arm of a conditional.

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
    Call,
    Context,
    Finding,
    FunctionCall,
    GetAttr,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    Variable,
    always_evaluated,
    fixer,
    is_plain,
    pattern,
    refusal,
    seen_calls,
    signatures,
    walk,
    without_strings,
)

_LITERALS = pattern(r'(?:""|[\s\d.,+-]|\b(?:true|false|null|\d+[eE])\b)*')


def _is_suspicious(text: str) -> bool:
    return any(
        arguments
        and name.removeprefix("core::") in signatures()
        and _LITERALS.fullmatch(without_strings(arguments))
        for name, arguments in seen_calls(text)
    )


def _suspicion(module: Module) -> bool:
    return any(_is_suspicious(file.text) for file in module.files.values())


@fixer(
    Modules(_suspicion),
    groups=("functions",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def refused_call(module: Module, context: Context) -> Iterator[Finding]:
    """Find calls of which all is known, and that are refused."""
    for file in module.files.values():
        for span in file.spans:
            if not _is_suspicious(file.text[span.start : span.end]):
                continue
            block = file.block(span)
            for node in always_evaluated(block):
                if not isinstance(node, Call) or not _is_written_out(node):
                    continue
                call = FunctionCall(file, block, node)
                signature = signatures().get(call.name)
                if not signature or not signature.takes(len(node.arguments)):
                    continue
                if said := refusal(node):
                    yield context.at(file).finding(
                        block,
                        node,
                        f"{call.name} is refused: {said}",
                        "write arguments that it takes",
                    )


def _is_written_out(call: Call) -> bool:
    """Whether the arguments of a call are literals."""
    return (
        bool(call.arguments)
        and is_plain(call)
        and not any(isinstance(node, Variable | GetAttr) for node in walk(call))
    )
