"""What is known of what a function makes when not all that goes in is known.

This is where bounds come from: ``substr`` cuts, a hash has its length, ``format`` and
``join`` put parts together. What any element of a collection is, those of another one
made of it are, too.
"""

from __future__ import annotations

from tffix.terraform.values.convert import convert
from tffix.terraform.values.functions.formatting import Verb, formatted, padded, verbs
from tffix.terraform.values.functions.strings import SPACE, lower, title, upper
from tffix.terraform.values.operators import index
from tffix.terraform.values.types import (
    ANY,
    NUMBER,
    STRING,
    list_of,
    map_of,
    set_of,
    unify,
)
from tffix.terraform.values.value import (
    EvaluationError,
    Part,
    Unsure,
    Value,
    clusters,
    concatenated,
    count,
    hull,
    union,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SIZES = {
    "base64sha256": 44,
    "base64sha512": 88,
    "bcrypt": 60,
    "filebase64sha256": 44,
    "filebase64sha512": 88,
    "filemd5": 32,
    "filesha1": 40,
    "filesha256": 64,
    "filesha512": 128,
    "md5": 32,
    "plantimestamp": 20,
    "sha1": 40,
    "sha256": 64,
    "sha512": 128,
    "timestamp": 20,
    "uuid": 36,
    "uuidv5": 36,
}
_CASES: dict[str, Callable[[str], str]] = {
    "lower": lower,
    "title": title,
    "upper": upper,
}


def estimate(name: str, arguments: list[Value]) -> Value | None:  # noqa: C901, PLR0911, PLR0912, one a function
    """Give what is known of the result of a function; None for nothing."""
    if name in _SIZES:
        size = _SIZES[name]
        return Value(STRING, parts=(Part(None, size, size, size),))
    if not arguments:
        return None
    first, *rest = arguments
    match name:
        case "lower" | "upper" | "title":
            return _cased(first, _CASES[name])
        case "trimspace" | "chomp" | "trimsuffix" | "trimprefix" | "trim" | "strrev":
            return _trimmed(name, first)
        case "toset" | "tolist" | "tomap" | "keys" | "values" if first.each:
            return _collected(name, first, first.each)
        case "nonsensitive" | "tostring":
            return convert(first, STRING) if first.type == STRING else None
        case "substr":
            return _cut(first, *rest)
        case "replace":
            return _replaced(first, *rest)
        case "join":
            return _joined(first, rest)
        case "format":
            return _formatted(first, rest)
        case "formatdate":
            return _dated(first)
        case "coalesce":
            return _coalesced(arguments)
        case "lookup" | "element":
            return _looked_up(name, arguments)
    return None


def _dated(spec: Value) -> Value | None:
    """Give what is known of a date in a format: how short and how long one is."""
    from tffix.terraform.values.functions.dates import formatdate  # noqa: PLC0415, seldom

    if not isinstance(spec.data, str) or spec.varies:
        return None
    short, long = (
        count(formatdate(spec.data, date))
        for date in ("2021-05-03T01:01:01Z", "2028-09-27T23:59:59+12:30")
    )
    return Value(STRING, parts=(Part(None, short, long, long),))


def _string(parts: tuple[Part, ...]) -> Value:
    return concatenated(parts)


def _cased(value: Value, change: Callable[[str], str]) -> Value:
    parts = []
    for part in value.parts:
        text = None if part.text is None else change(part.text)
        if (
            text is not None
            and part.text is not None
            and count(text) != count(part.text)
        ):
            return Value(STRING)
        parts.append(part._replace(text=text))
    return _string(tuple(parts))


def _trimmed(name: str, value: Value) -> Value:
    whole = hull(value.parts)._replace(shortest=0)
    if name == "strrev":
        return Value(STRING, parts=(hull(value.parts),))
    head, rest = value.parts[:1], value.parts[1:]
    if rest and head[0].fixed and _keeps_head(name, head[0].text or ""):
        return _string((*head, hull(rest)._replace(shortest=0)))
    return Value(STRING, parts=(whole,))


def _keeps_head(name: str, text: str) -> bool:
    """Whether a function leaves the text that a string begins with."""
    if name == "trimspace":
        return text == text.strip(SPACE)
    return name in ("chomp", "trimsuffix")


def _cut(value: Value, offset: Value, length: Value) -> Value | None:
    if not isinstance(offset.data, int) or not isinstance(length.data, int):
        # whoever computes how much to keep has measured the rest
        whole = hull(value.parts)
        likely = whole.likely if length.known else 0
        whole = whole._replace(shortest=0, likely=likely)
        return Value(STRING, parts=(whole,))
    left = length.data
    if offset.data != 0 or left < 0:
        whole = hull(value.parts)._replace(shortest=0)
        if left >= 0:
            whole = _limited(whole, left)
        return Value(STRING, parts=(whole,))
    kept: list[Part] = []
    parts = list(value.parts)
    if len(parts) == 1 and parts[0].text is None and parts[0].longest is None:
        # whoever cuts a value that has no other bound counts on it to fill the cut
        part = parts[0]._replace(shortest=0, longest=left, likely=left)
        return Value(STRING, parts=(part,))
    while parts and left and parts[0].fixed:
        part = parts.pop(0)
        text = "".join(clusters(part.text or "")[:left])
        size = count(text)
        kept.append(Part(text, size, size, size))
        left -= size
    if parts and left:
        rest = hull(parts)
        if (
            sum(part.likely for part in parts) > left
            or rest.longest is None
            or (rest.longest > left)
        ):
            texts = [part.text for part in parts]
            rest = _limited(rest, left)
            if None not in texts:
                text = "".join(clusters("".join(t or "" for t in texts))[:left])
                rest = rest._replace(text=text, overridable=True)
            kept.append(rest)
        else:
            kept += parts
    return _string(tuple(kept))


def _limited(part: Part, size: int) -> Part:
    """Give a part that is cut to a size; what can be longer takes all of it."""
    longest = size if part.longest is None else min(part.longest, size)
    return part._replace(
        shortest=min(part.shortest, size),
        longest=longest,
        likely=min(part.likely, size),
    )


def _replaced(value: Value, old: Value, new: Value) -> Value | None:
    if not (old.known and new.known) or old.varies or new.varies or old.data == "":
        return None
    before, after = count(old.data), count(new.data)
    is_pattern = len(old.data) > 1 and old.data[0] == old.data[-1] == "/"
    if is_pattern:
        if new.data == "":
            return Value(STRING, parts=(hull(value.parts)._replace(shortest=0),))
        return None
    if after > before:
        return None
    if before != 1:
        return Value(STRING, parts=(hull(value.parts)._replace(shortest=0),))
    # one character cannot stand across two parts
    parts = []
    for part in value.parts:
        text = None if part.text is None else part.text.replace(old.data, new.data)
        if part.fixed and text is not None:
            parts.append(Part(text, count(text), count(text), count(text)))
        else:
            shortest = part.shortest if after == before else 0
            parts.append(part._replace(text=text, shortest=shortest))
    return _string(tuple(parts))


def _joined(separator: Value, lists: list[Value]) -> Value | None:
    if not lists:
        raise EvaluationError("join takes at least one list")
    parts: list[Part] = []
    first = True
    for some in lists:
        if not isinstance(some.data, tuple) or some.overridable:
            return None
        for item in some.data:
            if item.null:
                raise EvaluationError("null in a list of strings")
            if not first:
                parts += separator.parts
            first = False
            parts += convert(item, STRING).parts
    return _string(tuple(parts))


def _formatted(template: Value, arguments: list[Value]) -> Value | None:
    if not template.known or template.varies or template.null:
        return None
    parts: list[Part] = []
    used = 0
    for piece in verbs(template.data):
        if isinstance(piece, str):
            parts.append(Part(piece, count(piece), count(piece), count(piece)))
            continue
        if not 0 <= piece.argument < len(arguments):
            raise EvaluationError("not enough arguments for a format")
        used = max(used, piece.argument + 1)
        parts += _verb(piece, arguments[piece.argument])
    if used < len(arguments):
        raise EvaluationError("too many arguments for a format")
    return _string(tuple(parts))


def _verb(verb: Verb, value: Value) -> list[Part]:
    """Give the parts that a verb makes of an argument."""
    if value.whole and not value.varies:
        text = formatted(verb, value)
        return [Part(text, count(text), count(text), count(text))]
    parts = list(value.parts)
    if verb.mode not in ("s", "v", "d") or "#" in verb.flags:
        return [Part(None, 0, None, hull(parts).likely)]
    if verb.mode == "v" and not value.type.is_primitive() and value.type.kind != "any":
        return [Part(None, 0, None, hull(parts).likely)]
    if verb.precision and verb.mode == "s":
        parts = [_limited(hull(parts), verb.precision)]
    if verb.width:
        whole = hull(parts)
        filled = None
        if value.text is not None and not verb.precision and verb.mode != "d":
            filled = padded(verb, value.text)
        parts = [
            whole._replace(
                text=filled,
                shortest=max(whole.shortest, verb.width),
                longest=None
                if whole.longest is None
                else max(whole.longest, verb.width),
                likely=max(whole.likely, verb.width),
                overridable=whole.overridable and filled is not None,
            )
        ]
    return parts


def _coalesced(arguments: list[Value]) -> Value | None:
    if unify(a.type for a in arguments if a.type != ANY) not in (STRING, ANY):
        return None
    possible = []
    for argument in arguments:
        if argument.null:
            continue
        possible.append(convert(argument, STRING))
        if argument.known and argument.data != "":
            break
    return union(possible) if possible else None


def _looked_up(name: str, arguments: list[Value]) -> Value | None:
    collection, at = arguments[:2]
    if not isinstance(collection.data, tuple | dict) or not collection.data:
        return None
    default = arguments[2:] if name == "lookup" else []
    if not at.known:
        items = collection.data
        found = list(items.values() if isinstance(items, dict) else items)
        return union([*found, *default])
    try:
        return index(collection, at)
    except (EvaluationError, Unsure):
        return None


def _collected(name: str, value: Value, each: tuple[Value, Value]) -> Value:
    """Give another collection of what is known of any element of a collection."""
    if name in ("keys", "values"):
        item = each[0] if name == "keys" else each[1]
        return Value(list_of(item.type), each=(Value(NUMBER), item))
    makers = {"toset": set_of, "tolist": list_of, "tomap": map_of}
    return convert(value, makers[name](ANY))
