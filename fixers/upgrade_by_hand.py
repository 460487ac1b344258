"""Show what an upgrade guide of the provider leaves to people.

Some changes of a major version have no counterpart that can be written: a service
ends, an owner has to be named, an attribute is gone. ``tffix upgrade`` lists them, each
with its guide, so that the list is whole.

It looks only where it is selected, as ``tffix upgrade`` does. The option ``from`` is
the major version that the module comes from, 4 where it is not said.

Before:

    data "aws_launch_configuration" "old" {
      name = "old"
    }

    output "link" {
      value = data.aws_launch_configuration.old.vpc_classic_link_id
    }

After:

    data "aws_launch_configuration" "old" {
      name = "old"
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-5-upgrade
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
    walk,
)
from tffix.api import nodes as n
from tffix.aws.upgrades import NONE, OLDEST, Note, key

_KINDS = ("resource", "data")


@fixer(
    Modules(),
    groups=("upgrade-aws-5", "upgrade-aws-6"),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="",
    options={"from": ()},
    opt_in=True,
)
def upgrade_by_hand(module: Module, context: Context) -> Iterator[Finding]:
    """Find what is for a person."""
    for kind in _KINDS:
        for file, block in module.blocks(kind):
            for note in _due(key(kind, block.labels[0].value), context):
                if not note.read and _is_meant(note, block):
                    at = context.at(file)
                    yield _finding(note, block, _place(note, block), at)
    for file, block in module.blocks("import"):
        to = block.body.attribute("to")
        for note in _due(_type(to), context) if to else ():
            if to and note.on == "import":
                yield _finding(note, block, to.value, context.at(file))
    for read in module.all_reads:
        for note in _due(read.address.rpartition(".")[0], context):
            names = read.names[2 + (read.root.name == "data") :]
            if note.read and note.read in names[:1]:
                yield _finding(note, read.block, read.node, context.at(read.file))


def _due(name: str, context: Context) -> list[Note]:
    versions = context.aws.versions
    options = {"from": f"{OLDEST}", **context.options}
    notes = context.tables.upgrades.get(name, NONE).notes
    return [note for note in notes if note.row.is_due(versions, options)]


def _is_meant(note: Note, block: n.Block) -> bool:
    there = {item.key_name for item in block.body.items}
    return (
        not note.on
        and (not note.argument or note.argument in there)
        and note.absent not in there
    )


def _place(note: Note, block: n.Block) -> n.Node:
    found = (item.key for item in block.body.items if item.key_name == note.argument)
    return next(found, block.labels[0])


def _type(to: n.Attribute) -> str:
    """Give the type in the address that something is imported to."""
    return next((one.name for one in walk(to) if isinstance(one, n.Variable)), "")


def _finding(note: Note, block: n.Block, node: n.Node, context: Context) -> Finding:
    row = note.row
    return context.finding(
        block, node, f"{row.title}: for a person", note.todo, see=row.link
    )
