"""Show what a provisioner or its connection does not take.

Terraform has three provisioners: ``local-exec``, ``file`` and ``remote-exec``. Each
takes a few arguments, and no block but ``connection``. A connection needs a ``host``,
which the one of the resource may say for all; ``remote-exec`` takes one of ``inline``,
``script`` and ``scripts``, ``file`` one of ``source`` and ``content``. A provisioner
runs ``when`` it is ``create`` or ``destroy``, may ``fail`` or ``continue``, and when
something is destroyed it reads nothing but ``self``. A type of which Terraform has no
provisioner is only possible, as there may be a plugin.

Written is what can only be meant: ``local-exec`` for ``local_exec``, a list around one
command.

A connection is only looked at where something in its resource is run over it, as
Terraform does.

Refused by validate:

    Incorrect attribute value type
    Inappropriate value for attribute "inline": list of string required.

Before:

    resource "terraform_data" "orders" {
      connection {
        host = "orders.example.com"
      }

      provisioner "remote-exec" {
        inline = "systemctl restart orders"
      }
    }

After:

    resource "terraform_data" "orders" {
      connection {
        host = "orders.example.com"
      }

      provisioner "remote-exec" {
        inline = ["systemctl restart orders"]
      }
    }

See https://developer.hashicorp.com/terraform/language/provisioners
"""

from typing import NamedTuple

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    Finding,
    Impact,
    Iterable,
    Iterator,
    Safety,
    fixer,
    in_words,
    near,
    pattern,
    perhaps,
    plain_text,
    provisioners,
    replace,
    traversals,
    value_types,
    walk,
    wrap,
)
from tffix.api import nodes as n

_KEYWORDS = {"when": ("create", "destroy"), "on_failure": ("fail", "continue")}
_REMOVED = ("chef", "habitat", "puppet", "salt-masterless")
_SHOWN = 8  # names in a remedy
_ESCAPE = "_"  # what stands in such a block is of the provisioner, whatever its name


class _Problem(NamedTuple):
    node: n.Node
    message: str
    remedy: str
    edits: list[Edit] = []  # noqa: RUF012, never changed
    certain: bool = True


