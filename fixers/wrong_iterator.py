"""Write the iterator of a dynamic block by its name.

In the ``content`` of a ``dynamic`` block the element is ``NAME.value`` and its key
``NAME.key``: the name is the label of the block, or what its ``iterator`` says. Another
name is taken for a resource, ``Reference to undeclared resource``, and an attribute but
these two is none.

The name is written where it is like the wrong one, or where that is the label of the
block and ``iterator`` says another; where one name alone can be meant that is unsafe.

Terraform looks into the content where it knows an element: by ``validate`` that of a
list that is written out, by ``plan`` any. Where the elements depend on a variable, of
which there may be none, the finding is only possible.

Refused by validate:

    Reference to undeclared resource
    A managed resource "listeners" "value" has not been declared in the root module.

Before:

    resource "aws_elb" "web" {
      name = "web"

      dynamic "listener" {
        for_each = [80, 8080]

        content {
          instance_port     = listeners.value
          instance_protocol = "http"
          lb_port           = listener.values
          lb_protocol       = "http"
        }
      }
    }

After:

    resource "aws_elb" "web" {
      name = "web"

      dynamic "listener" {
        for_each = [80, 8080]

        content {
          instance_port     = listener.value
          instance_protocol = "http"
          lb_port           = listener.value
          lb_protocol       = "http"
        }
      }
    }

See https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
"""

from typing import NamedTuple

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Finding,
    Impact,
    Iterator,
    Safety,
    evaluated,
    fixer,
    iterator,
    near,
    pattern,
    perhaps,
    replace,
    static,
)
from tffix.api import nodes as n

_SUSPICION = pattern(r"\bdynamic\b")
_PARTS = ("key", "value")
# roots that are no resource, whatever stands behind them
_OWN = frozenset(
    ("count", "data", "each", "ephemeral", "local", "module", "path", "self")
) | {"terraform", "var"}


class _Around(NamedTuple):
    """The dynamic blocks in whose content something stands, outer ones first."""

    dynamics: tuple[n.Block, ...] = ()

    @property
    def names(self) -> list[str]:
        return [name for one in self.dynamics if (name := iterator(one))]


@fixer(
    Declarations("resource", "data", "ephemeral", "provider", suspicion=_SUSPICION),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def wrong_iterator(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find names in the content of dynamic blocks that stand for no element."""
    block = declaration.block
    if context.module.is_replaced(context.file, block):
        return
    for content, around in _contents(block, _Around()):
        for item in content.body.attributes():
            for node, bound in evaluated(item.value):
                match node:
                    case n.GetAttr(source=n.Variable(name=name)) if name not in bound:
                        yield from _judged(node, name, around, block, context)


def _contents(block: n.Block, around: _Around) -> Iterator[tuple[n.Block, _Around]]:
    """Give the bodies that are made by dynamic blocks, and the blocks in those."""
    for inner in block.body.blocks():
        here = around
        if block.is_dynamic() and inner.type.name == "content":
            here = _Around((*around.dynamics, block))
        if here.dynamics and not inner.is_dynamic():
            yield inner, here
        yield from _contents(inner, here)


def _judged(
    node: n.GetAttr, name: str, around: _Around, block: n.Block, context: Context
) -> Iterator[Finding]:
    """Give the finding about a name and what is read of it, if it is wrong."""
    names, part = around.names, node.name
    if name in names:
        if part.name in _PARTS:
            return
        like = near(part.name, _PARTS)
        right = like[0] if len(like) == 1 else ""
        yield context.finding(
            block,
            part,
            f"{name} has no {part.name}: an element has key and value",
            f"write {right}" if right else f"read {name}.value.{part.name}",
            replace(context.file, part, right) if right else (),
            certain=_is_there(around, context),
        )
    elif part.name in _PARTS and not _is_declared(name, part.name, context):
        right, is_sure = _meant(name, around)
        yield context.finding(
            block,
            node.source,
            f"{name} stands for no element: the iterator here is"
            f" {' or '.join(reversed(names))}",
            f"write {right}" if right else perhaps(names),
            replace(context.file, node.source, right) if right else (),
            safety=None if is_sure else Safety.UNSAFE,
            candidates=names,
            certain=_is_there(around, context),
        )


def _is_declared(name: str, part: str, context: Context) -> bool:
    """Whether a name is that of something else."""
    return name in _OWN or context.module.declarations.has("resource", f"{name}.{part}")


def _meant(name: str, around: _Around) -> tuple[str, bool]:
    """Give the iterator that a name is meant for, and whether that is sure."""
    for dynamic in reversed(around.dynamics):
        if dynamic.labels[0].value == name:
            return iterator(dynamic) or "", True
    like = near(name, around.names)
    if len(like) == 1:
        return like[0], True
    return (around.names[0], False) if len(around.names) == 1 else ("", False)


def _is_there(around: _Around, context: Context) -> bool:
    """Whether it is known that each of the blocks is made for something."""
    for dynamic in around.dynamics:
        each = dynamic.body.attribute("for_each")
        value = static.static_value(each.value, context.module) if each else None
        if value is None or not value.known or not value.data:
            return False
    return True
