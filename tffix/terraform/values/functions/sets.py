"""Functions of sets."""

from __future__ import annotations

from itertools import product

from tffix.terraform.values.convert import convert
from tffix.terraform.values.functions.declare import ANY, function
from tffix.terraform.values.types import Type, list_of, set_of, unify
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    is_ordered,
    key,
    sequence,
    set_value,
)

_SET = set_of(ANY)
_MAX_PRODUCT = 20_000


@function(_SET, rest=_SET, returns=_SET)
def setunion(*sets: Value) -> Value:
    element, unified = _unified(sets)
    return set_value(element, [item for some in unified for item in some.data])


@function(_SET, rest=_SET, returns=_SET)
def setintersection(*sets: Value) -> Value:
    element, unified = _unified(sets)
    found = [set(map(key, some.data)) for some in unified]
    common = set.intersection(*found)
    return set_value(element, [i for i in unified[0].data if key(i) in common])


@function(_SET, _SET, returns=_SET)
def setsubtract(one: Value, other: Value) -> Value:
    element, (first, second) = _unified((one, other))
    removed = set(map(key, second.data))
    return set_value(element, [i for i in first.data if key(i) not in removed])


def _unified(sets: tuple[Value, ...]) -> tuple[Type, list[Value]]:
    types = [
        some.type.element for some in sets if some.data or some.type.element != ANY
    ]
    element = unify(types)
    if element is None:
        raise EvaluationError("the sets have no type in common")
    if element == ANY and any(some.data for some in sets):
        raise Unsure(_SET)
    return element, [convert(some, set_of(element)) for some in sets]


@function(rest=ANY, returns=ANY)
def setproduct(*sets: Value) -> Value:
    if len(sets) < 2:  # noqa: PLR2004, a product
        raise EvaluationError("setproduct takes at least two collections")
    size = 1
    for some in sets:
        if not isinstance(some.data, tuple):
            raise EvaluationError("setproduct takes lists and sets")
        size *= len(some.data)
    if size > _MAX_PRODUCT or not all(map(is_ordered, sets)):
        raise Unsure
    if size == 0 and not any(some.type.kind == "set" for some in sets):
        return Value(list_of(ANY), ())
    is_set = any(some.type.kind == "set" for some in sets)
    elements = [_element(some) for some in sets]
    if any(element.has_any() for element in elements):
        raise Unsure
    rows = [
        sequence(
            convert(item, element) for item, element in zip(row, elements, strict=True)
        )
        for row in product(*(some.data for some in sets))
    ]
    type_ = Type("tuple", tuple(elements))
    if is_set:
        return set_value(type_, rows)
    return Value(list_of(type_), tuple(rows))


def _element(value: Value) -> Type:
    found = unify(value.type.of)
    if found is None:
        raise EvaluationError("all elements must be of one type")
    return found
