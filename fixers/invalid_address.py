"""Show addresses that cannot be moved, imported or removed.

``moved`` takes two resources or two module calls. ``import`` brings one resource in,
once, and needs an ``id`` or an ``identity``. ``removed`` is for all instances of a
resource or a module call, so there are no keys in it. None of them takes an attribute,
and keys are written out.

Which one is meant is not for a machine to say.

Refused by validate:

    Invalid import address
    Only managed resources can be imported.

Before:

    import {
      to = data.aws_region.current
      id = "eu-west-1"
    }

After:

    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }

    import {
      to = aws_sqs_queue.orders
      id = "https://queue.amazonaws.com/123456789012/orders"
    }

See https://developer.hashicorp.com/terraform/language/import
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Safety,
    fixer,
    is_written_out,
    taken_apart,
)
from tffix.api import nodes as n

_ARGUMENTS = {"moved": ("from", "to"), "import": ("to",), "removed": ("from",)}
_KINDS = {"data": "a data source", "module": "a module call"}


@fixer(
    Declarations(*_ARGUMENTS),
    groups=("declarations",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def invalid_address(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find addresses of the wrong kind or form."""
    block = declaration.block
    kind = block.type.name
    kinds = []
    for name in _ARGUMENTS[kind]:
        argument = block.body.attribute(name)
        if argument is None:
            return
        message, what = _judged(argument.value, kind)
        kinds.append(what)
        if message:
            yield context.finding(
                block, argument.value, message, "write the address of what is meant"
            )
            return
    if kind == "moved" and "module" in kinds and set(kinds) != {"module"}:
        yield context.finding(
            block,
            block.type,
            "from and to are a module call and something else",
            "write two resources or two module calls",
        )
    if kind == "import":
        yield from _import(declaration, context)


def _judged(value: n.Expression, kind: str) -> tuple[str, str]:
    """Say what is wrong with an address, and of what kind it is."""
    root, steps = taken_apart(value)
    if not isinstance(root, n.Variable):
        return f"{kind} takes an address that is written out", ""
    names = [root.name]
    names += [step.name.name for step in steps if isinstance(step, n.GetAttr)]
    keys = [step for step in steps if not isinstance(step, n.GetAttr)]
    while names[:1] == ["module"] and len(names) > 2:  # noqa: PLR2004, a name and more
        names = names[2:]
    what = names[0] if names[0] in _KINDS else "resource"
    problem = ""
    if kind != "import" and any(map(_is_computed, keys)):
        problem = "takes keys that are written out"
    elif kind == "import" and what != "resource":
        problem = f"takes a resource, and this is {_KINDS[what]}"
    elif kind == "removed" and what == "data":
        problem = "takes no data source, which is never destroyed"
    elif kind == "removed" and keys:
        problem = "takes no keys: it is for all instances"
    elif len(names) > (3 if what == "data" else 2):
        problem = "takes no attribute"
    elif len(names) < (3 if what == "data" else 2):
        problem = "takes an address, of a type and a name"
    return problem and f"{kind} {problem}", what


def _is_computed(step: n.Index | n.LegacyIndex) -> bool:
    """Whether the key of a step is not written out."""
    return isinstance(step, n.Index) and not is_written_out(step.key)


def _import(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find imports without an id, those that are there twice, and in called modules."""
    block = declaration.block
    body = block.body
    calls = context.module.calls
    if calls and not context.module.is_opentofu:
        yield context.finding(
            block,
            block.type,
            "only a root module imports, and"
            f" {calls[0].module.folder or '.'} calls this one",
            "write it there, with the address that it has from there",
        )
        return
    identity = body.attribute("id") or body.attribute("identity")
    if identity is None and not body.blocks("identity"):
        yield context.finding(
            block, block.type, "import needs an id or an identity", "write id = …"
        )
    elif (
        identity and isinstance(identity.value, n.Template) and not identity.value.parts
    ):
        yield context.finding(
            block, identity.value, "the id is empty", "write the id that it has in AWS"
        )
    to = body.attribute("to")
    if to is None or body.attribute("for_each"):
        return
    said = context.file.sense(to.value)
    for file, other in _imports(context.module):
        if other.block is block:
            return
        first = other.block.body.attribute("to")
        if first and file.sense(first.value) == said:
            line = file.line(other.block.start)
            written = context.file.text_of(to.value)
            yield context.finding(
                block,
                block.type,
                f"{written} is imported a second time, after line {line}",
                "keep one of them",
            )
            return


def _imports(module: Module) -> Iterator[tuple[File, Declaration]]:
    for file, block in module.blocks("import"):
        if not block.body.attribute("for_each"):
            yield file, Declaration(block)
