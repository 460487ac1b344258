"""The nodes of the syntax tree.

Nodes hold spans, not text: ``start`` and ``end`` are offsets in characters into the
text that was parsed, end exclusive. Whitespace and comments belong to no node; they
are the gaps between tokens. The names are those of the HCL specification.

Fields are declared in the order of the text, so that ``children`` gives nodes in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True, eq=False, repr=False)
class Node:
    """Anything that has a place in the text."""

    start: int
    end: int

    def children(self) -> Iterator[Node]:
        """Give the nodes directly below this one, in the order of the text."""
        for name in type(self).__slots__:
            value = getattr(self, name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                yield from value

    def __repr__(self) -> str:
        """Say what stands where; never the nodes below, which may be thousands."""
        return f"<{type(self).__name__} {self.start}-{self.end}>"


@dataclass(slots=True, eq=False, repr=False)
class Identifier(Node):
    """A name: of an argument, a block type, a variable, an attribute."""

    name: str


# Bodies


@dataclass(slots=True, eq=False, repr=False)
class Label(Node):
    """A block label, quoted or not; ``value`` is without quotes and escapes."""

    value: str
    quoted: bool


@dataclass(slots=True, eq=False, repr=False)
class Attribute(Node):
    """An argument: ``name = value``; ``equals`` is the offset of the equals sign."""

    name: Identifier
    equals: int
    value: Expression


@dataclass(slots=True, eq=False, repr=False)
class Body(Node):
    """What stands between the braces of a block, or in a whole file."""

    items: tuple[Attribute | Block, ...]

    def attribute(self, name: str) -> Attribute | None:
        """Give the argument of that name."""
        for item in self.items:
            if isinstance(item, Attribute) and item.name.name == name:
                return item
        return None

    def blocks(self, type_: str | None = None) -> list[Block]:
        """Give the nested blocks, of one type or all."""
        return [
            item
            for item in self.items
            if isinstance(item, Block) and type_ in (None, item.type.name)
        ]


@dataclass(slots=True, eq=False, repr=False)
class Block(Node):
    """A block: ``type "label" { body }``; the body's span is between the braces."""

    type: Identifier
    labels: tuple[Label, ...]
    body: Body

    @property
    def open(self) -> int:
        """The offset of the opening brace."""
        return self.body.start - 1

    @property
    def close(self) -> int:
        """The offset of the closing brace."""
        return self.body.end

    def is_dynamic(self, type_: str | None = None) -> bool:
        """Whether this is a ``dynamic`` block, for one block type or any."""
        return (
            self.type.name == "dynamic"
            and len(self.labels) == 1
            and type_ in (None, self.labels[0].value)
        )


# Expressions


@dataclass(slots=True, eq=False, repr=False)
class Expression(Node):
    """Anything that has a value."""


@dataclass(slots=True, eq=False, repr=False)
class Literal(Expression):
    """A number as it is written, or true, false, null."""

    text: str


@dataclass(slots=True, eq=False, repr=False)
class Variable(Expression):
    """A name that stands for a value: ``var``, ``local``, ``aws_lb``, ``each``."""

    name: str


@dataclass(slots=True, eq=False, repr=False)
class GetAttr(Expression):
    """``source.name``."""

    source: Expression
    name: Identifier


@dataclass(slots=True, eq=False, repr=False)
class LegacyIndex(Expression):
    """``source.0``."""

    source: Expression
    key: Literal


@dataclass(slots=True, eq=False, repr=False)
class Index(Expression):
    """``source[key]``."""

    source: Expression
    key: Expression


@dataclass(slots=True, eq=False, repr=False)
class Splat(Expression):
    """``source.*`` (attribute-only) or ``source[*]`` (full)."""

    source: Expression
    full: bool


@dataclass(slots=True, eq=False, repr=False)
class Call(Expression):
    """``name(arguments)``; ``expand`` when the last argument is followed by ``...``."""

    name: str
    arguments: tuple[Expression, ...]
    expand: bool


@dataclass(slots=True, eq=False, repr=False)
class Parenthesized(Expression):
    """``(inner)``."""

    inner: Expression


@dataclass(slots=True, eq=False, repr=False)
class Conditional(Expression):
    """``condition ? true : false``."""

    condition: Expression
    true: Expression
    false: Expression


@dataclass(slots=True, eq=False, repr=False)
class Binary(Expression):
    """``left operator right``."""

    left: Expression
    operator: str
    right: Expression


@dataclass(slots=True, eq=False, repr=False)
class Unary(Expression):
    """``-operand`` or ``!operand``."""

    operator: str
    operand: Expression


@dataclass(slots=True, eq=False, repr=False)
class Tuple(Expression):
    """``[item, …]``."""

    items: tuple[Expression, ...]


@dataclass(slots=True, eq=False, repr=False)
class ObjectItem(Node):
    """``key = value`` or ``key : value``; ``equals`` is the offset of the sign."""

    key: Expression
    equals: int
    value: Expression


@dataclass(slots=True, eq=False, repr=False)
class Object(Expression):
    """``{ key = value … }``."""

    items: tuple[ObjectItem, ...]


@dataclass(slots=True, eq=False, repr=False)
class For(Expression):
    """``[for v in c : value]`` or ``{for k, v in c : key => value}``.

    ``key`` is None for a tuple; ``group`` stands for ``...`` after the value.
    """

    names: tuple[Identifier, ...]
    collection: Expression
    key: Expression | None
    value: Expression
    group: bool
    condition: Expression | None


# Templates


@dataclass(slots=True, eq=False, repr=False)
class Text(Node):
    """Literal text of a template, as it is written (escapes included)."""

    raw: str


@dataclass(slots=True, eq=False, repr=False)
class Interpolation(Node):
    """``${value}``, with the strip markers of either side."""

    value: Expression
    strip_left: bool
    strip_right: bool


@dataclass(slots=True, eq=False, repr=False)
class IfDirective(Node):
    """``%{ if condition }…%{ else }…%{ endif }``.

    ``strips`` has a character for each side of each sequence, in their order: ``~``
    where it strips, else a space.
    """

    condition: Expression
    true: tuple[Node, ...]
    false: tuple[Node, ...]
    strips: str


@dataclass(slots=True, eq=False, repr=False)
class ForDirective(Node):
    """``%{ for k, v in collection }…%{ endfor }``; ``strips`` as in ``IfDirective``."""

    names: tuple[Identifier, ...]
    collection: Expression
    parts: tuple[Node, ...]
    strips: str


@dataclass(slots=True, eq=False, repr=False)
class Template(Expression):
    """A quoted template: ``"text ${value}"``."""

    parts: tuple[Node, ...]


@dataclass(slots=True, eq=False, repr=False)
class Heredoc(Expression):
    """A heredoc, from ``<<`` to the end of its marker; ``flush`` for ``<<-``."""

    parts: tuple[Node, ...]
    flush: bool
