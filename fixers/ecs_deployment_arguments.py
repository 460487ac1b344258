"""Write the deployment percentages of an ECS service where the provider reads them.

The ECS API has a structure ``deploymentConfiguration`` with the two percentages and the
circuit breaker in it. The provider never had them there: the percentages are arguments
of ``aws_ecs_service`` itself, ``deployment_circuit_breaker`` and ``alarms`` are blocks of
it. ``terraform validate`` refuses the rest: ``Unsupported block type`` or ``Unsupported
argument``.

Since provider 6.4 there is a block ``deployment_configuration`` with other arguments,
such as ``strategy``; these stay in it.

With ``circuit_breaker = "drop"`` the circuit breaker goes; with ``execute_command =
"disable"`` the service gets ``enable_execute_command = false`` unless it says otherwise.

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

from tffix.api import (
    STEP,
    Attribute,
    Block,
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterable,
    Iterator,
    Node,
    Object,
    ObjectItem,
    Safety,
    Template,
    Text,
    Variable,
    body_lines,
    comments,
    fixer,
    indent,
    insert_before,
    item_lines,
    item_span,
    remove,
    replace_item,
    walk,
)

_HOLDER = "deployment_configuration"
_BREAKER = "deployment_circuit_breaker"
# what may be misplaced, and its name where it belongs
_NAMES = {
    "maximum_percent": "deployment_maximum_percent",
    "minimum_healthy_percent": "deployment_minimum_healthy_percent",
    _BREAKER: _BREAKER,
    "alarms": "alarms",
}


@fixer(
    "aws_ecs_service",
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.IN_PLACE,
    options={
        "circuit_breaker": ("keep", "drop"),
        "execute_command": ("leave", "disable"),
    },
)
def ecs_deployment_arguments(block: Block, context: Context) -> Iterator[Finding]:
    """Find arguments of the service that are written in deployment_configuration."""
    for item in block.body.items:
        misplaced = [child for child in _children(item) if _name(child) in _NAMES]
        if not misplaced:
            continue
        verb = "belongs" if len(misplaced) == 1 else "belong"
        reason = _reason(block, item, misplaced, context.file)
        yield context.finding(
            block,
            item.name if isinstance(item, Attribute) else item.type,
            f"{_listed(map(_name, misplaced))} {verb} in the service itself, not in"
            " deployment_configuration",
            f"write {_listed(_NAMES[_name(child)] for child in misplaced)} there"
            + (f" by hand: {reason}" if reason else ""),
            () if reason else _hoisted(block, item, misplaced, context),
        )


def _children(item: Attribute | Block) -> tuple[Node, ...]:
    """Give what a deployment_configuration holds: a block, an object, a dynamic block."""
    match item:
        case Attribute(value=Object(items=items)) if _name(item) == _HOLDER:
            return items
        case Block() if item.is_dynamic(_HOLDER):
            contents = item.body.blocks("content")
            return tuple(child for content in contents for child in content.body.items)
        case Block() if _name(item) == _HOLDER:
            return item.body.items
    return ()


def _name(item: Node) -> str:
    """Give the name of an argument, of a block, or of an item of an object."""
    match item:
        case Attribute(name=name) | Block(type=name):
            return name.name
        case (
            ObjectItem(key=Variable(name=key))
            | ObjectItem(key=Template(parts=(Text(raw=key),)))
        ):
            return key
    return ""


def _listed(names: Iterable[str]) -> str:
    """Give names as a sentence has them: ``a, b and c``."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _reason(
    block: Block, item: Attribute | Block, misplaced: list[Node], file: File
) -> str:
    """Say why this is not for a machine, or nothing."""
    if isinstance(item, Block) and item.is_dynamic():
        return "a dynamic block cannot set arguments"
    if isinstance(item, Attribute):
        if len(misplaced) < len(_children(item)):
            return "the object has other keys too"
        if not all(
            map(_name, (node for node in walk(item) if isinstance(node, ObjectItem)))
        ):
            return "not all keys are plain names"
        moved = "".join(_object_lines(file, child, "") for child in misplaced)
        if sorted(comments(moved)) != sorted(
            comments(file.text, *item_span(file, item))
        ):
            return "there are comments that would be lost"
    for child in misplaced:
        name = _NAMES[_name(child)]
        if any(
            _content(file, one) != _content(file, child) for one in _set(block, name)
        ):
            return f"{name} is set there already, to something else"
        if (
            sum(
                _name(child) == _name(one)
                for other in block.body.items
                for one in _children(other)
            )
            > 1
        ):
            return f"{_name(child)} is set twice"
    return ""


def _set(block: Block, name: str) -> list[Attribute | Block]:
    """Give the items of the service that have a name."""
    return [item for item in block.body.items if _name(item) == name]


def _content(file: File, item: Node) -> list[str] | str:
    """Give what an item says, in a form to compare."""
    match item:
        case Block(body=holder) | ObjectItem(value=Object() as holder):
            return sorted(
                f"{_name(child)} {_content(file, child)}" for child in holder.items
            )
        case Attribute(value=value) | ObjectItem(value=value):
            return file.code(value)
    return ""


def _hoisted(
    block: Block, item: Attribute | Block, misplaced: list[Node], context: Context
) -> Iterator[Edit]:
    """Give the edits that move what is misplaced in front of the item or in its place."""
    file = context.file
    drops = {_BREAKER} if context.options.get("circuit_breaker") == "drop" else set()
    for name in drops:
        for breaker in _set(block, name):
            yield from remove(file, breaker)
    to = indent(file.text, item.start)
    gone = [child for child in misplaced if _name(child) in drops]
    gone += [child for child in misplaced if _set(block, _NAMES[_name(child)])]
    moving = [child for child in misplaced if child not in gone]
    command = ""
    if context.options.get("execute_command") == "disable" and not _set(
        block, "enable_execute_command"
    ):
        command = f"{to}enable_execute_command = false\n"
    if len(misplaced) < len(_children(item)):
        lines = "".join(
            item_lines(file, child, to, _renamed(file, child)) for child in moving
        )
        yield from insert_before(
            file, item, f"{lines}{command}\n" if moving else command
        )
        yield from remove(file, *misplaced)
        return
    if isinstance(item, Block):
        edits = [edit for child in moving for edit in _renamed(file, child)]
        lines = body_lines(file, item, to, [*edits, *remove(file, *gone)])
    else:
        lines = "".join(_object_lines(file, child, to) for child in moving)
    if lines.strip() or command:
        yield from replace_item(file, item, lines + command)
    else:
        yield from remove(file, item)


def _renamed(file: File, item: Node) -> list[Edit]:
    """Give the edit that gives an argument its name in the service."""
    if not isinstance(item, Attribute):
        return []
    return [Edit(file.path, item.name.start, item.name.end, _NAMES[item.name.name])]


def _object_lines(file: File, item: Node, to: str) -> str:
    """Give an item of an object as lines of a body: an argument, or a block."""
    assert isinstance(item, ObjectItem)
    name = _NAMES.get(_name(item), _name(item))
    value = item.value
    if isinstance(value, Object):
        inner = "".join(_object_lines(file, child, to + STEP) for child in value.items)
        return f"{to}{name} {{\n{inner}{to}}}\n"
    edits = [Edit(file.path, item.start, value.start, f"{name} = ")]
    _, end = item_span(file, item)
    comma = file.text.find(",", item.end, end)
    if comma >= 0 and not file.text[item.end : comma].strip():
        edits.append(Edit(file.path, comma, comma + 1, ""))
    return item_lines(file, item, to, edits)
