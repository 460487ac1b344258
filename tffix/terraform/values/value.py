"""What is known of a value: all of it, parts and bounds of a string, or its type."""

from __future__ import annotations

from tffix.terraform import PRIMITIVES
from tffix.terraform.values.types import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    Type,
    list_of,
    object_of,
    set_of,
)
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tffix.hcl.nodes import Node
    from tffix.terraform.values.numbers import Number

UNBOUND = 16  # characters that a part without a bound counts as
DIGITS = 5  # of a number that is not known: a port has no more
GROWTH = 8  # characters that a value which can be overridden counts as more

_MAX_SIZE = 50_000  # values or characters; what is larger is not known

UNKNOWN: Any = type("Unknown", (), {"__repr__": lambda _: "UNKNOWN"})()


class EvaluationError(Exception):
    """Terraform refuses the expression; ``node`` is the innermost that it refuses."""

    node: Node | None = None


class Unsure(Exception):  # noqa: N818, not an error: the result is not known
    """The result is not known; ``type`` and ``parts`` are what is known of it."""

    def __init__(
        self, type_: Type = ANY, parts: tuple[Part, ...] | None = None
    ) -> None:
        super().__init__()
        self.value = Value(type_, parts=parts)


class Part(NamedTuple):
    """A part of a string; lengths in characters, as Terraform counts them.

    ``text`` is None where it is not known. ``longest`` is None without a bound.
    ``likely`` is what the part counts as: its bound, or ``UNBOUND``, or ``GROWTH``
    more than it has where its text can be overridden.
    """

    text: str | None
    shortest: int
    longest: int | None
    likely: int
    overridable: bool = False

    @property
    def fixed(self) -> bool:
        """Whether this is what the text says, whatever is passed in."""
        return self.text is not None and not self.overridable


_UNKNOWN_PART = Part(None, 0, None, UNBOUND)
_UNKNOWN_PARTS = {
    BOOL: Part(None, len("true"), len("false"), len("false")),
    NUMBER: Part(None, 1, None, DIGITS),
}


class Value:
    """A value of Terraform, as far as it is known.

    ``data`` is UNKNOWN, None for null, a str, an int or a Fraction, a bool, a tuple of
    values, or a dict of values in the order of its keys. ``overridable`` says that it
    comes from a default or a tfvars file, ``varies`` that something in it does.
    ``whole`` says that nothing in it is unknown, ``size`` how much is in it. ``each``
    is what is known of the key and the value of any element that a collection can have
    beside those of its data.
    """

    __slots__ = (
        "_parts",
        "data",
        "each",
        "overridable",
        "size",
        "type",
        "varies",
        "whole",
    )

    def __init__(
        self,
        type_: Type,
        data: Any = UNKNOWN,
        *,
        overridable: bool = False,
        parts: tuple[Part, ...] | None = None,
        each: tuple[Value, Value] | None = None,
    ) -> None:
        self.type = type_
        self.each = each
        self.data = data
        self.overridable = overridable
        self._parts = parts
        self.whole = data is not UNKNOWN
        self.varies = overridable or (
            parts is not None and any(part.overridable for part in parts)
        )
        self.size = 1
        if isinstance(data, tuple | dict):
            for item in data.values() if isinstance(data, dict) else data:
                self.whole = self.whole and item.whole
                self.varies = self.varies or item.varies
                self.size += item.size
        elif isinstance(data, str):
            self.size = len(data)
        if self.size > _MAX_SIZE:
            self.type = type_ if type_.is_primitive() else ANY
            self.data, self.whole, self.size, self._parts = UNKNOWN, False, 1, None

    def __repr__(self) -> str:
        return f"<{self.type.kind} {self.data!r}>"

    @property
    def known(self) -> bool:
        """Whether the value is known, though something in it may not be."""
        return self.data is not UNKNOWN

    @property
    def null(self) -> bool:
        """Whether this is null."""
        return self.data is None

    @property
    def text(self) -> str | None:
        """The string that this is, or becomes in a template; None if not known."""
        if self.type == STRING and self.known:
            return self.data  # type: ignore[no-any-return]
        parts = self.parts
        texts = [part.text for part in parts if part.text is not None]
        return "".join(texts) if len(texts) == len(parts) else None

    @property
    def parts(self) -> tuple[Part, ...]:
        """What this is made of as a string: the known parts and the others."""
        if self._parts is None:
            self._parts = (self._part(),)
        return self._parts

    def _part(self) -> Part:
        if self.data is UNKNOWN:
            return _UNKNOWN_PARTS.get(self.type, _UNKNOWN_PART)
        if self.data is None:
            return Part("", 0, 0, 0)
        if isinstance(self.data, bool):
            text = "true" if self.data else "false"
        elif isinstance(self.data, str):
            text = self.data
        elif isinstance(self.data, tuple | dict):
            return Part(None, 0, None, UNBOUND)
        else:
            from tffix.terraform.values.numbers import text as written  # noqa: PLC0415

            text = written(self.data)
        if self.overridable:
            longest = len("false") if self.type == BOOL else None
            return overridable_part(text, 0, longest)
        size = count(text)
        return Part(text, size, size, size)

    @property
    def head(self) -> str:
        """The known text that it begins with as a string."""
        known = []
        for part in self.parts:
            if part.text is None:
                break
            known.append(part.text)
        return "".join(known)

    @property
    def shortest(self) -> int:
        """The fewest characters it has as a string, with nothing overridden."""
        return sum(
            part.shortest if part.text is None else count(part.text)
            for part in self.parts
        )

    @property
    def longest(self) -> int | None:
        """The most characters it can have as a string; None without a bound."""
        sizes = [part.longest for part in self.parts]
        return None if None in sizes else sum(size for size in sizes if size)

    @property
    def likely(self) -> int:
        """How many characters it counts as: see ``Part``."""
        return sum(part.likely for part in self.parts)