@fixer(
    Declarations("resource", "removed", suspicion=pattern(r"\bprovisioner\b")),
    groups=("declarations",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def invalid_provisioner(
    declaration: Declaration, context: Context
) -> Iterator[Finding]:
    """Find what is not in the list of a provisioner, or missing from it."""
    block = declaration.block
    if context.module.is_replaced(context.file, block):
        return
    for problem in _problems(block, context):
        yield context.finding(
            block,
            problem.node,
            problem.message,
            problem.remedy,
            problem.edits,
            certain=problem.certain,
        )


def _problems(block: n.Block, context: Context) -> Iterator[_Problem]:
    found = block.body.blocks("provisioner")
    shared = block.body.blocks("connection")
    yield from _repeated(shared)
    by_default = False  # whether something runs over the connection of the resource
    for one in found:
        own = one.body.blocks("connection")
        yield from _repeated(own)
        yield from _repeated(one.body.blocks(_ESCAPE))
        yield from _provisioner(one, context)
        yield from _connection(own[:1], shared[:1], context)
        by_default = by_default or not own
        if _goes(one):
            yield from _only_self(one)
        elif block.type.name == "removed":
            said = "what is removed has provisioners for its end only"
            yield _Problem(one.type, said, "write when = destroy")
    if by_default:
        yield from _connection(shared[:1], (), context)
    if any(map(_goes, found)):
        for connection in shared[:1]:
            yield from _only_self(connection)


def _repeated(blocks: list[n.Block]) -> Iterator[_Problem]:
    for more in blocks[1:]:
        said = f"{more.type.name} is there a second time"
        yield _Problem(more.type, said, "write it as one")


def _provisioner(block: n.Block, context: Context) -> Iterator[_Problem]:
    """Find what is wrong with a provisioner, but for its connection."""
    if not block.labels:
        yield _Problem(
            block.type,
            "a provisioner has one label, its type",
            'write provisioner "local-exec", "file" or "remote-exec"',
        )
        return
    label = block.labels[0]
    if label.value in _REMOVED:
        yield _Problem(
            block.type,
            f"Terraform has no provisioner {label.value} any more",
            "call the program by local-exec or remote-exec",
        )
        return
    yield from _keywords(block)
    if label.value not in provisioners.TYPES:
        yield _unknown_type(label, context)
    elif not block.body.blocks(_ESCAPE):
        shape = provisioners.TYPES[label.value]
        besides = (*_KEYWORDS, "connection")
        yield from _items(block, label.value, shape, besides, context)
        yield from _required(block, label.value, shape)


def _unknown_type(label: n.Label, context: Context) -> _Problem:
    """Say that Terraform has no such provisioner, though a plugin may."""
    bare = label.value.lower().replace("_", "").replace("-", "")
    for name in provisioners.TYPES:
        if name.replace("-", "") == bare:
            edits = replace(context.file, label, f'"{name}"')
            said = f"Terraform has no provisioner {label.value}"
            return _Problem(label, said, f"write {name}", edits)
    names = near(label.value, provisioners.TYPES)
    return _Problem(
        label,
        f"Terraform has no provisioner {label.value}",
        perhaps(names) or f"it has {', '.join(provisioners.TYPES)}",
        certain=bool(names),
    )


def _connection(
    blocks: Iterable[n.Block], shared: Iterable[n.Block], context: Context
) -> Iterator[_Problem]:
    """Find what is wrong with a connection; what the shared one has it need not."""
    for block in blocks:
        yield from _items(block, "connection", provisioners.CONNECTION, (), context)
        given = {name for one in (block, *shared) for name in one.body.names()}
        if "host" not in given:
            said = "connection needs host"
            yield _Problem(block.type, said, "write host = …, as self.public_ip")


def _items(
    block: n.Block,
    what: str,
    shape: provisioners.Shape,
    besides: tuple[str, ...],
    context: Context,
) -> Iterator[_Problem]:
    """Find what a block does not have, and values of another type."""
    for item in block.body.items:
        name = item.key_name
        wanted = shape.types.get(name)
        if name in besides:
            continue
        if isinstance(item, n.Block) or wanted is None:
            kind = "block" if isinstance(item, n.Block) else "argument"
            names = near(name, shape.types) if kind == "argument" else []
            remedy = f"write {name} = …" if wanted else perhaps(names)
            yield _Problem(
                item.key,
                f"{what} has no {kind} {name}",
                remedy or f"it takes {_several(shape.types)}",
            )
            continue
        type_ = value_types.of_schema(wanted)
        given = value_types.type_of(item.value, context.module)
        if not value_types.fits(item.value, given, type_):
            said = f"{name} takes {in_words(wanted)}"
            commands = name == "inline" and plain_text(item.value) is not None
            edits = wrap(context.file, item.value, "[", "]") if commands else []
            remedy = "put it into brackets" if edits else f"write {in_words(wanted)}"
            yield _Problem(item.value, said, remedy, edits)


def _several(names: Iterable[str]) -> str:
    """Give names for a remedy, and not more than can be read in a line."""
    every = sorted(names)
    return ", ".join(every[:_SHOWN]) + (", …" if len(every) > _SHOWN else "")


def _required(
    block: n.Block, what: str, shape: provisioners.Shape
) -> Iterator[_Problem]:
    given = [
        item.name.name
        for item in block.body.attributes()
        if not isinstance(item.value, n.Literal) or item.value.text != "null"
    ]
    for name in shape.required:
        if block.body.attribute(name) is None:
            yield _Problem(block.type, f"{what} needs {name}", f"write {name} = …")
    some = [name for name in shape.one_of if name in given]
    if shape.one_of and len(some) != 1:
        said = f"{what} has {' and '.join(some) or 'none of them'}, and takes one of "
        yield _Problem(block.type, said + ", ".join(shape.one_of), "write one of them")


def _keywords(block: n.Block) -> Iterator[_Problem]:
    for name, words in _KEYWORDS.items():
        keyword = block.body.attribute(name)
        if keyword and _word(keyword) not in words:
            either = " or ".join(words)
            said = f"{name} takes {either}"
            yield _Problem(keyword.value, said, f"write {either}")


def _word(keyword: n.Attribute) -> str:
    match keyword.value:
        case n.Variable(name=word) | n.Template(parts=(n.Text(raw=word),)):
            return word
    return ""


def _goes(block: n.Block) -> bool:
    """Whether a provisioner runs when its resource is destroyed."""
    when = block.body.attribute("when")
    return when is not None and _word(when) == "destroy"


def _only_self(block: n.Block) -> Iterator[_Problem]:
    """Find what is read when the resource goes, and may be gone before it."""
    for item in walk(block):
        if not isinstance(item, n.Attribute) or item.name.name in _KEYWORDS:
            continue
        for root, steps in traversals(item.value):
            name = getattr(steps[0], "name", None) if steps else None
            fine = root.name in ("self", "path", "terraform") or (
                (root.name, name.name if name else "")
                in (("each", "key"), ("count", "index"))
            )
            if not fine:
                yield _Problem(
                    steps[-1] if steps else root,
                    "a provisioner for what is destroyed reads self only",
                    "keep the value in triggers or tags, and read it from self",
                )
