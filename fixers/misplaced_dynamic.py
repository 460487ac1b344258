"""Repeat the outer block where a dynamic block repeats what may stand in it once.

Some blocks exist only to hold one other block, exactly once: the ``backend`` of an App
Mesh virtual node holds one ``virtual_service``. To have many, ``backend`` is repeated.
A ``dynamic`` one level too deep passes ``terraform validate`` while its ``for_each`` is
unknown, and the plan refuses it: ``Too many virtual_service blocks``.

The dynamic block moves up; where its content says ``virtual_service.value`` for the
element, it says ``backend.value``, unless ``backend`` means something else in there:
then the iterator keeps its name. One element gives the same plan as before, any other
number was refused, so where there is known to be one, nothing is wrong. A static block
beside the dynamic one gets a block of its own.

Where the inner block may also be absent, as ``efs_file_system_config`` may in the
``custom_file_system_config`` of a SageMaker domain, a dynamic block over none or one
element is what it takes. There it moves only if ``for_each`` is known to have more; the
fix is unsafe where that can be overridden, as over no element an empty block was left.

Reported, and not for a machine: a dynamic block with ``labels`` or without
``for_each``, and comments that have no place in the result.

Refused by plan:

    Too many virtual_service blocks
    No more than 1 "virtual_service" blocks are allowed

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

from typing import NamedTuple

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    body_lines,
    brace_comments,
    braced,
    comments,
    fixer,
    indent,
    insert_after,
    item_lines,
    item_span,
    line_start,
    nest,
    replace,
    replace_item,
    step,
    variables,
    walk,
)
from tffix.api import nodes as n
from tffix.aws import lone_blocks


def _lone(type_: str) -> list[str]:
    return [lone.name for lone in lone_blocks()[type_].values()]


@fixer(
    Resources(
        among=lambda _, type_: type_ in lone_blocks(),
        blocks=_lone,
        holds=lambda _type, seen, _module: "dynamic" in seen.text,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    versions=">= 5",  # those that the facts are of
    refused_by="plan",
)
def misplaced_dynamic(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find dynamic blocks that repeat what may stand once in its parent."""
    block = resource.block
    for path, (inner, optional) in lone_blocks().get(block.labels[0].value, {}).items():
        for parent in _blocks(block.body, path):
            dynamics = [b for b in parent.body.blocks() if b.is_dynamic(inner)]
            if not dynamics:
                continue
            counts = list(_counts(parent, block, context))
            many = [count for count in counts if count.least > 1]
            if optional and not many:
                continue
            if all(count == _Count(1, exact=True) for count in counts):
                continue
            outer = path[-1]
            edits: list[Edit] = []
            reason = "there is something else in the block"
            if all(_is_known(item, inner) for item in parent.body.items):
                reason = "there are comments that have no place there"
                edits = list(_lifted(context.file, parent, inner))
            refused = not optional or any(not count.varies for count in many)
            yield context.finding(
                block,
                dynamics[0],
                f"{inner} may stand only once in {outer}, a dynamic block repeats it",
                f'repeat {outer} instead: dynamic "{outer}" with {inner} in its'
                " content",
                edits,
                by_hand="" if edits else reason,
                safety=None if refused else Safety.UNSAFE,
                impact=None if refused else Impact.IN_PLACE,
            )


class _Count(NamedTuple):
    """How many blocks come to stand in another one, at least.

    ``exact`` says that there are no more, ``varies`` that it can be overridden.
    """

    least: int
    exact: bool
    varies: bool = False


def _counts(parent: n.Block, block: n.Block, context: Context) -> Iterator[_Count]:
    """Give how many blocks a block comes to hold in each instance."""
    for instance in context.instances(block):
        count = _Count(0, exact=True)
        for item in parent.body.blocks():
            each = item.body.attribute("for_each") if item.is_dynamic() else None
            value = each and context.evaluate(each.value, instance)
            if value and isinstance(value.data, tuple | dict):
                one = _Count(len(value.data), exact=True, varies=value.overridable)
            else:
                one = _Count(int(not item.is_dynamic()), exact=not item.is_dynamic())
            count = _Count(
                count.least + one.least,
                count.exact and one.exact,
                count.varies or one.varies,
            )
        yield count


