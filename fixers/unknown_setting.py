"""Show arguments and blocks that the language itself does not have.

A variable has a type and a default, an output a value, ``moved`` has ``from`` and
``to``: what else stands in such a block, ``terraform validate`` refuses, and what must
be there and is not. What a provider has in its resources is not looked at here.

What a newer Terraform or OpenTofu has is let pass, also where an older one is used.
Files that override others need not have everything.

Refused by validate:

    Unsupported argument
    An argument named "required" is not expected here.

Before:

    variable "region" {
      type     = string
      required = true
    }

After:

    variable "region" {
      type     = string
      nullable = false
    }

See https://developer.hashicorp.com/terraform/language/values/variables
"""

import re
from typing import NamedTuple

from tffix.api import (
    Block,
    Context,
    Declaration,
    Declarations,
    Finding,
    Impact,
    Iterator,
    Safety,
    fixer,
    near,
    pattern,
    perhaps,
)


class _Block(NamedTuple):
    """What may stand in a block: arguments, those that must, and blocks."""

    arguments: frozenset[str]
    required: tuple[str, ...] = ()
    blocks: frozenset[str] = frozenset()


def _of(arguments: str, required: str = "", blocks: str = "") -> _Block:
    return _Block(
        frozenset(f"{arguments} {required}".split()),
        tuple(required.split()),
        frozenset(blocks.split()),
    )


_RULE = _of("", "condition error_message")
# the blocks of Terraform 1.17, and what OpenTofu 1.11 has beside
_BLOCKS = {
    "check": _of("", "", "data assert"),
    "import": _of("provider for_each id identity", "to"),
    "moved": _of("", "from to"),
    "output": _of(
        "description depends_on sensitive ephemeral deprecated type",
        "value",
        "precondition postcondition",
    ),
    "removed": _of("", "from", "lifecycle connection provisioner"),
    "terraform": _of(
        "required_version experiments language",
        "",
        "backend cloud required_providers state_store provider_meta encryption",
    ),
    "variable": _of(
        "description default type sensitive ephemeral nullable deprecated const",
        "",
        "validation",
    ),
}
_INNER = {
    ("check", "assert"): _RULE,
    ("output", "precondition"): _RULE,
    ("variable", "validation"): _RULE,
}
_LIFECYCLE = _of(
    "create_before_destroy prevent_destroy ignore_changes replace_triggered_by destroy"
    " enabled",
    "",
    "precondition postcondition action_trigger",
)
_LIFECYCLE_OF = frozenset(("data", "ephemeral", "resource"))
_CONDITIONS = ("precondition", "postcondition")
_ITEM = pattern(r"(?:^|[{\n/])[ \t]*+([A-Za-z_][\w-]*+)[ \t]*+(?=[={\"/])")


def _suspicion(text: str) -> bool:
    """Whether something in a block may not be in its list, or be missing from it."""
    kind = re.split(r"\W", text, maxsplit=1)[0]
    known = _BLOCKS.get(kind)
    if known is None:
        return "lifecycle" in text
    names = set(_ITEM.findall(text, text.find("{")))
    inner = {name for key, one in _INNER.items() if key[0] == kind for name in one[0]}
    return not (
        names <= known.arguments | known.blocks | inner and names.issuperset(known[1])
    ) or not inner.isdisjoint(names)


@fixer(
    Declarations(*_BLOCKS, *_LIFECYCLE_OF, suspicion=_suspicion),
    groups=("declarations",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def unknown_setting(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find what a block of the language does not have, or lacks."""
    block = declaration.block
    kind = block.type.name
    if context.module.is_override(context.file):
        return
    if known := _BLOCKS.get(kind):
        yield from _in_block(block, block, known, context)
        for inner in block.body.blocks():
            if rule := _INNER.get((kind, inner.type.name)):
                yield from _in_block(block, inner, rule, context)
        return
    for lifecycle in block.body.blocks("lifecycle"):
        yield from _in_block(block, lifecycle, _LIFECYCLE, context)
        for inner in lifecycle.body.blocks():
            if inner.type.name in _CONDITIONS:
                yield from _in_block(block, inner, _RULE, context)


def _in_block(
    outer: Block, block: Block, known: _Block, context: Context
) -> Iterator[Finding]:
    """Find what is not in the list of a block, and what is missing from it."""
    kind = block.type.name
    for item in block.body.items:
        is_block = isinstance(item, Block)
        names = known.blocks if is_block else known.arguments
        if item.key_name in names:
            continue
        what = "block" if is_block else "argument"
        every = ", ".join(sorted(names))
        yield context.finding(
            outer,
            item.key,
            f"{kind} has no {what} {item.key_name}",
            perhaps(near(item.key_name, names))
            or (f"it has {every}" if every else f"it has no {what}s"),
        )
    missing = [name for name in known.required if not block.body.attribute(name)]
    if missing:
        yield context.finding(
            outer,
            block.type,
            f"{kind} has no {' and no '.join(missing)}, which it must have",
            f"write {' and '.join(f'{name} = …' for name in missing)}",
        )
