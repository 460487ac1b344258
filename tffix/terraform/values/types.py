"""Terraform's types, and the type that several have in common."""

from __future__ import annotations

from tffix.terraform import PRIMITIVES
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Type(NamedTuple):
    """A type: its kind, and the types of what it holds.

    ``of`` has one type for a list, set or map, one an item for a tuple, one an
    attribute, in the order of ``names``, for an object. ``optional`` gives the
    attributes that a type constraint lets out, with the default of each, a ``Value``.
    """

    kind: str
    of: tuple[Type, ...] = ()
    names: tuple[str, ...] = ()
    optional: tuple[tuple[str, Any], ...] = ()

    @property
    def element(self) -> Type:
        """The type of each element of a list, set or map."""
        return self.of[0]

    def attribute(self, name: str) -> Type | None:
        """Give the type of an attribute of an object."""
        return self.of[self.names.index(name)] if name in self.names else None

    def is_primitive(self) -> bool:
        """Whether this is a string, a number or a bool."""
        return self.kind in PRIMITIVES

    def is_collection(self) -> bool:
        """Whether this is a list, a set, a tuple, a map or an object."""
        return not self.is_primitive() and self.kind != "any"

    def has_any(self) -> bool:
        """Whether something in the type is not known."""
        return self.kind == "any" or any(part.has_any() for part in self.of)


STRING = Type("string")
NUMBER = Type("number")
BOOL = Type("bool")
ANY = Type("any")
STRINGS = Type("list", (STRING,))


def list_of(element: Type) -> Type:
    """Give the type of a list."""
    return Type("list", (element,))


def set_of(element: Type) -> Type:
    """Give the type of a set."""
    return Type("set", (element,))


def map_of(element: Type) -> Type:
    """Give the type of a map."""
    return Type("map", (element,))


def object_of(attributes: Mapping[str, Type]) -> Type:
    """Give the type of an object."""
    names = tuple(sorted(attributes))
    return Type("object", tuple(attributes[name] for name in names), names)


_SEQUENCES = ("list", "set", "tuple")


def clash(found: Type, wanted: Type) -> bool:
    """Whether no value of one type, but null, can become one of another."""
    if ANY in (found, wanted):
        return False
    if found.is_primitive() or wanted.is_primitive():
        return found.is_primitive() != wanted.is_primitive() or {
            found.kind,
            wanted.kind,
        } == {"number", "bool"}
    if (found.kind in _SEQUENCES) != (wanted.kind in _SEQUENCES):
        return True
    if wanted.kind == "object":
        return found.kind == "object" and _lacks(found, wanted)
    if wanted.kind == "tuple":
        return False
    return any(clash(part, wanted.element) for part in found.of)


def _lacks(found: Type, wanted: Type) -> bool:
    """Whether an object lacks an attribute, or has one that clashes."""
    optional = {name for name, _ in wanted.optional}
    for name, type_ in zip(wanted.names, wanted.of, strict=True):
        part = found.attribute(name)
        if (part is None and name not in optional) or (part and clash(part, type_)):
            return True
    return False


def unify(types: Iterable[Type]) -> Type | None:  # noqa: PLR0911, one case a kind
    """Give the type that values of these types can all become; None if there is none.

    ANY where that depends on a type that is not known.
    """
    distinct = list(dict.fromkeys(types))
    if len(distinct) <= 1:
        return distinct[0] if distinct else ANY
    if ANY in distinct:
        return ANY
    kinds = {type_.kind for type_ in distinct}
    if kinds.issubset(PRIMITIVES):
        return STRING if "string" in kinds else None
    if kinds == {"tuple"}:
        return _unify_tuples(distinct)
    if kinds == {"object"}:
        return _unify_objects(distinct)
    if kinds <= {"tuple", "list"} or kinds == {"set"}:
        return _collection("set" if "set" in kinds else "list", distinct)
    if kinds <= {"object", "map"}:
        return _collection("map", distinct)
    return _unify_sets(distinct) if kinds <= {"tuple", "list", "set"} else None


def _unify_sets(types: list[Type]) -> Type | None:
    """Give what sets become with lists or tuples: one that is there already."""
    kept = "list" if any(type_.kind == "list" for type_ in types) else "set"
    wanted = [type_ for type_ in types if type_.kind == kept]
    parts = {part.kind for type_ in types for part in type_.of}
    if len(wanted) > 1 or not parts.issubset(PRIMITIVES):
        return ANY
    clashing = {"number": "bool", "bool": "number"}.get(wanted[0].element.kind)
    return None if clashing in parts else wanted[0]


def _unify_tuples(types: list[Type]) -> Type | None:
    if len({len(type_.of) for type_ in types}) > 1:
        return _collection("list", types)
    parts = [
        unify(column) for column in zip(*(type_.of for type_ in types), strict=True)
    ]
    known = tuple(part for part in parts if part)
    return Type("tuple", known) if len(known) == len(parts) else None


def _unify_objects(types: list[Type]) -> Type | None:
    names = types[0].names
    if any(type_.names != names for type_ in types):
        return _collection("map", types)
    parts = [
        unify(column) for column in zip(*(type_.of for type_ in types), strict=True)
    ]
    known = tuple(part for part in parts if part)
    return Type("object", known, names) if len(known) == len(parts) else None


def _collection(kind: str, types: list[Type]) -> Type | None:
    element = unify(part for type_ in types for part in type_.of)
    return Type(kind, (element,)) if element else None
