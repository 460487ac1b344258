"""Conversion of values from one type to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tffix.terraform import numbers
from tffix.terraform.types import ANY, BOOL, NUMBER, STRING, Type, object_of, unify
from tffix.terraform.value import (
    UNKNOWN,
    EvaluationError,
    Value,
    is_ordered,
    null,
    set_value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONG = 1000  # characters; longer numbers are not read
_SPECIAL = ("inf", "infinity")  # not known: nothing here computes with them


def convert(value: Value, to: Type) -> Value:
    """Give a value as one of another type. Raises EvaluationError where it is none."""
    if to.kind == "any":
        return value
    if value.null:
        return null(_concrete(to, value.type))
    if value.type == to and not to.optional and not to.has_any():
        return value
    if not value.known:
        return Value(to, parts=value.parts if to == STRING else None)
    if to.is_primitive():
        return _primitive(value, to)
    data = value.data
    if to.kind in ("list", "set") and isinstance(data, tuple):
        element = to.element
        if element == ANY:
            element = _common(data)
        items = [convert(item, element) for item in data]
        if to.kind == "set":
            result = set_value(_element(element, items), items)
        elif is_ordered(value):
            result = Value(Type("list", (_element(element, items),)), tuple(items))
        else:
            result = Value(Type("list", (element,)))
        return _kept(value, result)
    if to.kind == "map" and isinstance(data, dict):
        element = to.element
        if element == ANY:
            element = _common(data.values())
        found = {name: convert(item, element) for name, item in data.items()}
        type_ = Type("map", (_element(element, list(found.values())),))
        return _kept(value, Value(type_, found))
    if to.kind == "object" and isinstance(data, dict):
        return _kept(value, _object(data, to))
    if to.kind == "tuple" and value.type.kind == "tuple" and len(data) == len(to.of):
        made = tuple(convert(item, part) for item, part in zip(data, to.of, strict=True))
        return _kept(value, Value(Type("tuple", tuple(item.type for item in made)), made))
    raise EvaluationError(f"{value.type.kind} found, {to.kind} required")


def _kept(old: Value, new: Value) -> Value:
    if old.overridable and not new.overridable:
        return Value(new.type, new.data, overridable=True)
    return new


def _common(items: Iterable[Value]) -> Type:
    found = unify(item.type for item in items if not (item.null and item.type == ANY))
    if found is None:
        raise EvaluationError("all elements must be of one type")
    return found


def _element(wanted: Type, items: list[Value]) -> Type:
    """Give the type that the elements have come to: that wanted may say any."""
    if not wanted.has_any() and not wanted.optional and not wanted.of:
        return wanted
    return (unify(item.type for item in items) or ANY) if items else without_defaults(wanted)


def without_defaults(type_: Type) -> Type:
    """Give the type of values that meet a constraint."""
    return Type(type_.kind, tuple(map(without_defaults, type_.of)), type_.names)


def _concrete(to: Type, found: Type) -> Type:
    return without_defaults(to) if to.kind != "any" else found


def _object(data: dict[str, Value], to: Type) -> Value:
    optional = dict(to.optional)
    made = {}
    for name, type_ in zip(to.names, to.of, strict=True):
        item = data.get(name)
        if item is None and name not in optional:
            raise EvaluationError(f'attribute "{name}" is required')
        default = optional.get(name)
        if item is None or (item.null and default is not None):
            item = default if default is not None else null(type_)
        made[name] = convert(item, type_)
    return Value(object_of({name: made[name].type for name in made}), made)


def _primitive(value: Value, to: Type) -> Value:
    data: Any = UNKNOWN
    if not value.type.is_primitive():
        raise EvaluationError(f"{to.kind} required")
    if to == STRING:
        return Value(
            STRING, value.text, overridable=value.overridable, parts=value.parts
        )
    if value.type == STRING:
        if to == NUMBER:
            data = numbers.parse(value.data)
            if data is None and (
                len(value.data) > _LONG or value.data.lower().lstrip("+-") in _SPECIAL
            ):
                return Value(NUMBER)
            if data == 0 and value.data.startswith("-"):
                return Value(NUMBER)  # Terraform keeps the sign
        elif to == BOOL:
            data = {"true": True, "1": True, "false": False, "0": False}.get(value.data)
    if data is UNKNOWN or data is None:
        raise EvaluationError(f"a {to.kind} is required")
    return Value(to, data, overridable=value.varies)