def _blocks(body: n.Body, path: tuple[str, ...]) -> Iterator[n.Block]:
    """Give the blocks at a path, also those in the content of dynamic blocks.

    A last block that is itself dynamic is left out: how often it and the dynamic block
    in it repeat is not known.
    """
    name, *rest = path
    if not rest:
        yield from body.blocks(name)
        return
    for item in body.blocks():
        for holder in item.holders if item.key_name == name else ():
            yield from _blocks(holder.body, tuple(rest))


def _is_known(item: object, inner: str) -> bool:
    """Whether an item is the inner block, or a dynamic one with nothing special."""
    if not isinstance(item, n.Block):
        return False
    if not item.is_dynamic(inner):
        return item.type.name == inner
    known = [
        item.body.attribute("for_each"),
        item.body.attribute("iterator"),
        *item.body.blocks("content")[:1],
    ]
    return (
        bool(known[0])
        and bool(item.body.blocks("content"))
        and all(part in known for part in item.body.items)
    )


def _lifted(file: File, parent: n.Block, inner: str) -> Iterator[Edit]:
    """Give the edits that repeat the parent; none if comments would be lost."""
    items = parent.body.blocks()
    outer = parent.type.name
    if len(items) == 1:
        # what stands around the one dynamic block keeps its place
        (dynamic,) = items
        start, (_, end) = line_start(file.text, dynamic.start), item_span(file, dynamic)
        lines = _inside(file, dynamic, outer, inner, indent(file.text, dynamic.start))
        yield from replace(file, parent.type, f'dynamic "{outer}"')
        yield Edit(file.path, start, end, lines)
        return
    to, one = indent(file.text, parent.start), step(file, parent)
    opening, closing = brace_comments(file, parent)
    parts = []
    for item in items:
        if not item.is_dynamic():
            parts.append(braced(outer, item_lines(file, item, to + one), to))
            continue
        above = file.text[item_span(file, item)[0] : line_start(file.text, item.start)]
        comment = "".join(f"{to}{line.strip()}\n" for line in above.splitlines())
        lines = _inside(file, item, outer, inner, to + one)
        parts.append(comment + braced(f'dynamic "{outer}"', lines, to))
    text = "\n".join(parts)
    if closing:
        text = text.removesuffix("\n") + f" {closing}\n"
    if opening:
        text = f"{to}{opening}\n{text}"
    _, end = item_span(file, parent)
    if sorted(comments(text)) == sorted(comments(file.text, parent.start, end)):
        yield from replace_item(file, parent, text)


def _inside(file: File, dynamic: n.Block, outer: str, inner: str, to: str) -> str:
    """Give what the new dynamic block holds, as lines indented by ``to``."""
    (content,) = dynamic.body.blocks("content")
    for_each = dynamic.body.attribute("for_each")
    assert for_each
    renames: list[Edit] = []
    edits: list[Edit] = []
    if dynamic.body.attribute("iterator"):
        pass
    elif _says(content, outer):
        edits = insert_after(file, for_each, f"{to}iterator = {inner}\n")
    else:
        renames = [
            edit
            for variable in variables(content.body, inner)
            for edit in replace(file, variable, outer)
        ]
    start = line_start(file.text, content.start)
    lines = nest(file, content, inner, to, renames)
    edits.append(Edit(file.path, start, content.end, lines))
    return body_lines(file, dynamic, to, edits)


def _says(content: n.Block, name: str) -> bool:
    """Whether a name means something else in here already."""
    return any(
        (isinstance(node, n.Variable) and node.name == name)
        or (isinstance(node, n.Block) and node.is_dynamic(name))
        or (
            isinstance(node, n.For | n.ForDirective)
            and any(bound.name == name for bound in node.names)
        )
        for node in walk(content)
    )
