"""The ways in which a string can begin: in text, in locals, in what functions make.

A value says no more than the text that all ways have in common; whoever corrects what a
string begins with has to know each, and where it is written.
"""

from __future__ import annotations

from tffix.hcl.nodes import (
    Call,
    Conditional,
    Expression,
    GetAttr,
    IfDirective,
    Interpolation,
    Literal,
    Node,
    Parenthesized,
    Template,
    Text,
    Tuple,
)
from tffix.hcl.strings import unescape
from tffix.lazy_re import pattern
from tffix.terraform.module.expressions import local_name
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

VERB = pattern(r"%[-+ #0]*[\d.]*(?:\[\d+\])?[a-zA-Z%]")  # of format()
_MAX_STEPS = 256


class Piece(NamedTuple):
    """A node that gives a part of a name, its file, and the string it stands in."""

    node: Node
    file: File
    string: Template | None = None


class Beginning(NamedTuple):
    """A way in which a name can begin.

    ``arm`` is the expression of the block that is the name, ``rest`` what follows the
    ``text`` that is known. ``first`` gives the first of the text, ``call`` is the
    ``format`` or ``join`` that puts it in front, ``locals`` lead to it. ``certain``
    says that nothing chooses between this and another.
    """

    file: File
    arm: Expression
    rest: tuple[Piece, ...]
    first: Piece
    text: str = ""
    call: Call | None = None
    locals: tuple[tuple[File, GetAttr], ...] = ()
    certain: bool = True
    lower: bool = False


def begins_with_value(name: Expression) -> bool:
    """Whether a name begins with a reference whose value is written elsewhere."""
    match name:
        case Template(parts=(Interpolation(value=GetAttr() as reference), *_)):
            return local_name(reference) is None
    return False


def beginnings(
    file: File, name: Expression, needed: int, module: Module
) -> Iterator[Beginning]:
    """Give the ways in which a name can begin; ``needed`` is a length in characters."""
    whole = Piece(name, file)
    stack = [Beginning(file, name, (whole,), whole)]
    for _ in range(_MAX_STEPS):
        if not stack:
            return
        start = stack.pop()
        if not start.rest:
            yield start
            continue
        part, *rest = start.rest
        node = part.node
        if isinstance(node, Text):
            raw = node.raw.lower() if start.lower else node.raw
            first = start.first if start.text else part
            text = start.text + unescape(raw)
            stack.append(start._replace(first=first, text=text, rest=tuple(rest)))
            continue
        ways = list(_ways(part, needed, module, alone=not rest))
        if len(start.text) < needed:
            start = start._replace(certain=start.certain and len(ways) == 1)
        if not start.text:
            start = _through(start, part)
        for way in reversed(ways):
            inner = way[0].node if way else node
            # what is chosen from is judged on its own
            own = node is start.arm and (
                len(ways) > 1 or isinstance(node, Parenthesized)
            )
            arm = inner if own and isinstance(inner, Expression) else start.arm
            stack.append(start._replace(arm=arm, rest=(*way, *rest)))
        if not ways:
            yield start


def _through(start: Beginning, part: Piece) -> Beginning:
    """Note what leads to the first character of a name."""
    match part.node:
        case GetAttr() as node:
            return start._replace(locals=(*start.locals, (part.file, node)))
        case Call(name="join" | "format") as call:
            return start._replace(call=call)
        case Call(name="lower"):
            return start._replace(lower=True)
    return start


def _ways(
    part: Piece, needed: int, module: Module, *, alone: bool
) -> Iterator[list[Piece]]:
    """Give what a part of a name can consist of; nothing where that is not known.

    ``lower`` and ``substr`` are followed only where they give the rest of the name.
    """
    node, file, _ = part
    ways: list[list[Node]] = []
    match node:
        case Template(parts=parts):
            yield [Piece(piece, file, node) for piece in parts]
        case Call(
            name="format",
            arguments=(Template(parts=(Text() as text,)) as string, *arguments),
        ):
            yield list(_formatted(string, text, arguments, file))
        case Call(name="join", arguments=(between, Tuple(items=(first, *items)))):
            ways = [[first, *(piece for item in items for piece in (between, item))]]
        case Call(name="coalesce" | "try", arguments=arguments, expand=False):
            ways = [[argument] for argument in arguments]
        case Call(
            name="substr",
            arguments=(inner, Literal(text="0"), Literal(text=bound) as end),
        ) if alone and bound.isdigit() and int(bound) >= needed:
            ways = [[inner, _unknown(end)]]
        case Call(name="lower", arguments=(inner,)) if alone:
            ways = [[inner]]
        case Conditional(true=true, false=false):
            ways = [[true], [false]]
        case IfDirective(true=parts, false=others):
            ways = [list(parts), list(others)]
        case Parenthesized(inner=inner) | Interpolation(value=inner):
            ways = [[inner]]
        case GetAttr() if found := module.local(local_name(node) or ""):
            yield [Piece(found[1].value, found[0])]
    for way in ways:
        yield [Piece(piece, file) for piece in way]


def _formatted(
    string: Template, text: Text, arguments: list[Expression], file: File
) -> Iterator[Piece]:
    """Give the text between the verbs of a format, and what they put there."""
    at = 0
    for verb in VERB.finditer(text.raw):
        start, end = text.start + at, text.start + verb.start()
        if start < end:
            yield Piece(Text(start, end, text.raw[at : verb.start()]), file, string)
        plain = verb[0] in ("%s", "%v") and arguments
        yield Piece(arguments.pop(0) if plain else _unknown(text), file)
        at = verb.end()
    yield Piece(Text(text.start + at, text.end, text.raw[at:]), file, string)


def _unknown(node: Node) -> Node:
    """Give a node that stands for text of which nothing is known."""
    return Node(node.end, node.end)
