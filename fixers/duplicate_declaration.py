"""Remove what is declared a second time in the same words.

A name is declared once in a module, in whichever of its files: a variable, a local
value, an output, a resource, a data source, a module call, a check, a provider with the
same alias; and a module has one ``required_providers``, one ``backend``. Override
files, which change a declaration, are no second one. ``terraform validate`` refuses the
rest, one file at a time.

Where both say the same but for spaces and comments, the later one goes; comments stay.
So does the one that says less: it has no description, or requires providers that the
other requires as well, in a range of versions that holds that of the other. Where only
the words of the descriptions differ, the later one becomes a comment: of variables and
outputs always, as the words do nothing there, of others with ``--unsafe-fixes``.

Where more differs, one was meant to take the place of the other, or to have another
name: that is not for a machine, and the finding says in what they differ.

Refused by validate:

    Duplicate variable declaration
    A variable named "region" was already declared at main.tf:1,1-18. Variable names
    must be unique within a module.

Before:

    variable "region" {
      type = string
    }

    output "region" {
      value = var.region
    }

    variable "region" {
      type = string # as above
    }

After:

    variable "region" {
      type = string
    }

    output "region" {
      value = var.region
    }

    # as above

See https://developer.hashicorp.com/terraform/language/files
"""

import os.path

from tffix.api import (
    Context,
    Declared,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    comment_out,
    fixer,
    remove,
    suspicion,
    version_range,
)
from tffix.api import nodes as n

_DESCRIPTION = "description"
_SINGLE = ("required_providers", "backend", "cloud")
_WORDS = {"local": "local value", "module": "module call", "data": "data source"}


@fixer(
    Modules(suspicion.modules.may_declare_twice),
    groups=("declarations",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def duplicate_declaration(module: Module, context: Context) -> Iterator[Finding]:
    """Find names that are declared more than once."""
    for (kind, name), places in module.declarations.all.items():
        if kind == "required_provider" or name.endswith(".*"):
            continue
        # what a caller hands over is required, and no second configuration
        own = [one for one in places if one.span.type != "terraform"]
        # a local value that is written as a block is none
        several = own if len(own) > 1 else ()
        nodes = [(one, node) for one in several if (node := _node(one))]
        for other, node in nodes[1:]:
            first, before = nodes[0]
            yield _finding(
                f"{_WORDS.get(kind, kind)} {name} is declared",
                (first.file, before),
                (other.file, node),
                other.block,
                context,
            )
    yield from _single(module, context)


def _single(module: Module, context: Context) -> Iterator[Finding]:
    """Find what terraform blocks may hold once in a module."""
    found: dict[str, list[tuple[File, n.Block, n.Block]]] = {}
    for file, block in module.blocks("terraform"):
        for inner in block.body.blocks():
            if inner.type.name in _SINGLE:
                found.setdefault(inner.type.name, []).append((file, block, inner))
    if "backend" in found and "cloud" in found:
        file, block, inner = max(
            found["backend"][0], found["cloud"][0], key=lambda one: one[2].start
        )
        yield context.at(file).finding(
            block,
            inner.type,
            "backend and cloud are both there, and each says where the state is",
            "keep one of them",
        )
    for name, places in found.items():
        first, *others = places
        for file, block, inner in others:
            yield _finding(
                f"{name} is there", (first[0], first[2]), (file, inner), block, context
            )


def _node(one: Declared) -> n.Node | None:
    """Give the node of a declaration: a block, or an argument of locals."""
    if one.kind == "local":
        items = one.block.body.attributes()
        return next((item for item in items if item.start == one.start), None)
    for inner in one.block.body.blocks("data"):
        if inner.start == one.start:  # in a check
            return inner
    return one.block


def _finding(
    said: str,
    first: tuple[File, n.Node],
    other: tuple[File, n.Node],
    block: n.Block,
    context: Context,
) -> Finding:
    file, node = other
    line = first[0].line(first[1].start)
    place = f"{os.path.basename(first[0].path)}:{line}"
    edits: list[Edit] = []
    safety = Safety.SAFE
    difference = _difference(first, other)
    remedy = f"keep one; they differ in {difference}"
    if first[0].sense(first[1]) == file.sense(node):
        edits = remove(file, node)
        remedy = "remove this one, which says the same"
    elif _says_less(other, first):
        edits, remedy = remove(file, node), "remove this one, which says less"
    elif _says_less(first, other):
        edits, remedy = remove(*first), f"remove that one, which lacks {difference}"
    elif difference == _DESCRIPTION:
        edits = comment_out(file, node, f"tffix: {said} at {place}, too")
        # that of a variable or an output is for its readers alone
        is_read_only = block.type.name in ("output", "variable")
        safety = Safety.SAFE if is_read_only else Safety.UNSAFE
    shown = node.labels[-1] if isinstance(node, n.Block) and node.labels else node
    if isinstance(shown, n.Block):
        shown = shown.type
    return context.at(file).finding(
        block,
        shown,
        f"{said} a second time, after {place}",
        remedy,
        edits,
        safety=safety,
    )


def _says_less(one: tuple[File, n.Node], other: tuple[File, n.Node]) -> bool:
    """Whether the other tells all that one tells, and none of it is lost with it."""
    mine, its = _items(*one), _items(*other)
    if isinstance(one[1], n.Block) and one[1].type.name == "required_providers":
        return mine.keys() <= its.keys() and all(
            _requires_less(one, other, name) for name in mine
        )
    described = {**mine, _DESCRIPTION: its.get(_DESCRIPTION)}
    return _DESCRIPTION not in mine and described == its


def _requires_less(
    one: tuple[File, n.Node], other: tuple[File, n.Node], name: str
) -> bool:
    """Whether all that the other allows of a provider is allowed by one, too."""
    (mine, allowed), (its, narrower) = _required(one, name), _required(other, name)
    if mine != its or allowed == narrower:
        return mine == its
    return not allowed or (bool(narrower) and version_range(narrower).within(allowed))


def _required(place: tuple[File, n.Node], name: str) -> tuple[list[str], str]:
    """Give what a provider is required to be, and the constraint of its version."""
    file, block = place
    item = block.body.attribute(name) if isinstance(block, n.Block) else None
    said, constraint = [], ""
    for field in item.value.items if item and isinstance(item.value, n.Object) else ():
        match field:
            case n.ObjectItem(
                key=n.Variable(name="version"),
                value=n.Template(parts=(n.Text(raw=raw),)),
            ):
                constraint = raw
            case _:
                said.append(file.code(field))
    return said or ([file.code(item)] if item else []), constraint


def _difference(first: tuple[File, n.Node], other: tuple[File, n.Node]) -> str:
    """Say which items are not the same in two declarations."""
    one, another = _items(*first), _items(*other)
    names = [
        name
        for name in dict.fromkeys((*one, *another))
        if one.get(name) != another.get(name)
    ]
    return ", ".join(names) or "their order"


def _items(file: File, node: n.Node) -> dict[str, list[tuple[str, ...]]]:
    if isinstance(node, n.Attribute):
        return {"the value": [file.sense(node.value)]}
    found: dict[str, list[tuple[str, ...]]] = {}
    for item in node.body.items if isinstance(node, n.Block) else ():
        found.setdefault(item.key_name, []).append(file.sense(item))
    return found
