"""Objects that are written where a schema says what is in them."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class ObjectOf(NamedTuple):
    """An object, and the types of what is in it by name, in each of some versions.

    ``is_there`` says that it is surely made: a ``for`` may make none, and of the arms
    of a conditional one is left out.
    """

    node: n.Object
    fields: tuple[dict[str, Any], ...]
    is_there: bool

    def types(self, name: str) -> list[Any]:
        """Give the types of what has a name in it; none unless all versions know it."""
        found = [each[name] for each in self.fields if name in each]
        return found if len(found) == len(self.fields) else []


_DEEPEST = 64  # as deep in parentheses, conditionals and objects is looked


def objects(
    value: n.Expression,
    types: Sequence[Any],
    depth: int = _DEEPEST,
    *,
    is_there: bool = True,
) -> Iterator[ObjectOf]:
    """Give the objects in a value, outer ones first, by its type in each version.

    Types are as schemas write them. What is too deep is not looked into.
    """
    inner = [one[1] for one in types if isinstance(one, list)]
    if inner and depth:
        kinds = {one[0] if isinstance(one, list) else one for one in types}
        yield from _objects(value, types, kinds, inner, depth - 1, is_there=is_there)


def _objects(
    value: n.Expression,
    types: Sequence[Any],
    kinds: set[str],
    inner: Sequence[Any],
    depth: int,
    *,
    is_there: bool,
) -> Iterator[ObjectOf]:
    match value:
        case (
            n.Parenthesized(inner=within)
            | n.Template(parts=(n.Interpolation(value=within),))
        ):
            yield from objects(within, types, depth, is_there=is_there)
        case n.Conditional(true=true, false=false):
            yield from objects(true, types, depth, is_there=False)
            yield from objects(false, types, depth, is_there=False)
        case n.Tuple(items=items) if kinds <= {"list", "set"}:
            for item in items:
                yield from objects(item, inner, depth, is_there=is_there)
        case n.For(key=None, value=made) if kinds <= {"list", "set"}:
            yield from objects(made, inner, depth, is_there=False)
        case n.Object() if kinds <= {"list", "set"}:  # for a list of it, or a block
            yield from objects(value, inner, depth, is_there=is_there)
        case n.Object(items=items) if kinds == {"map"}:
            for each in items:
                yield from objects(each.value, inner, depth, is_there=is_there)
        case n.Object(items=items) if kinds == {"object"}:
            found = ObjectOf(value, tuple(inner), is_there)
            yield found
            for each in items:
                if within_it := found.types(each.key_name):
                    yield from objects(each.value, within_it, depth, is_there=is_there)
