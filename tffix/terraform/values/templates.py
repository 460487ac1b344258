"""Templates: their text with strip markers and flush heredocs, and what they make."""

from __future__ import annotations

from itertools import pairwise

from tffix.hcl import nodes as n
from tffix.hcl.strings import unescape
from tffix.lazy_re import pattern
from tffix.terraform.values.convert import convert
from tffix.terraform.values.types import BOOL, STRING, Type
from tffix.terraform.values.value import (
    EvaluationError,
    Part,
    Unsure,
    Value,
    concatenated,
    count,
    hull,
    normalized,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.terraform.values.evaluator import Evaluator

_MAX_LENGTH = 50_000  # characters; beyond, a string is not known

_LINE = pattern(r"[^\n]*\n|[^\n]+")
_SEQUENCE = pattern(r"([$%])\1\{")
_SPACE = " \t\n\v\f\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)


class _Text:
    """A piece of literal text: in a heredoc a line, or what is left of one."""

    def __init__(self, text: str) -> None:
        self.text = text


class _Mark:
    """A sequence between two pieces of text; whether it strips on either side."""

    def __init__(self, *, left: bool, right: bool) -> None:
        self.left = left
        self.right = right


def template(node: n.Template | n.Heredoc, evaluation: Evaluator) -> Value:
    """Give the string that a template makes."""
    texts = _texts(node)
    parts = _made(node.parts, texts, evaluation)
    # a part that is not known counts, too: locals may double what they hold each time
    if sum(max(len(part.text or ""), 1) for part in parts) > _MAX_LENGTH:
        raise Unsure(STRING)
    return concatenated(parts)


def _made(
    nodes: tuple[n.Node, ...], texts: dict[int, str], evaluation: Evaluator
) -> list[Part]:
    parts: list[Part] = []
    for node in nodes:
        match node:
            case n.Text():
                text = normalized(texts[node.start])
                size = count(text)
                parts.append(Part(text, size, size, size))
            case n.Interpolation():
                value = _as(evaluation.value(node.value), STRING)
                if value.null:
                    raise EvaluationError("null in a template")
                parts += value.parts
            case n.IfDirective():
                parts += _if(node, texts, evaluation)
            case n.ForDirective():
                collection = evaluation.value(node.collection)
                for _ in evaluation.bound(node.names, collection):
                    parts += _made(node.parts, texts, evaluation)
                    if len(parts) > _MAX_LENGTH:
                        raise Unsure(STRING)
    return parts


def _as(value: Value, type_: Type) -> Value:
    """Convert a value; what is not known is not looked at, whatever its type."""
    if value.known or value.type.is_primitive():
        return convert(value, type_)
    return Value(type_)


def _if(
    node: n.IfDirective, texts: dict[int, str], evaluation: Evaluator
) -> list[Part]:
    condition = _as(evaluation.value(node.condition), BOOL)
    if condition.null:
        raise EvaluationError("the condition is null")
    if condition.known and not condition.varies:
        return _made(node.true if condition.data else node.false, texts, evaluation)
    true, false = (_made(arm, texts, evaluation) for arm in (node.true, node.false))
    one, other = hull(true), hull(false)
    longest = (
        None
        if one.longest is None or other.longest is None
        else max(one.longest, other.longest)
    )
    text = None
    if condition.known:
        chosen = concatenated(true if condition.data else false)
        text = chosen.text
    return [
        Part(
            text,
            min(one.shortest, other.shortest),
            longest,
            max(one.likely, other.likely),
            overridable=text is not None,
        )
    ]


def _texts(node: n.Template | n.Heredoc) -> dict[int, str]:
    """Give the text of each literal part, by its start, stripped and unindented."""
    quoted = isinstance(node, n.Template)
    tokens: list[_Text | _Mark] = []
    places: dict[int, list[_Text]] = {}
    for item in _flat(node.parts):
        if isinstance(item, n.Text):
            if quoted:
                pieces = [_Text(unescape(item.raw))]
            else:
                raw = _SEQUENCE.sub(r"\1{", item.raw)
                pieces = [_Text(line) for line in _LINE.findall(raw)]
            places[item.start] = pieces
            tokens += pieces
        else:
            tokens.append(item)
    _strip(tokens)
    if isinstance(node, n.Heredoc) and node.flush:
        _unindent(tokens)
    return {
        start: "".join(piece.text for piece in pieces)
        for start, pieces in places.items()
    }


def _flat(nodes: tuple[n.Node, ...]) -> list[n.Text | _Mark]:
    """Give text and sequences in their order, directives opened up."""
    flat: list[n.Text | _Mark] = []
    for node in nodes:
        match node:
            case n.Text():
                flat.append(node)
            case n.Interpolation():
                flat.append(_Mark(left=node.strip_left, right=node.strip_right))
            case n.IfDirective() | n.ForDirective():
                marks = [
                    _Mark(left=node.strips[at] == "~", right=node.strips[at + 1] == "~")
                    for at in range(0, len(node.strips), 2)
                ]
                flat.append(marks[0])
                if isinstance(node, n.ForDirective):
                    flat += _flat(node.parts)
                else:
                    flat += _flat(node.true)
                    if len(marks) > 2:  # noqa: PLR2004, if, else, endif
                        flat.append(marks[1])
                    flat += _flat(node.false)
                flat.append(marks[-1])
    return flat


def _strip(tokens: list[_Text | _Mark]) -> None:
    for before, after in pairwise(tokens):
        if isinstance(before, _Mark) and before.right and isinstance(after, _Text):
            after.text = after.text.lstrip(_SPACE)
        if isinstance(after, _Mark) and after.left and isinstance(before, _Text):
            before.text = before.text.rstrip(_SPACE)


def _unindent(tokens: list[_Text | _Mark]) -> None:
    """Take off the spaces that all lines begin with, blank lines not counted."""
    lines: list[_Text] = []
    least: int | None = None
    at_start = True
    for token in tokens:
        text = token.text if isinstance(token, _Text) else ""
        if at_start:
            spaces = len(text) - len(text.lstrip(_SPACE))
            if not (text.endswith("\n") and spaces == len(text)):
                least = spaces if least is None else min(least, spaces)
                if isinstance(token, _Text):
                    lines.append(token)
        at_start = text.endswith("\n")
    for line in lines:
        line.text = line.text[least:]
