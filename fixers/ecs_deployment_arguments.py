"""Write the deployment settings of an ECS service where the provider reads them.

The ECS API has a structure ``deploymentConfiguration`` with the two percentages, the
circuit breaker and the alarms in it. The provider never had them there: the percentages
are arguments of ``aws_ecs_service`` itself, ``deployment_circuit_breaker``, ``alarms``
and ``deployment_controller`` are blocks of it. ``terraform validate`` refuses the rest:
``Unsupported block type`` or ``Unsupported argument``. Names as the API has them, such
as ``maximumPercent``, become those of the provider.

Since provider 6.4 there is a block ``deployment_configuration`` with other arguments,
such as ``strategy``; these stay in it. What the service says already, in the same
words, is not written twice, and ``ignore_changes`` follows.

With ``circuit_breaker = "drop"`` the circuit breaker goes; with ``execute_command =
"disable"`` the service gets ``enable_execute_command = false`` unless it sets that.

Not for a machine, and reported: a ``dynamic "deployment_configuration"``, values that
differ from what the service says, an object with other keys, and a
``deployment_configuration`` that is read elsewhere.

Refused by validate:

    Unsupported block type
    Blocks of type "deployment_configuration" are not expected here.

Before:

    resource "aws_ecs_service" "web" {
      name            = "web"
      task_definition = var.task_definition

      deployment_configuration {
        maximum_percent         = 200
        minimum_healthy_percent = 100
      }
    }

After:

    resource "aws_ecs_service" "web" {
      name            = "web"
      task_definition = var.task_definition

      deployment_maximum_percent         = 200
      deployment_minimum_healthy_percent = 100
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service
"""

# Longer than most: block, object and dynamic block hold the same, under two spellings
# of each name, and what is in them has to become lines of the service.

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterable,
    Iterator,
    Resource,
    Resources,
    Safety,
    attribute_reads,
    body_lines,
    braced,
    fixer,
    ignore_changes,
    indent,
    insert_before,
    item_lines,
    item_span,
    object_to_block,
    remove,
    replace,
    replace_item,
    walk,
)
from tffix.api import nodes as n
from tffix.aws import ecs_service

_HOLDER = ecs_service.HOLDER
_BREAKER = ecs_service.BREAKER
_NAMES = ecs_service.NAMES
# those that are blocks, with the arguments of each
_BLOCKS = {
    _BREAKER: {"enable", "rollback"},
    "alarms": {"alarm_names", "enable", "rollback"},
    "deployment_controller": {"type"},
}

_Item = n.Attribute | n.Block | n.ObjectItem


