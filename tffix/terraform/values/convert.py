"""Conversion of values from one type to another."""

from __future__ import annotations

from typing import Any

from tffix.terraform.values import numbers
from tffix.terraform.values.types import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    Type,
    clash,
    object_of,
    unify,
)
from tffix.terraform.values.value import (
    UNKNOWN,
    EvaluationError,
    Value,
    is_ordered,
    null,
    sequence,
    set_value,
)

_LONG = 1000  # characters; longer numbers are not read
_SPECIAL = ("inf", "infinity")  # not known: nothing here computes with them


def convert(value: Value, to: Type) -> Value:
    """Give a value as one of another type. Raises EvaluationError where it is none."""
    if to.kind == "any":
        return value
    if value.null:
        return null(without_defaults(to))
    if value.type == to and not to.optional and not to.has_any():
        return value
    if not value.known:
        if clash(value.type, to):
            raise EvaluationError(f"{value.type.kind} found, {to.kind} required")
        parts = value.parts if to == STRING else None
        return Value(to, parts=parts, each=_each(value, to))
    made = _converted(value, to)
    if value.overridable and not made.overridable:
        each = _each(value, to)
        return Value(made.type, made.data, overridable=True, each=each)
    return made


def _each(value: Value, to: Type) -> tuple[Value, Value] | None:
    """Give what is known of any element of a value as one of another type."""
    if value.each is None or to.is_primitive():
        return None
    key, item = value.each
    return (item, item) if to.kind == "set" else (key, item)


def _converted(value: Value, to: Type) -> Value:
    data = value.data
    match to.kind:
        case "list" | "set" if isinstance(data, tuple):
            return _list(value, to)
        case "map" if isinstance(data, dict):
            element = _element(value, to)
            if not data and value.type.kind == "map":
                _check(value.type.element, element)
            made = [convert(item, element) for item in data.values()]
            element, items = _uniform(element, made)
            return Value(Type("map", (element,)), dict(zip(data, items, strict=True)))
        case "object" if isinstance(data, dict):
            return _object(data, to)
        case "tuple" if value.type.kind == "tuple" and len(data) == len(to.of):
            made = [convert(item, part) for item, part in zip(data, to.of, strict=True)]
            return sequence(made)
    if to.is_primitive():
        return _primitive(value, to)
    raise EvaluationError(f"{value.type.kind} found, {to.kind} required")


def _list(value: Value, to: Type) -> Value:
    element = _element(value, to)
    if not value.data and value.type.kind != "tuple":
        _check(value.type.element, element)
    element, items = _uniform(element, [convert(item, element) for item in value.data])
    if to.kind == "set":
        return set_value(element, items)
    type_ = Type("list", (element,))
    return Value(type_, tuple(items)) if is_ordered(value) else Value(type_)


def _check(found: Type, wanted: Type) -> None:
    """Refuse an empty collection whose elements could not be converted."""
    if ANY in (found, wanted):
        return
    clash = {found.kind, wanted.kind} == {"number", "bool"}
    if clash or found.is_primitive() != wanted.is_primitive():
        raise EvaluationError(f"{found.kind} found, {wanted.kind} required")


def _element(value: Value, to: Type) -> Type:
    """Give the type for the elements: the one wanted, or what they have in common."""
    if to.element != ANY:
        return to.element
    if value.type.kind in ("list", "set", "map") and value.type.element != ANY:
        return value.type.element
    items = value.data.values() if isinstance(value.data, dict) else value.data
    found = unify(item.type for item in items if not (item.null and item.type == ANY))
    if found is None:
        raise EvaluationError("all elements must be of one type")
    return found


def _uniform(wanted: Type, items: list[Value]) -> tuple[Type, list[Value]]:
    """Give elements as of one type; what is wanted may say any."""
    if wanted.is_primitive():
        return wanted, items
    typed = [item.type for item in items if not (item.null and item.type == ANY)]
    element = (unify(typed) if typed else None) or without_defaults(wanted)
    if element.has_any():
        return element, items
    return element, [convert(item, element) for item in items]


def without_defaults(type_: Type) -> Type:
    """Give the type of values that meet a constraint."""
    return Type(type_.kind, tuple(map(without_defaults, type_.of)), type_.names)


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
        raise EvaluationError(f"{value.type.kind} found, {to.kind} required")
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