def count(text: str) -> int:
    """Give the length of a string in characters as Terraform counts them."""
    return len(text) if text.isascii() and "\r" not in text else len(clusters(text))


def clusters(text: str) -> list[str]:
    """Cut a string into its characters: grapheme clusters."""
    if text.isascii() and "\r" not in text:
        return list(text)
    import regex  # noqa: PLC0415, deferred: slow import

    found: list[str] = regex.findall(r"\X", text)
    return found


def overridable_part(text: str, shortest: int, longest: int | None) -> Part:
    """Make the part of a known string that another can take the place of."""
    likely = count(text) + GROWTH
    if longest is not None:
        likely = max(min(likely, longest), count(text))
    return Part(text, shortest, longest, likely, overridable=True)


def hull(parts: Iterable[Part]) -> Part:
    """Give one part with the bounds of several in a row, without their text."""
    parts = list(parts)
    longest = [part.longest for part in parts]
    return Part(
        None,
        sum(part.shortest for part in parts),
        None if None in longest else sum(size or 0 for size in longest),
        sum(part.likely for part in parts),
        any(part.overridable for part in parts),
    )


def concatenated(parts: Iterable[Part], *, overridable: bool = False) -> Value:
    """Make the string of some parts; neighbours that are fixed become one."""
    merged: list[Part] = []
    for part in parts:
        if merged and part.fixed and merged[-1].fixed:
            text = normalized(f"{merged[-1].text}{part.text}")
            size = count(text)
            merged[-1] = Part(text, size, size, size)
        elif part.text != "" or part.overridable:
            merged.append(part)
    if all(part.text is not None for part in merged):
        text = normalized("".join(part.text or "" for part in merged))
        return Value(STRING, text, parts=tuple(merged), overridable=overridable)
    return Value(STRING, parts=tuple(merged))


def normalized(text: str) -> str:
    """Give a string as Terraform stores it: composed, NFC."""
    if text.isascii():
        return text
    from unicodedata import normalize  # noqa: PLC0415, deferred: rarely needed

    return normalize("NFC", text)


def string(text: str) -> Value:
    """Make a string."""
    return Value(STRING, normalized(text))


def number(value: Number) -> Value:
    """Make a number."""
    return Value(NUMBER, value)


