"""Write addresses without quotes.

An address is no text: ``moved``, ``removed`` and ``import`` blocks and
``replace_triggered_by`` take it as it is written in an expression. Before Terraform
0.12 references stood in quotes, and in ``depends_on`` and ``ignore_changes`` they
still may.

The quotes go where there is an address of a resource or a module between them, also one
with an index. What has something to compute in it is shown: no expression can be there.

Refused by validate:

    Invalid expression
    A single static variable reference is required: only attribute access and indexing
    with constant keys.

Before:

    moved {
      from = "aws_instance.web"
      to   = "module.web.aws_instance.this[0]"
    }

After:

    moved {
      from = aws_instance.web
      to   = module.web.aws_instance.this[0]
    }

See https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
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
    pattern,
    replace,
    unescape,
)
from tffix.api import nodes as n

_ARGUMENTS = {"moved": ("from", "to"), "removed": ("from",), "import": ("to",)}
_TRIGGERS = "replace_triggered_by"
_SUSPICION = pattern(rf'\b(?:from|to)\s*=\s*"|{_TRIGGERS}')
_INDEX = r'(?:\[(?:\d+|"[^"\\$%]*")\])?'
_ADDRESS = pattern(
    rf"(?:module\.[\w-]+{_INDEX}\.)*(?:module|[a-z]\w*)\.[\w-]+{_INDEX}(?:\.\w+)?"
)


@fixer(
    Declarations(*_ARGUMENTS, "resource", suspicion=_SUSPICION),
    groups=("schema", "references"),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def quoted_address(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find texts where an address is taken."""
    block = declaration.block
    for name, value in _addresses(block):
        if isinstance(value, n.Template):
            address = _address(value, context)
            yield context.finding(
                block,
                value,
                f"{name} takes an address, not a text",
                f"write {address}" if address else "write the address of one object",
                replace(context.file, value, address) if address else (),
            )


def _addresses(block: n.Block) -> Iterator[tuple[str, n.Expression]]:
    """Give the values of a block that are to be addresses, with their arguments."""
    for name in _ARGUMENTS.get(block.type.name, ()):
        if argument := block.body.attribute(name):
            yield name, argument.value
    for lifecycle in block.body.blocks("lifecycle"):
        triggers = lifecycle.body.attribute(_TRIGGERS)
        if triggers and isinstance(triggers.value, n.Tuple):
            for value in triggers.value.items:
                yield _TRIGGERS, value


def _address(value: n.Template, context: Context) -> str:
    """Give the address between quotes, or nothing where that is none."""
    match value.parts:
        case (n.Text(raw=raw),):
            address = unescape(raw)
        case (n.Interpolation(value=inner),):
            address = context.file.text_of(inner)
        case _:
            return ""
    return address if _ADDRESS.fullmatch(address) else ""
