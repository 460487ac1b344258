"""Functions of lists, maps and objects."""

from __future__ import annotations

from tffix.terraform.values.convert import convert
from tffix.terraform.values.functions.declare import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    STRINGS,
    function,
)
from tffix.terraform.values.numbers import rounded
from tffix.terraform.values.operators import equal
from tffix.terraform.values.types import list_of, map_of, unify
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    count,
    is_ordered,
    key,
    null,
    number,
    record,
    sequence,
    string,
)
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tffix.terraform.values.numbers import Number

_MAX_RANGE = 1024  # Terraform refuses more
_KINDS = ("list", "set", "tuple")


def _items(value: Value, kinds: tuple[str, ...] = _KINDS) -> tuple[Value, ...]:
    """Give the elements of a list or the like, in their order."""
    if value.type.kind not in kinds:
        raise EvaluationError(f"{value.type.kind} found, a list required")
    if not is_ordered(value):
        raise Unsure
    items: tuple[Value, ...] = value.data
    return items


def _like(value: Value, items: tuple[Value, ...]) -> Value:
    """Give a list or tuple of some elements of another one."""
    if value.type.kind == "tuple":
        return sequence(items)
    return Value(list_of(value.type.element), items)


@function(list_of(BOOL), returns=BOOL)
def alltrue(values: Value) -> bool:
    return all(item.data for item in values.data)


@function(list_of(BOOL), returns=BOOL)
def anytrue(values: Value) -> bool:
    return any(item.data for item in values.data)


@function(list_of(ANY), NUMBER, returns=list_of(list_of(ANY)), shallow=True)
def chunklist(values: Value, size: Number) -> Value:
    if not isinstance(size, int) or size < 0:
        raise EvaluationError("not a size")
    type_ = values.type
    items = values.data
    if not items:
        return Value(list_of(type_), ())
    step = size or len(items)
    chunks = [items[at : at + step] for at in range(0, len(items), step)]
    return Value(list_of(type_), tuple(Value(type_, chunk) for chunk in chunks))


@function(rest=ANY, returns=ANY, shallow=True, nulls=True)
def coalesce(*values: Value) -> Value:
    type_ = unify(value.type for value in values if value.type != ANY or not value.null)
    if type_ is None:
        raise EvaluationError("the arguments have no type in common")
    if type_ == ANY:
        raise Unsure
    for value in values:
        converted = convert(value, type_)
        if converted.null or (converted.type == STRING and converted.data == ""):
            continue
        return converted
    raise EvaluationError("all arguments are null or empty")


@function(rest=ANY, returns=ANY, shallow=True)
def coalescelist(*values: Value) -> Value:
    if any(value.type.kind not in ("list", "tuple") for value in values):
        raise EvaluationError("coalescelist takes lists")
    for value in values:
        if value.data:
            return value
    raise EvaluationError("all lists are null or empty")


@function(STRINGS, returns=STRINGS)
def compact(values: Value) -> Value:
    kept = tuple(item for item in values.data if item.data)
    return Value(STRINGS, kept, overridable=values.varies)


@function(rest=ANY, returns=ANY, shallow=True)
def concat(*values: Value) -> Value:
    if not values:
        raise EvaluationError("concat takes at least one list")
    items = tuple(item for value in values for item in _items(value, ("list", "tuple")))
    if all(value.type.kind == "list" for value in values):
        type_ = unify(value.type for value in values if value.type.element != ANY)
        if type_ == ANY:
            return Value(list_of(ANY), items)
        if type_ is not None and type_.kind == "list" and not type_.has_any():
            return Value(type_, tuple(convert(item, type_.element) for item in items))
    return sequence(items)


@function(ANY, ANY, returns=BOOL)
def contains(values: Value, wanted: Value) -> bool:
    if values.type.kind not in _KINDS:
        raise EvaluationError("contains takes a list")
    return any(equal(item, wanted) for item in values.data)


@function(list_of(ANY), returns=list_of(ANY))
def distinct(values: Value) -> Value:
    found: dict[Any, Value] = {}
    for item in values.data:
        found.setdefault(key(item), item)
    return Value(values.type, tuple(found.values()))


@function(ANY, NUMBER, returns=ANY, shallow=True)
def element(values: Value, at: Number) -> Value:
    items = _items(values, ("list", "tuple"))
    if not isinstance(at, int):
        raise EvaluationError("a whole number is required")
    if not items:
        raise EvaluationError("there is no such element")
    if at < 0:
        raise Unsure  # refused for a tuple, in this version
    return items[at % len(items)]


@function(ANY, returns=ANY)
def flatten(values: Value) -> Value:
    if values.type.kind not in _KINDS:
        raise EvaluationError("flatten takes a list")
    return sequence(_flat(values))


def _flat(value: Value) -> list[Value]:
    found: list[Value] = []
    for item in _items(value):
        if item.type.kind in _KINDS and not item.null:
            found += _flat(item)
        else:
            found.append(item)
    return found


@function(ANY, ANY, returns=NUMBER)
def index(values: Value, wanted: Value) -> int:
    for at, item in enumerate(_items(values, ("list", "tuple"))):
        if equal(item, wanted):
            return at
    raise EvaluationError("there is no such element")


@function(ANY, returns=ANY, shallow=True)
def keys(value: Value) -> Value:
    if not isinstance(value.data, dict):
        raise EvaluationError("keys takes a map")
    names = tuple(
        Value(STRING, name, overridable=value.overridable) for name in value.data
    )
    return sequence(names) if value.type.kind == "object" else Value(STRINGS, names)