@fixer(
    Resources(
        ecs_service.TYPE,
        arguments=lambda _type: (_HOLDER,),
        blocks=lambda _type: (_HOLDER,),
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.IN_PLACE,
    options={
        "circuit_breaker": ("keep", "drop"),
        "execute_command": ("leave", "disable"),
    },
    refused_by="validate",
)
def ecs_deployment_arguments(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find arguments of the service that are written in deployment_configuration."""
    block = resource.block
    for item in block.body.items:
        misplaced = [child for child in _children(item) if _name(child) in _NAMES]
        if not misplaced:
            continue
        drop = context.options.get("circuit_breaker") == "drop"
        gone = [
            child
            for child in misplaced
            if (drop and _name(child) == _BREAKER) or _set(block, _target(child))
        ]
        moving = [child for child in misplaced if child not in gone]
        reason = _reason(block, item, misplaced, context)
        lines = "" if reason or not moving else _lines(context.file, item, moving, gone)
        if reason:
            remedy = f"write {_listed(map(_target, misplaced))} there by hand: {reason}"
        elif moving:
            remedy = f"write {_listed(map(_target, moving))} there"
        else:
            remedy = "remove it"
        yield context.finding(
            block,
            item.name if isinstance(item, n.Attribute) else item.type,
            f"{_listed(one.key_name for one in misplaced)}"
            f" {'belongs' if len(misplaced) == 1 else 'belong'} in the service itself,"
            " not in deployment_configuration",
            remedy,
            () if reason else _hoisted(block, item, misplaced, lines, context),
        )


def _children(item: n.Attribute | n.Block) -> tuple[_Item, ...]:
    """Give what a deployment_configuration holds: block, object or dynamic block."""
    match item:
        case n.Attribute(value=n.Object(items=items)) if _name(item) == _HOLDER:
            return items
        case n.Block() if item.is_dynamic(_HOLDER):
            return tuple(child for one in item.holders for child in one.body.items)
        case n.Block() if _name(item) == _HOLDER:
            return item.body.items
    return ()


def _name(item: _Item) -> str:
    """Give the name of an item as the provider writes it, also where the API's is."""
    return ecs_service.as_in_provider(item.key_name)


def _target(item: _Item) -> str:
    """Give the name of something misplaced where it belongs."""
    return _NAMES[_name(item)]


def _listed(names: Iterable[str]) -> str:
    """Give names as a sentence has them: ``a, b and c``."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _reason(
    block: n.Block,
    item: n.Attribute | n.Block,
    misplaced: list[_Item],
    context: Context,
) -> str:
    """Say why this is not for a machine, or nothing."""
    if isinstance(item, n.Block) and item.is_dynamic():
        return "a dynamic block cannot set arguments"
    if isinstance(item, n.Attribute) and len(misplaced) < len(_children(item)):
        return "the object has other keys too"
    targets = [_target(child) for child in misplaced]
    if len(set(targets)) < len(targets) or len(_set(block, _HOLDER)) > 1:
        return "one of them, or the block, is there twice"
    for child in misplaced:
        name = _target(child)
        if not _fits(child):
            return f"{name} is {'a block' if name in _BLOCKS else 'an argument'}"
        content = _content(context.file, child)
        if any(_content(context.file, one) != content for one in _set(block, name)):
            return f"{name} is set already, to something else"
    return f"{_HOLDER} is read elsewhere" if _read(block, context) else ""


def _fits(child: _Item) -> bool:
    """Whether something misplaced is what the provider wants: argument or block."""
    known = _BLOCKS.get(_target(child))
    if isinstance(child, n.Block):
        return known is not None
    if isinstance(child.value, n.Object):
        keys = [_name(item) for item in child.value.items]
        return known is not None and set(keys) <= known and len(set(keys)) == len(keys)
    return known is None


def _read(block: n.Block, context: Context) -> bool:
    """Whether something names the block in more than a plain ``ignore_changes``."""
    plain = list(ignore_changes.named(block.body, _HOLDER))
    return any(
        isinstance(node, n.Variable) and node.name == _HOLDER and node not in plain
        for node in walk(block)
    ) or any(attribute_reads(context.module, block, _HOLDER))


def _set(block: n.Block, name: str) -> list[n.Attribute | n.Block]:
    """Give the items of the service that have a name."""
    return [item for item in block.body.items if _name(item) == name]


def _content(file: File, item: _Item) -> list[str] | str:
    """Give what an item says, in a form to compare."""
    match item:
        case n.Block() if item.is_dynamic():
            return file.code(item)
        case (
            n.Block(body=holder)
            | n.ObjectItem(value=n.Object() as holder)
            | n.Attribute(value=n.Object() as holder)
        ):
            return sorted(
                f"{_name(child)} {_content(file, child)}" for child in holder.items
            )
        case n.Attribute(value=value) | n.ObjectItem(value=value):
            return file.code(value)


def _lines(
    file: File, item: n.Attribute | n.Block, moving: list[_Item], gone: list[_Item]
) -> str:
    """Give what moves as lines of the service."""
    to = indent(file.text, item.start)
    if isinstance(item, n.Block) and len(moving + gone) == len(item.body.items):
        edits = [edit for child in moving for edit in _converted(file, child, to)]
        return body_lines(file, item, to, [*edits, *remove(file, *gone)])
    lines = ""
    for child in moving:
        is_block = isinstance(child, n.Block) or isinstance(child.value, n.Object)
        lines += "\n" if lines and is_block else ""
        if isinstance(child, n.ObjectItem):
            lines += _object_lines(file, child, to)
        else:
            lines += item_lines(file, child, to, _converted(file, child, to))
    return lines


def _hoisted(
    block: n.Block,
    item: n.Attribute | n.Block,
    misplaced: list[_Item],
    lines: str,
    context: Context,
) -> Iterator[Edit]:
    """Give the edits that put lines in front of the item or in its place."""
    file = context.file
    if context.options.get("execute_command") == "disable" and not _set(
        block, "enable_execute_command"
    ):
        lines += f"{indent(file.text, item.start)}enable_execute_command = false\n"
    partly = len(misplaced) < len(_children(item))
    unwanted: list[n.Attribute | n.Block] = []
    if context.options.get("circuit_breaker") == "drop":
        unwanted = _set(block, _BREAKER)
    if not partly and not lines:
        unwanted.append(item)
    yield from remove(file, *unwanted)
    names = [*([_HOLDER] if partly else []), *map(_target, misplaced)]
    yield from ignore_changes.replace(file, block.body, _HOLDER, *names)
    if partly:
        yield from remove(file, *misplaced)
        if lines:
            yield from insert_before(file, item, f"{lines}\n")
    elif lines:
        yield from replace_item(file, item, lines)


def _converted(file: File, item: _Item, to: str) -> list[Edit]:
    """Give the edits that make an item of a block what it is in the service."""
    if isinstance(item, n.Block):
        names = () if item.is_dynamic() else (item, *item.body.items)
        return [
            edit
            for one in names
            if _name(one) != one.key_name
            for edit in replace(file, one.key, _name(one))
        ]
    if isinstance(item, n.ObjectItem):
        return []
    if isinstance(item.value, n.Object):
        lines = _object_lines(file, item, to)
        return replace(file, item, lines.strip())
    return replace(file, item.name, _target(item))


def _object_lines(file: File, item: _Item, to: str) -> str:
    """Give an item of an object as lines of a body: an argument, or a block."""
    assert not isinstance(item, n.Block)
    name = _NAMES.get(_name(item), _name(item))
    value = item.value
    if isinstance(value, n.Object):
        # what the service holds stands one level in, so what that holds stands two
        inner = "".join(_object_lines(file, child, to * 2) for child in value.items)
        return braced(name, inner, to)
    edits = [Edit(file.path, item.start, value.start, f"{name} = ")]
    _, end = item_span(file, item)
    edits += object_to_block.without_comma(file, item.end, end)
    return item_lines(file, item, to, edits)
