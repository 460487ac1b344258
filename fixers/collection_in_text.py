"""Show lists and objects that are inserted in a text.

``"orders-${var.zones}"`` cannot be made where the variable is a list: only texts,
numbers and booleans become part of a text. ``terraform validate`` lets it pass as long
as the list has no value; the plan refuses it.

With ``--unsafe-fixes`` a list becomes one text by ``join(",", …)``. Which element or
attribute of an object is meant is not for a machine to say.

Only what is surely inserted counts: what ``try`` and ``can`` hold, an arm of a
conditional, and what is made for each element of a collection are not looked at. What
is known in full, as ``"${["a", "b"]}-x"``, is for refused-expression.

Refused by plan:

    Invalid template interpolation value
    Cannot include the given value in a string template: string required.

Before:

    variable "zones" {
      type = list(string)
    }

    resource "aws_sqs_queue" "orders" {
      name = "orders-${var.zones}"
    }

After:

    variable "zones" {
      type = list(string)
    }

    resource "aws_sqs_queue" "orders" {
      name = "orders-${join(",", var.zones)}"
    }

See https://developer.hashicorp.com/terraform/language/expressions/strings
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
    suspicion,
    value_types,
    wrap,
)
from tffix.api import nodes as n

_REFERENCE = n.GetAttr | n.Index | n.LegacyIndex | n.Splat
_LISTS = ("list", "set", "tuple")
_SAID = {"set": "a set", "map": "a map", "object": "an object"}


@fixer(
    Modules(suspicion.expressions.may_insert_collection),
    groups=("expressions",),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    refused_by="plan",
)
def collection_in_text(module: Module, context: Context) -> Iterator[Finding]:
    """Find references to lists and objects between other parts of a text."""
    for file, span in suspicion.expressions.with_collections(module):
        block = file.block(span)
        for node in function_calls.always_evaluated(block):
            if not isinstance(node, n.Template | n.Heredoc) or len(node.parts) == 1:
                continue
            for value in _references(node):
                type_ = value_types.type_of(value, module)
                if not type_.is_collection():
                    continue
                is_list = type_.kind in _LISTS
                yield context.at(file).finding(
                    block,
                    value,
                    f"{file.text_of(value)} is {_SAID.get(type_.kind, 'a list')}, and"
                    " part of a text",
                    "join its elements" if is_list else "insert what is in it",
                    wrap(file, value, 'join(",", ', ")") if is_list else (),
                )


def _references(text: n.Template | n.Heredoc) -> Iterator[n.Expression]:
    """Give what is inserted in a text as it is read."""
    for part in text.parts:
        if isinstance(part, n.Interpolation) and isinstance(part.value, _REFERENCE):
            yield part.value
