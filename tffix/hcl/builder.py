"""The nodes of a tree, made bottom-up: a method for each rule of the grammar.

Each gets the values of the symbols of its rule, in their order: tokens, nodes, and
lists of the nodes of a rule that has no node of its own.
"""

# ruff: noqa: D102, a method does what the rule of its name in grammar/hcl.lark says

from __future__ import annotations

from tffix.errors import HclSyntaxError, Place
from tffix.hcl import nodes as n
from tffix.hcl.lexer import Token
from tffix.hcl.strings import unescape
from tffix.hcl.table import Inline
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_Children = list[Any]
_Item = n.Attribute | n.Block
_Items = tuple[_Item, ...]
_Names = tuple[n.Identifier, ...]
_Intro = tuple[_Names, n.Expression]
_Clause = tuple[Any, ...]


def _named(token: Token) -> n.Identifier:
    return n.Identifier(token.start_pos, token.end_pos, token.value)


def _nodes(children: _Children) -> Sequence[Any]:
    """Give the nodes of the one list among the children, if there is one."""
    for child in children:
        if type(child) is Inline:
            return child
    return ()


class Builder:
    """Makes nodes, and notes in ``problems`` what the grammar lets pass."""

    def __init__(self) -> None:
        self.problems: list[HclSyntaxError] = []

    def _items(self, children: _Children) -> _Items:
        """Give the items of a body."""
        items = tuple(_nodes(children))
        self._look_for_twins(items)
        return items

    def look_into(self, values: _Children) -> None:
        """Note what is wrong in bodies that were not finished."""
        for value in values:
            if type(value) is Inline:
                self._look_for_twins(value)

    def _look_for_twins(self, items: Sequence[Any]) -> None:
        """An argument may be set only once in a body."""
        if len(items) > 1:
            seen: dict[str, n.Identifier] = {}
            for item in items:
                if type(item) is n.Attribute:
                    name = item.name
                    first = seen.setdefault(name.name, name)
                    if first is not name:
                        self._set_twice(first, name)

    def _set_twice(self, first: n.Identifier, again: n.Identifier) -> None:
        self.problems.append(
            HclSyntaxError(
                f'the argument "{again.name}" is set twice in this block',
                again.start,
                again.end,
                "each argument may be set only once; remove one of them",
                Place(first.start, first.end, "it is set here first"),
            )
        )

    # Bodies

    def file(self, children: _Children) -> _Items:
        return self._items(children)

    def label(self, children: _Children) -> n.Label:
        (token,) = children
        start, end, value = token.start_pos, token.end_pos, token.value
        if token.type == "STRING":
            return n.Label(start, end, unescape(value[1:-1]), True)  # noqa: FBT003
        return n.Label(start, end, value, False)  # noqa: FBT003

    def attribute(self, children: _Children) -> n.Attribute:
        name, equals, value = children
        return n.Attribute(
            name.start_pos, value.end, _named(name), equals.start_pos, value
        )

    def block(self, children: _Children) -> n.Block:
        type_, labels, last = children[0], (), children[-1]
        rest = children[1:]
        if type(rest[0]) is Inline:
            labels = tuple(rest[0])
            del rest[0]
        brace, content = rest[0].end_pos, rest[1]
        if type(content) is n.Attribute:
            items: _Items = (content,)
        else:
            items = self._items(rest)
        body = n.Body(brace, last.start_pos, items)
        return n.Block(type_.start_pos, last.end_pos, _named(type_), labels, body)

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
        return n.GetAttr(source.start, name.end_pos, source, _named(name))

    def legacy_index(self, children: _Children) -> n.LegacyIndex:
        source, _, number = children
        start, end, digits = number.start_pos, number.end_pos, number.value
        if "." in digits:
            first, _, second = digits.partition(".")
            self.problems.append(
                HclSyntaxError(
                    "two indexes in a row need brackets",
                    start,
                    end,
                    f"write [{first}][{second}]",
                )
            )
        return n.LegacyIndex(source.start, end, source, n.Literal(start, end, digits))

    def index(self, children: _Children) -> n.Index:
        source, _, key, bracket = children
        return n.Index(source.start, bracket.end_pos, source, key)

    def attr_splat(self, children: _Children) -> n.Splat:
        source, _, star = children
        return n.Splat(source.start, star.end_pos, source, full=False)

    def full_splat(self, children: _Children) -> n.Splat:
        source, token = children
        return n.Splat(source.start, token.end_pos, source, full=True)

    def number(self, children: _Children) -> n.Literal:
        (token,) = children
        return n.Literal(token.start_pos, token.end_pos, token.value)

    def variable(self, children: _Children) -> n.Variable | n.Literal:
        (token,) = children
        name = token.value
        kind = n.Literal if name in ("true", "false", "null") else n.Variable
        return kind(token.start_pos, token.end_pos, name)

    def call(self, children: _Children) -> n.Call:
        path, _, *inside, last = children
        name = "::".join([token.value for token in path])
        expand = len(inside) > 1 and inside[1].type == "ELLIPSIS"
        start, end = path[0].start_pos, last.end_pos
        return n.Call(start, end, name, tuple(_nodes(inside)), expand)

    def parenthesized(self, children: _Children) -> n.Parenthesized:
        left, inner, right = children
        return n.Parenthesized(left.start_pos, right.end_pos, inner)

    def tuple(self, children: _Children) -> n.Tuple:
        items = tuple(_nodes(children))
        return n.Tuple(children[0].start_pos, children[-1].end_pos, items)

    def object(self, children: _Children) -> n.Object:
        items = tuple(_nodes(children))
        return n.Object(children[0].start_pos, children[-1].end_pos, items)

    def object_item(self, children: _Children) -> n.ObjectItem:
        key, sign, value = children
        return n.ObjectItem(key.start, value.end, key, sign.start_pos, value)

    def for_intro(self, children: _Children) -> _Intro:
        *names, _, collection, _ = children
        return self.for_names(names), collection

    def for_names(self, children: _Children) -> _Names:
        return tuple([_named(token) for token in children[::2]])

    def for_condition(self, children: _Children) -> n.Expression:
        condition: n.Expression = children[1]
        return condition

    def for_tuple(self, children: _Children) -> n.For:
        bracket, _, (names, collection), value, *condition, last = children
        return n.For(
            bracket.start_pos,
            last.end_pos,
            names,
            collection,
            key=None,
            value=value,
            group=False,
            condition=condition[0] if condition else None,
        )

    def for_object(self, children: _Children) -> n.For:
        brace, _, (names, collection), key, _, value, *rest, last = children
        group = bool(rest) and type(rest[0]) is Token
        condition = rest[-1] if len(rest) > group else None
        return n.For(
            brace.start_pos,
            last.end_pos,
            names,
            collection,
            key,
            value,
            group,
            condition,
        )

    # Templates

    def string(self, children: _Children) -> n.Template:
        (token,) = children
        start, end = token.start_pos, token.end_pos
        raw = token.value[1:-1]
        return n.Template(start, end, (n.Text(start + 1, end - 1, raw),) if raw else ())

    def template(self, children: _Children) -> n.Template:
        parts = tuple(_nodes(children))
        return n.Template(children[0].start_pos, children[-1].end_pos, parts)

    def heredoc(self, children: _Children) -> n.Heredoc:
        opener, last = children[0], children[-1]
        flush = opener.value.startswith("<<-")
        parts = tuple(_nodes(children))
        return n.Heredoc(opener.start_pos, last.end_pos, parts, flush)

    def text(self, children: _Children) -> n.Text:
        (token,) = children
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
        opener, condition, close, *clauses, endif, last = children
        marks, false = [opener, close], ()
        if clauses and type(clauses[-1]) is tuple:
            else_, close, *parts = clauses.pop()
            marks += [else_, close]
            false = tuple(_nodes(parts))
        true = tuple(_nodes(clauses))
        strips = _strips([*marks, endif, last])
        return n.IfDirective(
            opener.start_pos, last.end_pos, condition, true, false, strips
        )

    def else_clause(self, children: _Children) -> _Clause:
        return tuple(children)

    def for_directive(self, children: _Children) -> n.ForDirective:
        opener, names, _, collection, closer, *parts, endfor, last = children
        strips = _strips([opener, closer, endfor, last])
        start, end = opener.start_pos, last.end_pos
        return n.ForDirective(
            start, end, names, collection, tuple(_nodes(parts)), strips
        )


def _strips(marks: list[Token]) -> str:
    """Give for each opener and closer of a sequence whether it strips."""
    return "".join(
        ["~" if mark.value.startswith(("%{~", "~")) else " " for mark in marks]
    )
