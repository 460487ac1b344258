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
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    fixer,
    repetition,
    ways,
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
        for parent in _blocks(block, path):
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
                edits = list(repetition.lifted(context.file, parent, inner))
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


def _blocks(block: n.Block, path: tuple[str, ...]) -> Iterator[n.Block]:
    """Give the blocks at a path, also those in the content of dynamic blocks.

    A last block that is itself dynamic is left out: how often it and the dynamic block
    in it repeat is not known.
    """
    for way in ways(block, path[:-1]):
        yield from way[-1].body.blocks(path[-1])


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
