"""Write what Terraform itself reads in a block as it wants to read it.

``depends_on`` is a list of addresses, without attributes behind them.
``ignore_changes`` is ``all``, or a list of what the type has. ``replace_triggered_by``
is a list of what resources give. A dynamic block has one ``for_each`` and one
``content``. What provisioners take is for invalid-provisioner, what is true or false
for wrong-setting-type.

Written is what can only be meant: the address without its attribute, ``all`` for
``["*"]``, a list around one address, and ``content`` around what a dynamic block
without one repeats.

Refused by validate:

    Invalid depends_on reference
    References in depends_on must be to a whole object (resource, etc), not to an
    attribute of an object.

Before:

    resource "aws_sqs_queue" "dead" {
      name = "dead"
    }

    resource "aws_sqs_queue" "orders" {
      name       = "orders"
      depends_on = [aws_sqs_queue.dead.arn]
    }

After:

    resource "aws_sqs_queue" "dead" {
      name = "dead"
    }

    resource "aws_sqs_queue" "orders" {
      name       = "orders"
      depends_on = [aws_sqs_queue.dead]
    }

See https://developer.hashicorp.com/terraform/language/meta-arguments
"""

# Longer than most: four meta-arguments, each of which is read in a form of its own.

from typing import NamedTuple

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Safety,
    attribute_path,
    fixer,
    is_written_out,
    near,
    object_to_block,
    pattern,
    perhaps,
    repetition,
    replace,
    step,
    suspects,
    suspicion,
    taken_apart,
    traversals,
    wrap,
)
from tffix.api import nodes as n

_LENGTHS = {"data": 3, "ephemeral": 3, "resource": 3}
_QUOTED = pattern(
    r'"(?:module\.(?P<module>[\w-]+)|data\.(?P<data>\w+\.[\w-]+)'
    r"|(?P<resource>[a-z0-9]+_\w+\.[\w-]+))"
)
_NO_TRIGGER = ("var", "local", "module", "path", "terraform", "self")
_OWN_BLOCKS = suspicion.items.OWN_BLOCKS
_ARGUMENTS = suspicion.items.ARGUMENTS
_BLOCKS = {"resource": _OWN_BLOCKS, "data": ("lifecycle",), "ephemeral": ("lifecycle",)}
_DYNAMIC = ("for_each", "iterator", "labels")


class _Problem(NamedTuple):
    node: n.Expression | n.Block | n.Identifier
    message: str
    remedy: str
    edits: list[Edit] = []  # noqa: RUF012, never changed


