"""Take a prefix out of a name that AWS keeps for itself.

AWS gives security groups identifiers that begin with ``sg-`` and internal load balancers
host names that begin with ``internal-``, so a name may not. The provider refuses it when
it plans: ``invalid value for name (cannot begin with sg-)``. Such a name can never have
been applied, so the fix changes no plan that worked. The word moves behind what it says.

Before:

    resource "aws_security_group" "alb" {
      name   = "sg-alb-${var.environment_suffix}"
      vpc_id = var.vpc_id
    }

After:

    resource "aws_security_group" "alb" {
      name   = "alb-sg-${var.environment_suffix}"
      vpc_id = var.vpc_id
    }

See https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
"""

import re
from typing import NamedTuple

from tffix.api import (
    Block,
    Call,
    Conditional,
    Context,
    Edit,
    Expression,
    File,
    Finding,
    Impact,
    Iterator,
    Parenthesized,
    Safety,
    Template,
    Text,
    Tuple,
    fixer,
    local_name,
    splice,
)
from tffix.aws import names

# functions that give the beginning of their first argument as it is
_KEEPS_HEAD = ("format", "substr", "trimsuffix", "trimspace", "chomp")
_VERB = re.compile(r"%[-+ #0]*[\d.]*(?:\[\d+\])?[a-zA-Z]")
_MAX_DEPTH = 32

_RESERVED = [
    type_
    for type_, arguments in names().items()
    if any(rule.reserved_prefixes for rule in arguments.values())
]


class _Head(NamedTuple):
    """A string that a name begins with, and the file in which it is written."""

    file: File
    template: Template
    is_format: bool


@fixer(*_RESERVED, groups=("naming",), safety=Safety.SAFE, impact=Impact.NONE)
def reserved_name_prefix(block: Block, context: Context) -> Iterator[Finding]:
    """Find name arguments whose text begins with a prefix that is reserved."""
    for argument, rule in names()[block.labels[0].value].items():
        attribute = block.body.attribute(argument)
        if not attribute:
            continue
        for node, head in _heads(attribute.value, context):
            for prefix in rule.reserved_prefixes:
                edits, remedy = [], f'take "{prefix}" out of it'
                if isinstance(head, Call):
                    if not _joins(head, prefix):
                        continue
                elif not _text(head.template).startswith(prefix):
                    continue
                else:
                    edits = _moved(head, prefix)
                if edits:
                    name = _applied(head, edits)
                    remedy = f"write {name}"
                    if _is_taken(block, argument, name, context):
                        edits, remedy = [], f"choose another; {name} is taken"
                yield context.finding(
                    block,
                    node,
                    f'{argument} begins with "{prefix}", which AWS keeps for itself',
                    remedy,
                    edits,
                )


def _heads(
    expression: Expression, context: Context
) -> Iterator[tuple[Expression, _Head | Call]]:
    """Give what the name can begin with, each with the node of this file that says so.

    A call is a ``join`` that nothing is known how to rewrite.
    """
    # An expression of this block stands for itself; one of a local, for its use.
    stack = [(expression, None, context.file, False, _MAX_DEPTH)]
    while stack:
        node, use, file, is_format, depth = stack.pop()
        name = local_name(node)
        match node:
            case Template():
                yield use or node, _Head(file, node, is_format)
            case Parenthesized():
                stack.append((node.inner, use, file, is_format, depth))
            case Conditional():
                stack.append((node.false, use, file, is_format, depth))
                stack.append((node.true, use, file, is_format, depth))
            case Call(name="join"):
                yield use or node, node
            case Call(name=function, arguments=(first, *_)) if function in _KEEPS_HEAD:
                stack.append((first, use, file, function == "format", depth))
            case _ if name and depth and (found := context.module.local(name)):
                target = found[1].value
                stack.append((target, use or node, found[0], is_format, depth - 1))


def _text(expression: Expression) -> str:
    """Give the literal text, as written, that a string begins with."""
    match expression:
        case Template(parts=(Text(raw=raw), *_)):
            return raw
    return ""


def _joins(call: Call, prefix: str) -> bool:
    """Whether a join puts the prefix in front: its first item, or that and the separator."""
    match call.arguments:
        case (separator, Tuple(items=(first, *_))):
            return (_text(first) + _text(separator)).startswith(prefix)
    return False


def _moved(head: _Head, prefix: str) -> list[Edit]:
    """Give the edits that put the word of a prefix where it may stand.

    That is in front of the last part that is not literal, else at the end. A name that
    ends in the word already only loses the prefix. Nothing, if the prefix is all.
    """
    path, template = head.file.path, head.template
    raw = _text(template)
    cut = len(raw) - len(raw.removeprefix(prefix))
    while raw.startswith((prefix, "-"), cut):
        cut += len(prefix) if raw.startswith(prefix, cut) else 1
    start, end = template.start + 1 + cut, template.end - 1
    drop = Edit(path, template.start + 1, start, "")
    rest = head.file.text[start:end]
    word = "-" + prefix.rstrip("-")
    if not rest:
        return []
    if f"-{rest.rstrip('-')}".endswith(word):
        return [drop]
    at = end - 1 if rest.endswith("-") else end
    for varying in _varying(head):
        if varying > start and head.file.text[varying - 1] == "-":
            at = varying - 1
    return [drop, Edit(path, at, at, word)]


def _varying(head: _Head) -> list[int]:
    """Give where the parts that are not literal begin."""
    if head.is_format:
        first = head.template.start + 1
        text = head.file.text[first : head.template.end - 1]
        return [first + verb.start() for verb in _VERB.finditer(text)]
    return [part.start for part in head.template.parts if not isinstance(part, Text)]


def _applied(head: _Head, edits: list[Edit]) -> str:
    """Give the string as it is after the edits, quotes included."""
    start, end = head.template.start, head.template.end
    shifted = [
        edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits
    ]
    return splice(head.file.text[start:end], shifted)


def _is_taken(block: Block, argument: str, name: str, context: Context) -> bool:
    """Whether another resource of the type in this module is written with the name."""
    for file, other in context.module.blocks("resource", block.labels[0].value):
        attribute = other.body.attribute(argument)
        if attribute and file.text[attribute.value.start : attribute.value.end] == name:
            return True
    return False
