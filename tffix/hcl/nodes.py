"""The nodes of the syntax tree.

Nodes hold spans, not text: ``start`` and ``end`` are offsets in characters into the
text that was parsed, end exclusive. Whitespace and comments belong to no node; they
are the gaps between tokens. The names are those of the HCL specification.

Slots are named in the order of the text, so that ``children`` gives nodes in it. The
classes are written out because dataclasses, which would write them, takes a fifth of
the time of a run over a clean tree to import.
"""

# ruff: noqa: A002, FBT001, PLR0913, PLR0917, RUF023, the fields of the specification

from __future__ import annotations

from bisect import bisect_left

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def any_in(offsets: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some offsets, which are in order, stands between two others."""
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


class Node:
    """Anything that has a place in the text."""

    __slots__ = ("start", "end")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end

    def children(self) -> Iterator[Node]:
        """Give the nodes directly below this one, in the order of the text."""
        for name in type(self).__slots__:
            value = getattr(self, name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                yield from value

    def contains(self, other: Node) -> bool:
        """Whether another node begins in this one."""
        return self.start <= other.start < self.end

    def __repr__(self) -> str:
        """Say what stands where; never the nodes below, which may be thousands."""
        return f"<{type(self).__name__} {self.start}-{self.end}>"


class Identifier(Node):
    """A name: of an argument, a block type, a variable, an attribute."""

    __slots__ = ("name",)

    def __init__(self, start: int, end: int, name: str) -> None:
        self.start = start
        self.end = end
        self.name = name


# Bodies


class Label(Node):
    """A block label, quoted or not; ``value`` is without quotes and escapes."""

    __slots__ = ("value", "quoted")

    def __init__(self, start: int, end: int, value: str, quoted: bool) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.quoted = quoted


class Attribute(Node):
    """An argument: ``name = value``; ``equals`` is the offset of the equals sign."""

    __slots__ = ("name", "equals", "value")

    def __init__(
        self, start: int, end: int, name: Identifier, equals: int, value: Expression
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.equals = equals
        self.value = value

    @property
    def key(self) -> Identifier:
        """Where the name stands."""
        return self.name

    @property
    def key_name(self) -> str:
        """The name."""
        return self.name.name


class Body(Node):
    """What stands between the braces of a block, or in a whole file."""

    __slots__ = ("items",)

    def __init__(
        self, start: int, end: int, items: tuple[Attribute | Block, ...]
    ) -> None:
        self.start = start
        self.end = end
        self.items = items

    def attribute(self, name: str) -> Attribute | None:
        """Give the argument of that name."""
        for item in self.items:
            if isinstance(item, Attribute) and item.name.name == name:
                return item
        return None

    def attributes(self) -> list[Attribute]:
        """Give the arguments."""
        return [item for item in self.items if isinstance(item, Attribute)]

    def blocks(self, type_: str | None = None) -> list[Block]:
        """Give the nested blocks, of one type or all."""
        return [
            item
            for item in self.items
            if isinstance(item, Block) and type_ in (None, item.type.name)
        ]

    def named(self, name: str) -> list[Attribute | Block]:
        """Give the items of that name; dynamic blocks have that of what they make."""
        return [item for item in self.items if item.key_name == name]

    def at(self, *path: str) -> list[Attribute | Block]:
        """Give the items that the names of blocks lead to; none in dynamic blocks."""
        *outer, name = path
        bodies = [self]
        for type_ in outer:
            bodies = [block.body for body in bodies for block in body.blocks(type_)]
        return [item for body in bodies for item in body.named(name)]

    def items_at(self, offsets: Sequence[int]) -> Iterator[Attribute | Block]:
        """Give the items in which one of some offsets stands; those are in order."""
        for item in self.items:
            if any_in(offsets, item.start, item.end):
                yield item

    def names(self) -> list[str]:
        """Give the names of the items, in order; of a dynamic block, what it makes."""
        return [item.key_name for item in self.items]


class Block(Node):
    """A block: ``type "label" { body }``; the body's span is between the braces."""

    __slots__ = ("type", "labels", "body")

    def __init__(
        self,
        start: int,
        end: int,
        type: Identifier,
        labels: tuple[Label, ...],
        body: Body,
    ) -> None:
        self.start = start
        self.end = end
        self.type = type
        self.labels = labels
        self.body = body

    @property
    def open(self) -> int:
        """The offset of the opening brace."""
        return self.body.start - 1

    @property
    def close(self) -> int:
        """The offset of the closing brace."""
        return self.body.end

    @property
    def key(self) -> Identifier | Label:
        """Where the type stands; of a dynamic block, that of the blocks it makes."""
        return self.labels[0] if self.is_dynamic() else self.type

    @property
    def key_name(self) -> str:
        """The type; of a dynamic block, that of the blocks it makes."""
        return self.labels[0].value if self.is_dynamic() else self.type.name

    @property
    def holders(self) -> list[Block]:
        """The blocks that hold what it is for: the content of a dynamic one, or it."""
        return self.body.blocks("content") if self.is_dynamic() else [self]

    def is_dynamic(self, type_: str | None = None) -> bool:
        """Whether this is a ``dynamic`` block, for one block type or any."""
        return (
            self.type.name == "dynamic"
            and len(self.labels) == 1
            and type_ in (None, self.labels[0].value)
        )


# Expressions


class Expression(Node):
    """Anything that has a value."""

    __slots__ = ()


class Literal(Expression):
    """A number as it is written, or true, false, null."""

    __slots__ = ("text",)

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start = start
        self.end = end
        self.text = text


class Variable(Expression):
    """A name that stands for a value: ``var``, ``local``, ``aws_lb``, ``each``."""

    __slots__ = ("name",)

    def __init__(self, start: int, end: int, name: str) -> None:
        self.start = start
        self.end = end
        self.name = name


class GetAttr(Expression):
    """``source.name``."""

    __slots__ = ("source", "name")

    def __init__(
        self, start: int, end: int, source: Expression, name: Identifier
    ) -> None:
        self.start = start
        self.end = end
        self.source = source
        self.name = name


class LegacyIndex(Expression):
    """``source.0``."""

    __slots__ = ("source", "key")

    def __init__(self, start: int, end: int, source: Expression, key: Literal) -> None:
        self.start = start
        self.end = end
        self.source = source
        self.key = key


class Index(Expression):
    """``source[key]``."""

    __slots__ = ("source", "key")

    def __init__(
        self, start: int, end: int, source: Expression, key: Expression
    ) -> None:
        self.start = start
        self.end = end
        self.source = source
        self.key = key


class Splat(Expression):
    """``source.*`` (attribute-only) or ``source[*]`` (full)."""

    __slots__ = ("source", "full")

    def __init__(self, start: int, end: int, source: Expression, full: bool) -> None:
        self.start = start
        self.end = end
        self.source = source
        self.full = full


class Call(Expression):
    """``name(arguments)``; ``expand`` when the last argument is followed by ``...``."""

    __slots__ = ("name", "arguments", "expand")

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        arguments: tuple[Expression, ...],
        expand: bool,
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.arguments = arguments
        self.expand = expand


class Parenthesized(Expression):
    """``(inner)``."""

    __slots__ = ("inner",)

    def __init__(self, start: int, end: int, inner: Expression) -> None:
        self.start = start
        self.end = end
        self.inner = inner


class Conditional(Expression):
    """``condition ? true : false``."""

    __slots__ = ("condition", "true", "false")

    def __init__(
        self,
        start: int,
        end: int,
        condition: Expression,
        true: Expression,
        false: Expression,
    ) -> None:
        self.start = start
        self.end = end
        self.condition = condition
        self.true = true
        self.false = false


class Binary(Expression):
    """``left operator right``."""

    __slots__ = ("left", "operator", "right")

    def __init__(
        self, start: int, end: int, left: Expression, operator: str, right: Expression
    ) -> None:
        self.start = start
        self.end = end
        self.left = left
        self.operator = operator
        self.right = right


class Unary(Expression):
    """``-operand`` or ``!operand``."""

    __slots__ = ("operator", "operand")

    def __init__(
        self, start: int, end: int, operator: str, operand: Expression
    ) -> None:
        self.start = start
        self.end = end
        self.operator = operator
        self.operand = operand


class Tuple(Expression):
    """``[item, …]``."""

    __slots__ = ("items",)

    def __init__(self, start: int, end: int, items: tuple[Expression, ...]) -> None:
        self.start = start
        self.end = end
        self.items = items


class ObjectItem(Node):
    """``key = value`` or ``key : value``; ``equals`` is the offset of the sign."""

    __slots__ = ("key", "equals", "value")

    def __init__(
        self, start: int, end: int, key: Expression, equals: int, value: Expression
    ) -> None:
        self.start = start
        self.end = end
        self.key = key
        self.equals = equals
        self.value = value

    @property
    def key_name(self) -> str:
        """The key, where it is written out as a name or a plain string; else empty."""
        match self.key:
            case Variable(name=name) | Template(parts=(Text(raw=name),)):
                return name
        return ""


class Object(Expression):
    """``{ key = value … }``."""

    __slots__ = ("items",)

    def __init__(self, start: int, end: int, items: tuple[ObjectItem, ...]) -> None:
        self.start = start
        self.end = end
        self.items = items


class For(Expression):
    """``[for v in c : value]`` or ``{for k, v in c : key => value}``.

    ``key`` is None for a tuple; ``group`` stands for ``...`` after the value.
    """

    __slots__ = ("names", "collection", "key", "value", "group", "condition")

    def __init__(
        self,
        start: int,
        end: int,
        names: tuple[Identifier, ...],
        collection: Expression,
        key: Expression | None,
        value: Expression,
        group: bool,
        condition: Expression | None,
    ) -> None:
        self.start = start
        self.end = end
        self.names = names
        self.collection = collection
        self.key = key
        self.value = value
        self.group = group
        self.condition = condition


# Templates


class Text(Node):
    """Literal text of a template, as it is written (escapes included)."""

    __slots__ = ("raw",)

    def __init__(self, start: int, end: int, raw: str) -> None:
        self.start = start
        self.end = end
        self.raw = raw


class Interpolation(Node):
    """``${value}``, with the strip markers of either side."""

    __slots__ = ("value", "strip_left", "strip_right")

    def __init__(
        self,
        start: int,
        end: int,
        value: Expression,
        strip_left: bool,
        strip_right: bool,
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.strip_left = strip_left
        self.strip_right = strip_right


class IfDirective(Node):
    """``%{ if condition }…%{ else }…%{ endif }``.

    ``strips`` has a character for each side of each sequence, in their order: ``~``
    where it strips, else a space.
    """

    __slots__ = ("condition", "true", "false", "strips")

    def __init__(
        self,
        start: int,
        end: int,
        condition: Expression,
        true: tuple[Node, ...],
        false: tuple[Node, ...],
        strips: str,
    ) -> None:
        self.start = start
        self.end = end
        self.condition = condition
        self.true = true
        self.false = false
        self.strips = strips


class ForDirective(Node):
    """``%{ for k, v in collection }…%{ endfor }``; ``strips`` as in ``IfDirective``."""

    __slots__ = ("names", "collection", "parts", "strips")

    def __init__(
        self,
        start: int,
        end: int,
        names: tuple[Identifier, ...],
        collection: Expression,
        parts: tuple[Node, ...],
        strips: str,
    ) -> None:
        self.start = start
        self.end = end
        self.names = names
        self.collection = collection
        self.parts = parts
        self.strips = strips


class Template(Expression):
    """A quoted template: ``"text ${value}"``."""

    __slots__ = ("parts",)

    def __init__(self, start: int, end: int, parts: tuple[Node, ...]) -> None:
        self.start = start
        self.end = end
        self.parts = parts


class Heredoc(Expression):
    """A heredoc, from ``<<`` to the end of its marker; ``flush`` for ``<<-``."""

    __slots__ = ("parts", "flush")

    def __init__(
        self, start: int, end: int, parts: tuple[Node, ...], flush: bool
    ) -> None:
        self.start = start
        self.end = end
        self.parts = parts
        self.flush = flush