def boolean(value: bool) -> Value:  # noqa: FBT001, this is what it makes
    """Make a bool."""
    return Value(BOOL, value)


def null(type_: Type = ANY) -> Value:
    """Make a null."""
    return Value(type_, None)


def sequence(items: Iterable[Value]) -> Value:
    """Make a tuple."""
    items = tuple(items)
    return Value(Type("tuple", tuple(item.type for item in items)), items)


def list_value(element: Type, items: Iterable[Value]) -> Value:
    """Make a list of items that have the type of the element."""
    return Value(list_of(element), tuple(items))


def record(items: Mapping[str, Value]) -> Value:
    """Make an object."""
    ordered = dict(sorted(items.items()))
    return Value(object_of({name: ordered[name].type for name in ordered}), ordered)


def set_value(element: Type, items: Iterable[Value]) -> Value:
    """Make a set of items that have the type of the element, each once, in order.

    Not known where an item is not: two could be the same.
    """
    distinct: dict[Any, Value] = {}
    for item in items:
        if not item.whole:
            return Value(set_of(element))
        distinct.setdefault(key(item), item)
    ordered = tuple(distinct[name] for name in sorted(distinct, key=_order))
    return Value(set_of(element), ordered)


def _order(name: Any) -> Any:
    """Give what sorts the elements of a set; only primitives have an order."""
    kind, data = name
    if data is None or kind not in PRIMITIVES:
        return (True,)
    return False, data


def key(value: Value) -> Any:
    """Give what is equal for equal values of one type, to compare or look up."""
    if isinstance(value.data, tuple):
        return value.type.kind, tuple(map(key, value.data))
    if isinstance(value.data, dict):
        return value.type.kind, tuple((k, key(v)) for k, v in value.data.items())
    return value.type.kind, value.data


def is_ordered(value: Value) -> bool:
    """Whether the order of the elements is known: not of a set of collections."""
    return (
        value.type.kind != "set"
        or value.type.element.is_primitive()
        or (isinstance(value.data, tuple) and len(value.data) <= 1)
    )


def settled(value: Value) -> Value:
    """Mark a value, and all in it, as one that nothing overrides."""
    data = value.data
    if isinstance(data, dict):
        data = {name: settled(item) for name, item in data.items()}
    elif isinstance(data, tuple):
        data = tuple(map(settled, data))
    elif not value.known:
        return value
    return Value(value.type, data, each=value.each)


def overridden(value: Value) -> Value:
    """Mark a value, and all in it, as one that can be overridden."""
    data = value.data
    if isinstance(data, tuple):
        data = tuple(map(overridden, data))
    elif isinstance(data, dict):
        data = {name: overridden(item) for name, item in data.items()}
    elif data is UNKNOWN:
        return value
    return Value(value.type, data, overridable=True)


def union(values: Iterable[Value]) -> Value:
    """Give what is known of a value that is one of several."""
    values = list(values)
    kinds = list(dict.fromkeys(value.type for value in values if not value.null))
    type_ = kinds[0] if len(kinds) == 1 else ANY
    if values and all(
        value.whole and value.type == values[0].type and key(value) == key(values[0])
        for value in values
    ):
        return next((value for value in values if value.varies), values[0])
    if type_.kind == "object" and all(isinstance(one.data, dict) for one in values):
        names = type_.names
        data = {name: union(one.data[name] for one in values) for name in names}
        return Value(type_, data, overridable=any(one.overridable for one in values))
    if not values or not all(kind.is_primitive() or kind == ANY for kind in kinds):
        return Value(type_)
    longest = [value.longest for value in values]
    part = Part(
        None,
        min(sum(part.shortest for part in value.parts) for value in values),
        None if None in longest else max(size or 0 for size in longest),
        max(value.likely for value in values),
        any(value.varies for value in values),
    )
    return Value(type_, parts=(part,))


def concealed(value: Value) -> Value:
    """Give what may be said of a value that is sensitive: its type and its length."""
    if value.type == STRING and value.known and not value.null:
        parts = tuple(part._replace(text=None) for part in value.parts)
        return Value(STRING, parts=parts)
    return Value(value.type, parts=value.parts if value.type == STRING else None)
