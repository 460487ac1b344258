"""Show arguments and blocks that the language itself does not have.

A variable has a type and a default, an output a value, ``moved`` has ``from`` and
``to``: what else stands in such a block, ``terraform validate`` refuses, and what must
be there and is not. What a provider has in its resources is not looked at here.

A name that is misspelt is written right where one alone is like it, and a block among
local values as one of them, as nothing else can be meant.

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

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    Finding,
    Impact,
    Iterator,
    Safety,
    fixer,
    language,
    near,
    perhaps,
    replace,
    sure_names,
    suspicion,
)
from tffix.api import nodes as n

_LIFECYCLE_OF = frozenset(("data", "ephemeral", "resource"))
_MANY = frozenset(("validation", "precondition", "postcondition", "assert"))
_CONDITIONS = ("precondition", "postcondition")


@fixer(
    Declarations(
        *language.SETTINGS,
        *_LIFECYCLE_OF,
        "locals",
        suspicion=suspicion.declarations.may_missay,
    ),
    groups=("declarations",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def unknown_setting(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find what a block of the language does not have, or lacks."""
    block = declaration.block
    kind = block.type.name
    if kind == "locals":
        yield from _blocks_in(block, context)
    if kind == "locals" or context.module.is_override(context.file):
        return
    if known := language.SETTINGS.get(kind):
        yield from _in_block(block, block, known, context)
        edition = block.body.attribute("language") if kind == "terraform" else None
        is_word = edition is None or isinstance(edition.value, n.Variable)
        if edition and context.file.is_native and not is_word:
            said = "language is the bare word of an edition"
            yield context.finding(block, edition.value, said, "write language = TF2021")
        for inner in block.body.blocks():
            if rule := language.INNER_SETTINGS.get((kind, inner.type.name)):
                yield from _in_block(block, inner, rule, context)
        return
    for reserved in block.body.blocks(language.RESERVED_BLOCK):
        yield context.finding(
            block,
            reserved.type,
            f"{kind} has no block {language.RESERVED_BLOCK}, which Terraform keeps"
            " for itself",
            "put the values into a locals block of their own",
        )
    known = language.LIFECYCLE if kind == "resource" else language.LIFECYCLE_OF_READ
    for lifecycle in block.body.blocks("lifecycle"):
        yield from _in_block(block, lifecycle, known, context)
        for inner in lifecycle.body.blocks():
            if inner.type.name in _CONDITIONS:
                yield from _in_block(block, inner, language.CONDITION, context)


def _blocks_in(block: n.Block, context: Context) -> Iterator[Finding]:
    """Find blocks where local values are, and write them as such if that is all."""
    for inner in block.body.blocks():
        name = inner.type.name
        simple = not inner.labels and not inner.body.blocks()
        simple = simple and block.body.names().count(name) == 1
        edit = Edit(context.file.path, inner.type.end, inner.open, " = ")
        yield context.finding(
            block,
            inner.type,
            f"{name} is a local value, and no block",
            f"write {name} = {{ … }}",
            [edit] if simple else [],
            safety=Safety.SAFE,
        )


def _meant(
    item: n.Attribute | n.Block, block: n.Block, known: language.Settings
) -> str | None:
    """Give the one name that must be meant, if there is one.

    It is one that is misspelt, or the only argument that must be there and is not, if
    that says the same.
    """
    is_block = isinstance(item, n.Block)
    there = block.body.names()
    names = known.blocks if is_block else known.arguments
    free = [name for name in names if name not in there or name in _MANY]
    misspelt = sure_names.alike(item.key_name, free, "")
    if len(misspelt) == 1:
        others = [name for name in there if name not in names and name != item.key_name]
        is_alone = is_block or not sure_names.alike(misspelt[0], others, "")
        return misspelt[0] if is_alone else None
    missing = [name for name in known.required if not block.body.attribute(name)]
    if is_block or len(missing) != 1:
        return None
    return missing[0] if sure_names.overlaps(item.key_name, missing[0], "") else None


def _in_block(
    outer: n.Block,
    block: n.Block,
    known: language.Settings,
    context: Context,
) -> Iterator[Finding]:
    """Find what is not in the list of a block, and what is missing from it."""
    kind = block.type.name
    for item in block.body.items:
        is_block = isinstance(item, n.Block)
        names = known.blocks if is_block else known.arguments
        if item.key_name in names:
            continue
        what = "block" if is_block else "argument"
        every = ", ".join(sorted(names))
        right = _meant(item, block, known)
        yield context.finding(
            outer,
            item.key,
            f"{kind} has no {what} {item.key_name}",
            (f"write {right}" if right else perhaps(near(item.key_name, names)))
            or (f"it has {every}" if every else f"it has no {what}s"),
            replace(context.file, item.key, right) if right else [],
            safety=Safety.SAFE,
        )
    for name in known.once:
        for more in block.body.blocks(name)[1:]:
            said = f"{kind} has one {name} block"
            yield context.finding(outer, more.type, said, f"write a {kind} for each")
    for name in known.needed:
        if not block.body.blocks(name):
            said = f"{kind} has no {name} block, which it must have"
            yield context.finding(outer, block.type, said, f"write {name} {{ … }}")
    missing = [name for name in known.required if not block.body.attribute(name)]
    if missing:
        yield context.finding(
            outer,
            block.type,
            f"{kind} has no {' and no '.join(missing)}, which it must have",
            f"write {' and '.join(f'{name} = …' for name in missing)}",
        )
