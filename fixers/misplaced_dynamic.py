"""Repeat the outer block where a dynamic block repeats an inner one that may stand once.

Some blocks exist only to hold one other block, exactly once: the ``backend`` of an App
Mesh virtual node holds one ``virtual_service``. To have many, ``backend`` is repeated. A
``dynamic`` one level too deep passes ``terraform validate`` while its ``for_each`` is
unknown, and the plan refuses it: ``Too many virtual_service blocks``.

The dynamic block moves up; where its content says ``virtual_service.value`` for the
element, it says ``backend.value``. One element gives the same plan as before, any other
number was refused.

Before:

    resource "aws_appmesh_virtual_node" "web" {
      name      = "web"
      mesh_name = var.mesh

      spec {
        backend {
          dynamic "virtual_service" {
            for_each = var.backends
            content {
              virtual_service_name = virtual_service.value
            }
          }
        }
      }
    }

After:

    resource "aws_appmesh_virtual_node" "web" {
      name      = "web"
      mesh_name = var.mesh

      spec {
        dynamic "backend" {
          for_each = var.backends
          content {
            virtual_service {
              virtual_service_name = backend.value
            }
          }
        }
      }
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appmesh_virtual_node
"""

from tffix.api import (
    STEP,
    Block,
    Body,
    Context,
    Edit,
    File,
    Finding,
    For,
    ForDirective,
    Impact,
    Iterator,
    Safety,
    Variable,
    body_lines,
    comments,
    fixer,
    indent,
    item_lines,
    item_span,
    line_start,
    replace,
    replace_item,
    variables,
    walk,
)
from tffix.aws import lone_blocks


@fixer(*lone_blocks(), groups=("schema",), safety=Safety.SAFE, impact=Impact.NONE)
def misplaced_dynamic(block: Block, context: Context) -> Iterator[Finding]:
    """Find dynamic blocks that repeat what may stand once in its parent."""
    for path, inner in lone_blocks()[block.labels[0].value].items():
        for parent in _blocks(block.body, path):
            dynamics = [b for b in parent.body.blocks() if b.is_dynamic(inner)]
            if not dynamics:
                continue
            outer = path[-1]
            edits = list(_lifted(context.file, parent, inner))
            yield context.finding(
                block,
                dynamics[0],
                f"{inner} may stand only once in {outer}, a dynamic block repeats it",
                f'repeat {outer} instead: dynamic "{outer}" with {inner} in its content'
                + ("" if edits else "; not done here, as there is more in the block"),
                edits,
            )


def _blocks(body: Body, path: tuple[str, ...]) -> Iterator[Block]:
    """Give the blocks at a path, also those in the content of dynamic blocks.

    A last block that is itself dynamic is left out: how often it and the dynamic block
    in it repeat is not known.
    """
    name, *rest = path
    for item in body.blocks():
        if item.type.name == name:
            if rest:
                yield from _blocks(item.body, tuple(rest))
            else:
                yield item
        elif rest and item.is_dynamic(name):
            for content in item.body.blocks("content"):
                yield from _blocks(content.body, tuple(rest))


def _lifted(file: File, parent: Block, inner: str) -> Iterator[Edit]:
    """Give the edits that make a dynamic block of the parent; none if that is not clear."""
    items = parent.body.items
    if not all(
        isinstance(item, Block) and (item.type.name == inner or _can_move(item, inner))
        for item in items
    ):
        return
    outer = parent.type.name
    if len(items) == 1:
        # what stands around the one dynamic block keeps its place
        dynamic = parent.body.blocks()[0]
        yield from replace(file, parent.type, f'dynamic "{outer}"')
        lines = _inside(file, dynamic, outer, inner, indent(file.text, dynamic.start))
        start = line_start(file.text, dynamic.start)
        _, end = item_span(file, dynamic)
        yield Edit(file.path, start, end, lines)
        return
    to = indent(file.text, parent.start)
    parts = []
    for item in items:
        above = file.text[item_span(file, item)[0] : line_start(file.text, item.start)]
        if not item.is_dynamic():
            parts.append(f"{to}{outer} {{\n{item_lines(file, item, to + STEP)}{to}}}\n")
            continue
        lines = _inside(file, item, outer, inner, to + STEP)
        comment = "".join(f"{to}{line.strip()}\n" for line in above.splitlines())
        parts.append(f'{comment}{to}dynamic "{outer}" {{\n{lines}{to}}}\n')
    text = "\n".join(parts)
    start, (_, end) = parent.start, item_span(file, parent)
    if sorted(comments(text)) == sorted(comments(file.text, start, end)):
        yield from replace_item(file, parent, text)


def _can_move(dynamic: Block, inner: str) -> bool:
    """Whether a block is a dynamic one as the documentation knows it."""
    known = {"for_each", "iterator"}
    names = {
        item.type.name if isinstance(item, Block) else item.name.name
        for item in dynamic.body.items
    }
    return (
        dynamic.is_dynamic(inner)
        and "for_each" in names
        and names <= known | {"content"}
        and len(dynamic.body.blocks("content")) == 1
    )


def _inside(file: File, dynamic: Block, outer: str, inner: str, to: str) -> str:
    """Give what the new dynamic block holds, as lines indented by ``to``."""
    (content,) = dynamic.body.blocks("content")
    renames: list[Edit] = []
    keep = ""
    if not dynamic.body.attribute("iterator"):
        if _says(content, outer):
            keep = f"{to}iterator = {inner}\n"
        else:
            renames = [
                edit
                for variable in variables(content.body, inner)
                for edit in replace(file, variable, outer)
            ]
    lines = body_lines(file, content, to + 2 * STEP, renames)
    nested = f"{to}content {{\n{to}{STEP}{inner} {{\n{lines}{to}{STEP}}}\n{to}}}"
    start = line_start(file.text, content.start)
    edit = Edit(file.path, start, content.end, nested)
    return keep + body_lines(file, dynamic, to, [edit])


def _says(content: Block, name: str) -> bool:
    """Whether a name means something else in here already."""
    return any(
        isinstance(node, Variable)
        and node.name == name
        or isinstance(node, For | ForDirective)
        and any(bound.name == name for bound in node.names)
        for node in walk(content)
    )