@function(ANY, returns=NUMBER, shallow=True)
def length(value: Value) -> Value:
    if value.type == STRING:
        return number(count(value.data))
    if isinstance(value.data, tuple | dict):
        return number(len(value.data))
    raise EvaluationError("length takes a string or a collection")


@function(ANY, STRING, rest=ANY, returns=ANY, shallow=True, nulls=True)
def lookup(value: Value, name: str | None, *default: Value) -> Value:
    if not isinstance(value.data, dict) or name is None or len(default) > 1:
        raise EvaluationError("lookup takes a map and a key")
    if name in value.data:
        found: Value = value.data[name]
        if value.type.kind == "map" and default and not default[0].null:
            type_ = unify((value.type.element, default[0].type))
            if type_ is None:
                raise EvaluationError("the default is of another type")
        return found
    if not default:
        raise EvaluationError(f'there is no element "{name}"')
    if value.type.kind == "map":
        return convert(default[0], value.type.element)
    return default[0]


@function(list_of(ANY), list_of(ANY), list_of(ANY), returns=list_of(ANY))
def matchkeys(values: Value, names: Value, wanted: Value) -> Value:
    if len(values.data) != len(names.data):
        raise EvaluationError("the lists are not of the same length")
    element = unify((names.type.element, wanted.type.element))
    if element is None:
        raise EvaluationError("the lists have no type in common")
    searched = {key(convert(item, element)) for item in wanted.data}
    kept = tuple(
        value
        for value, name in zip(values.data, names.data, strict=True)
        if key(convert(name, element)) in searched
    )
    return Value(values.type, kept)


@function(rest=ANY, returns=ANY, shallow=True, nulls=True)
def merge(*values: Value) -> Value:
    if not values:
        return record({})
    merged: dict[str, Value] = {}
    types = []
    for value in values:
        if value.null:
            if value.type.kind not in ("any", "map", "object"):
                raise EvaluationError("merge takes maps")
            continue
        if not isinstance(value.data, dict):
            raise EvaluationError("merge takes maps")
        types.append(value.type)
        merged |= value.data
    if types and all(type_.kind == "map" and type_ == types[0] for type_ in types):
        return Value(types[0], dict(sorted(merged.items())))
    return record(merged)


@function(ANY, returns=ANY, shallow=True)
def one(value: Value) -> Value:
    items = _items(value)
    if len(items) > 1:
        raise EvaluationError("one takes at most one element")
    if items:
        return items[0]
    return null(ANY if value.type.kind == "tuple" else value.type.element)


@function(NUMBER, rest=NUMBER, returns=list_of(NUMBER))
def range_(*limits: Number) -> Value:
    start: Number = 0
    step: Number | None = None
    match limits:
        case (end,):
            pass
        case (start, end):
            pass
        case (start, end, step):
            pass
        case _:
            raise EvaluationError("range takes one to three numbers")
    if step is None:
        step = 1 if start <= end else -1
    if step == 0 or ((step > 0) != (end > start) and end != start):
        raise EvaluationError("the step is zero or leads away from the end")
    made: list[Value] = []
    at = start
    while at < end if step > 0 else at > end:
        if len(made) >= _MAX_RANGE:
            raise EvaluationError("more than 1024 numbers")
        made.append(number(at))
        at = rounded(at + step)
    return Value(list_of(NUMBER), tuple(made))


@function(ANY, returns=ANY, shallow=True)
def reverse(value: Value) -> Value:
    return _like(value, _items(value)[::-1])


@function(ANY, NUMBER, NUMBER, returns=ANY, shallow=True)
def slice_(value: Value, start: Number, end: Number) -> Value:
    items = _items(value, ("list", "tuple"))
    if not isinstance(start, int) or not isinstance(end, int):
        raise EvaluationError("a whole number is required")
    if not 0 <= start <= end <= len(items):
        raise EvaluationError("the list is shorter")
    return _like(value, items[start:end])


@function(STRINGS, returns=STRINGS)
def sort(values: Value) -> Value:
    if any(item.null for item in values.data):
        raise EvaluationError("null in a list of strings")
    return Value(STRINGS, tuple(sorted(values.data, key=lambda item: str(item.data))))


@function(map_of(STRINGS), returns=map_of(STRINGS))
def transpose(value: Value) -> Value:
    made: dict[str, list[str]] = {}
    for name, items in value.data.items():
        if items.null:
            raise EvaluationError("null in a map of lists")
        for item in items.data:
            if item.null:
                raise EvaluationError("null in a list of strings")
            made.setdefault(item.data, []).append(name)
    return Value(
        map_of(STRINGS),
        {
            name: Value(STRINGS, tuple(map(string, sorted(names))))
            for name, names in sorted(made.items())
        },
    )


@function(ANY, returns=ANY, shallow=True)
def values(value: Value) -> Value:
    if not isinstance(value.data, dict):
        raise EvaluationError("values takes a map")
    items = tuple(value.data.values())
    if value.type.kind == "object":
        return sequence(items)
    return Value(list_of(value.type.element), items)


@function(STRINGS, ANY, returns=ANY, shallow=True)
def zipmap(names: Value, items: Value) -> Value:
    found = _items(items, ("list", "tuple"))
    if len(found) != len(names.data):
        raise EvaluationError("the lists are not of the same length")
    made: dict[str, Value] = {}
    for name, item in zip(names.data, found, strict=True):
        if not name.known:
            raise Unsure
        if name.null:
            raise EvaluationError("a key is null")
        made[name.data] = item
    varies = any(name.varies for name in names.data)
    if items.type.kind == "tuple":
        made_value = record(made)
    else:
        made_value = Value(map_of(items.type.element), dict(sorted(made.items())))
    return Value(made_value.type, made_value.data, overridable=varies)
