"""From tokens to nodes, by the grammar in ``grammar/hcl.lark``.

lark is imported, and the parser built, when the first text is parsed: most runs over a
clean tree never parse anything.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from tffix.errors import HclSyntaxError
from tffix.syntax import nodes as n
from tffix.syntax.explain_error import explain
from tffix.syntax.strings import unescape

if TYPE_CHECKING:
    from lark import Lark

    from tffix.syntax.lexer import Token

_Children = list[Any]


def parse(text: str, start: int = 0, end: int | None = None) -> n.Body:
    """Parse a whole file, or the part of it between two offsets in characters.

    A part must begin and end between the items of a body; a top-level block is one.
    Nodes hold offsets into the whole text. Raises HclSyntaxError.
    """
    from lark.exceptions import UnexpectedToken  # noqa: PLC0415, deferred: slow import

    end = len(text) if end is None else end
    try:
        items: tuple[n.Attribute | n.Block, ...] = _lark().parse(
            (text, start, end)  # type: ignore[arg-type]
        )
    except UnexpectedToken as error:
        raise explain(text, start, end, error) from None
    return n.Body(start, end, _checked(items))


@cache
def _lark() -> Lark:
    from lark import Lark  # noqa: PLC0415, deferred: slow import

    from tffix.syntax.lexer import Lexer  # noqa: PLC0415, imports lark

    return Lark.open_from_package(
        "tffix.grammar",
        "hcl.lark",
        parser="lalr",
        lexer=Lexer,
        start="file",
        transformer=_Builder(),
        maybe_placeholders=False,
    )


def _checked(
    items: tuple[n.Attribute | n.Block, ...],
) -> tuple[n.Attribute | n.Block, ...]:
    """Refuse an argument that is set twice in one body, as Terraform does."""
    seen = set()
    for item in items:
        if isinstance(item, n.Attribute):
            name = item.name
            if name.name in seen:
                raise HclSyntaxError(
                    f'the argument "{name.name}" is set twice in this block',
                    name.start,
                    name.end,
                    "each argument may be set only once; remove one of them",
                )
            seen.add(name.name)
    return items


class _Builder:
    """Makes the node of each rule of the grammar; lark calls it bottom-up."""

    # Bodies

    def file(self, children: _Children) -> tuple[n.Attribute | n.Block, ...]:
        return tuple(c for c in children if isinstance(c, n.Node))

    def name(self, children: _Children) -> n.Identifier:
        token: Token = children[0]
        return n.Identifier(token.start_pos, token.end_pos, token.value)

    def label(self, children: _Children) -> n.Label:
        child = children[0]
        if isinstance(child, n.Identifier):
            return n.Label(child.start, child.end, child.name, quoted=False)
        value = unescape(child.value[1:-1])
        return n.Label(child.start_pos, child.end_pos, value, quoted=True)

    def attribute(self, children: _Children) -> n.Attribute:
        name, equals, value = children
        return n.Attribute(name.start, value.end, name, equals.start_pos, value)

    def block(self, children: _Children) -> n.Block:
        type_, labels, items, brace = children[0], [], [], children[-1]
        for child in children[1:-1]:
            if isinstance(child, n.Label):
                labels.append(child)
            elif isinstance(child, n.Node):
                items.append(child)
            elif child.type == "LBRACE":
                body_start = child.end_pos
        body = n.Body(body_start, brace.start_pos, _checked(tuple(items)))
        return n.Block(type_.start, brace.end_pos, type_, tuple(labels), body)

    # Expressions

    def conditional(self, children: _Children) -> n.Conditional:
        condition, _, true, _, false = children
        return n.Conditional(condition.start, false.end, condition, true, false)

    def binary(self, children: _Children) -> n.Binary:
        left, operator, right = children
        return n.Binary(left.start, right.end, left, operator.value, right)

    def unary(self, children: _Children) -> n.Unary:
        operator, operand = children
        return n.Unary(operator.start_pos, operand.end, operator.value, operand)

    def get_attr(self, children: _Children) -> n.GetAttr:
        source, _, name = children
        return n.GetAttr(source.start, name.end, source, name)

    def legacy_index(self, children: _Children) -> n.LegacyIndex:
        source, _, number = children
        if "." in number.value:
            first, _, second = number.value.partition(".")
            raise HclSyntaxError(
                "two indexes in a row need brackets",
                number.start_pos,
                number.end_pos,
                f"write [{first}][{second}]",
            )
        key = n.Literal(number.start_pos, number.end_pos, number.value)
        return n.LegacyIndex(source.start, key.end, source, key)

    def index(self, children: _Children) -> n.Index:
        source, _, key, bracket = children
        return n.Index(source.start, bracket.end_pos, source, key)

    def attr_splat(self, children: _Children) -> n.Splat:
        source, _, star = children
        return n.Splat(source.start, star.end_pos, source, full=False)

    def full_splat(self, children: _Children) -> n.Splat:
        source, bracket = children[0], children[-1]
        return n.Splat(source.start, bracket.end_pos, source, full=True)

    def number(self, children: _Children) -> n.Literal:
        token: Token = children[0]
        return n.Literal(token.start_pos, token.end_pos, token.value)

    def variable(self, children: _Children) -> n.Variable | n.Literal:
        name: n.Identifier = children[0]
        if name.name in ("true", "false", "null"):
            return n.Literal(name.start, name.end, name.name)
        return n.Variable(name.start, name.end, name.name)

    def call(self, children: _Children) -> n.Call:
        names, arguments, expand = [], [], False
        for child in children:
            if isinstance(child, n.Identifier):
                names.append(child.name)
            elif isinstance(child, n.Node):
                arguments.append(child)
            elif child.type == "ELLIPSIS":
                expand = True
        start, end = children[0].start, children[-1].end_pos
        return n.Call(start, end, "::".join(names), tuple(arguments), expand)

    def parenthesized(self, children: _Children) -> n.Parenthesized:
        left, inner, right = children
        return n.Parenthesized(left.start_pos, right.end_pos, inner)

    def tuple(self, children: _Children) -> n.Tuple:
        items = tuple(c for c in children if isinstance(c, n.Node))
        return n.Tuple(children[0].start_pos, children[-1].end_pos, items)

    def object(self, children: _Children) -> n.Object:
        items = tuple(c for c in children if isinstance(c, n.Node))
        return n.Object(children[0].start_pos, children[-1].end_pos, items)

    def object_item(self, children: _Children) -> n.ObjectItem:
        key, sign, value = children
        return n.ObjectItem(key.start, value.end, key, sign.start_pos, value)

    def for_intro(self, children: _Children) -> _Children:
        return [c for c in children if isinstance(c, n.Node)]

    def for_condition(self, children: _Children) -> _Children:
        return children

    def for_tuple(self, children: _Children) -> n.For:
        bracket, _, (*names, collection), value, *rest = children
        condition = rest[0][1] if len(rest) > 1 else None
        return n.For(
            bracket.start_pos,
            rest[-1].end_pos,
            tuple(names),
            collection,
            None,
            value,
            group=False,
            condition=condition,
        )

    def for_object(self, children: _Children) -> n.For:
        brace, _, (*names, collection), key, _, value, *rest = children
        condition = None
        group = False
        for child in rest[:-1]:
            if isinstance(child, list):
                condition = child[1]
            else:
                group = True
        return n.For(
            brace.start_pos,
            rest[-1].end_pos,
            tuple(names),
            collection,
            key,
            value,
            group,
            condition,
        )

    # Templates

    def string(self, children: _Children) -> n.Template:
        token: Token = children[0]
        start, end = token.start_pos, token.end_pos
        raw = token.value[1:-1]
        parts = (n.Text(start + 1, end - 1, raw),) if raw else ()
        return n.Template(start, end, parts)

    def template(self, children: _Children) -> n.Template:
        parts = tuple(c for c in children if isinstance(c, n.Node))
        return n.Template(children[0].start_pos, children[-1].end_pos, parts)

    def heredoc(self, children: _Children) -> n.Heredoc:
        opener = children[0]
        parts = tuple(c for c in children if isinstance(c, n.Node))
        flush = opener.value.startswith("<<-")
        return n.Heredoc(opener.start_pos, children[-1].end_pos, parts, flush)

    def text(self, children: _Children) -> n.Text:
        token: Token = children[0]
        return n.Text(token.start_pos, token.end_pos, token.value)

    def interpolation(self, children: _Children) -> n.Interpolation:
        opener, value, closer = children
        return n.Interpolation(
            opener.start_pos,
            closer.end_pos,
            value,
            strip_left=opener.value.endswith("~"),
            strip_right=closer.value.startswith("~"),
        )

    def if_directive(self, children: _Children) -> n.IfDirective:
        opener, condition = children[0], children[1]
        true, false, marks = [], (), [opener]
        for child in children[2:]:
            if isinstance(child, n.Node):
                true.append(child)
            elif isinstance(child, list):
                marks += child[:2]
                false = tuple(child[2:])
            else:
                marks.append(child)
        return n.IfDirective(
            opener.start_pos,
            children[-1].end_pos,
            condition,
            tuple(true),
            false,
            _strips(marks),
        )

    def else_clause(self, children: _Children) -> _Children:
        return children

    def for_directive(self, children: _Children) -> n.ForDirective:
        names = tuple(c for c in children if isinstance(c, n.Identifier))
        (collection, *parts) = (
            c
            for c in children
            if isinstance(c, n.Node) and not isinstance(c, n.Identifier)
        )
        return n.ForDirective(
            children[0].start_pos,
            children[-1].end_pos,
            names,
            collection,
            tuple(parts),
            _strips([c for c in children if _is_mark(c)]),
        )


def _is_mark(child: Any) -> bool:
    """Whether this opens or closes a template sequence."""
    return getattr(child, "type", "").startswith(("T_", "SEQUENCE_END"))


def _strips(marks: list[Token]) -> str:
    """Give for each opener and closer of a sequence whether it strips."""
    return "".join(
        "~" if mark.value.startswith(("%{~", "~")) else " " for mark in marks
    )