@fixer(
    Declarations(
        "resource",
        "data",
        "ephemeral",
        "module",
        "output",
        holds=suspicion.items.may_be_misused,
    ),
    groups=("declarations",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def invalid_meta_argument(
    declaration: Declaration, context: Context
) -> Iterator[Finding]:
    """Find what is not of the form that Terraform reads."""
    block = declaration.block
    if context.module.is_replaced(context.file, block):
        return
    for problem in _problems(block, context):
        node = problem.node
        yield context.finding(
            block,
            node.type if isinstance(node, n.Block) else node,
            problem.message,
            problem.remedy,
            problem.edits,
        )


def _problems(block: n.Block, context: Context) -> Iterator[_Problem]:
    file = context.file
    if depends_on := block.body.attribute("depends_on"):
        yield from _depends_on(depends_on, context)
    if block.type.name == "output":
        return
    yield from _misformed(block, file)
    if block.type.name == "module":
        return
    lifecycles = block.body.blocks("lifecycle")
    for lifecycle in lifecycles:
        if block.type.name == "resource":
            yield from _lifecycle(lifecycle, block, context)
    for other in lifecycles[1:]:
        yield _Problem(other, "lifecycle is there a second time", "write it as one")
    for dynamic in block.body.blocks("dynamic"):
        name = dynamic.labels[0].value if dynamic.labels else ""
        if name in _OWN_BLOCKS:
            said = f"no dynamic block makes a {name} block"
            yield _Problem(dynamic, said, "write it out")
        elif name in _ARGUMENTS:
            said = f"{name} is an argument, which no dynamic block makes"
            yield _Problem(dynamic, said, f"write {name} = …")
    yield from _dynamics(block.body.blocks(), file)


def _misformed(block: n.Block, file: File) -> Iterator[_Problem]:
    """Find blocks that are written as arguments, and the other way round."""
    for item in block.body.items:
        name = item.key_name
        if isinstance(item, n.Block) and name in _ARGUMENTS and not item.is_dynamic():
            said = f"{name} is an argument, not a block"
            yield _Problem(item, said, f"write {name} = …")
        elif isinstance(item, n.Attribute) and name in _BLOCKS.get(block.type.name, ()):
            edits: list[Edit] = []
            if isinstance(item.value, n.Object) and name != "provisioner":
                edits = object_to_block.block_edits(
                    file, item, item.value, step(file, block)
                )
            said = f"{name} is a block, not an argument"
            yield _Problem(item.name, said, f"write {name} {{ … }}", edits)


def _depends_on(argument: n.Attribute, context: Context) -> Iterator[_Problem]:
    value, file = argument.value, context.file
    if not isinstance(value, n.Tuple):
        edits = wrap(file, value, "[", "]") if _is_address(value) else []
        remedy = "put it in a list" if edits else "write a list of addresses"
        yield _Problem(value, "depends_on is no list of addresses", remedy, edits)
        return
    for item in value.items:
        if isinstance(item, n.Template) and is_written_out(item):
            # as Terraform 0.11 had it
            if missing := _undeclared(file.text_of(item), context.module):
                said = f"{missing} is not declared, and depends_on names it"
                yield _Problem(item, said, "declare it, or leave it out")
            continue
        if not _is_address(item):
            said = "depends_on takes addresses that are written out"
            yield _Problem(item, said, "write the address alone")
        elif rest := _behind(item):
            edits = [Edit(file.path, rest.source.end, item.end, "")]
            said = file.text[item.start : rest.source.end]
            yield _Problem(
                item, "depends_on takes no attributes", f"write {said}", edits
            )


def _undeclared(quoted: str, module: Module) -> str:
    """Give the address between quotes, if there is no such thing."""
    said = _QUOTED.match(quoted)
    if said is None or not suspects(module).whole:
        return ""
    kind = said.lastgroup or ""
    return "" if said[kind] in module.declarations.of(kind) else said[0][1:]


def _is_address(node: n.Expression) -> bool:
    """Whether a node is a chain of names, with keys that are written out."""
    root, steps = taken_apart(node)
    return isinstance(root, n.Variable) and all(
        is_written_out(step.key) for step in steps if isinstance(step, n.Index)
    )


def _behind(node: n.Expression) -> n.GetAttr | n.Index | n.LegacyIndex | None:
    """Give the first step behind the address of an object; None where there is none."""
    first, steps = taken_apart(node)
    root = first.name if isinstance(first, n.Variable) else ""
    if root == "module":
        return None  # an output of a call is an object, too
    rest = steps[_LENGTHS.get(root, 2) - 1 :]
    if rest and not isinstance(rest[0], n.GetAttr) and root not in ("var", "local"):
        rest = rest[1:]
    return rest[0] if rest else None


def _lifecycle(
    lifecycle: n.Block, block: n.Block, context: Context
) -> Iterator[_Problem]:
    if ignored := lifecycle.body.attribute("ignore_changes"):
        yield from _ignored(ignored.value, block, context)
    if triggers := lifecycle.body.attribute("replace_triggered_by"):
        items = triggers.value.items if isinstance(triggers.value, n.Tuple) else ()
        for item in items:
            roots = [root.name for root, _ in traversals(item)]
            bare = isinstance(item, n.Variable | n.Object | n.Tuple)
            if bare or not roots or any(root in _NO_TRIGGER for root in roots):
                yield _Problem(
                    item,
                    "replace_triggered_by takes resources and what they give",
                    "keep the value in a terraform_data resource and write that one",
                )


def _ignored(
    value: n.Expression, block: n.Block, context: Context
) -> Iterator[_Problem]:
    file = context.file
    match value:
        case n.Variable(name="all"):
            return
        case n.Template(parts=(n.Text(raw="all" | "*"),)):
            said = "ignore_changes is no list"
            yield _Problem(value, said, "write all", replace(file, value, "all"))
            return
        case n.Tuple(items=(n.Template(parts=(n.Text(raw="*"),)),)):
            said = 'ignore_changes takes no "*" in a list'
            yield _Problem(value, said, "write all", replace(file, value, "all"))
            return
        case n.Tuple(items=items):
            pass
        case n.Variable() | n.GetAttr() | n.Index():
            known = all(_takes(block, name, context.module) for name in _first(value))
            edits = wrap(file, value, "[", "]") if known else []
            yield _Problem(
                value, "ignore_changes is no list", "put it in a list", edits
            )
            return
        case _:
            yield _Problem(value, "ignore_changes is no list", "write a list of names")
            return
    for item in items:
        if (shorter := _without_address(item, block, file)) is not None:
            said = "ignore_changes takes names of arguments, without an address"
            yield _Problem(item, said, "write the name alone", shorter)
            continue
        for name in _first(item):
            if not _takes(block, name, context.module):
                names = _names(block, context.module)
                what = f"ignore_changes names {name}, which {block.labels[0].value}"
                yield _Problem(
                    item,
                    f"{what} does not have",
                    perhaps(near(name, names)) or "remove it",
                )


def _without_address(
    item: n.Expression, block: n.Block, file: File
) -> list[Edit] | None:
    """Give what leaves the address of the block itself out; None without one."""
    root, steps = taken_apart(item)
    if not isinstance(root, n.Variable):
        return None
    own = [label.value for label in block.labels]
    names = [step.name.name for step in steps if isinstance(step, n.GetAttr)]
    said = [root.name, *names][: len(own)]
    count = len(own) if said == own else 1 if root.name == "self" else 0
    rest = steps[count - 1 :] if count else []
    if not rest or not isinstance(rest[0], n.GetAttr):
        return None
    return [Edit(file.path, item.start, rest[0].name.start, "")]


def _first(node: n.Expression) -> Iterator[str]:
    """Give the name that an item of ignore_changes begins with."""
    match taken_apart(node)[0]:
        case n.Variable(name=name):
            yield name
        case n.Template(parts=(n.Text(raw=raw),)):
            yield raw.partition(".")[0].partition("[")[0]


def _names(block: n.Block, module: Module) -> set[str]:
    found = attribute_path.schemas(module, "resource", block.labels[0].value)
    return {name for one in found for name in (*one.attributes, *one.blocks)}


def _takes(block: n.Block, name: str, module: Module) -> bool:
    names = _names(block, module)
    return not names or name in names or name == "id"


def _dynamics(blocks: list[n.Block], file: File) -> Iterator[_Problem]:
    """Find dynamic blocks that lack something, or have too much."""
    for block in blocks:
        if not block.is_dynamic():
            if block.type.name not in _OWN_BLOCKS:
                yield from _dynamics(block.body.blocks(), file)
            continue
        contents = block.body.blocks("content")
        inside = [one for one in block.body.items if one.key_name not in _DYNAMIC]
        edits = [] if contents else repetition.in_content(file, block, inside)
        if block.body.attribute("for_each") is None:
            yield _Problem(
                block, "a dynamic block needs for_each", "write for_each = …"
            )
        if not contents:
            said = "a dynamic block needs a block content"
            remedy = "put what it repeats into content { … }"
            yield _Problem(block, said, remedy, edits)
        for more in contents[1:]:
            yield _Problem(more, "content is there a second time", "write it as one")
        for item in block.body.attributes():
            if item.name.name not in _DYNAMIC:
                yield _Problem(
                    item.value,
                    f"a dynamic block has no argument {item.name.name}",
                    "put it into content { … }",
                    edits,
                )
        iterator = block.body.attribute("iterator")
        if iterator and not isinstance(iterator.value, n.Variable):
            yield _Problem(
                iterator.value, "iterator takes a bare name", "write it without quotes"
            )
        for content in contents:
            yield from _dynamics(content.body.blocks(), file)
