"""How long the values are that resources of hashicorp/random make.

Source: the documentation of hashicorp/random 3.7 (resources id, integer, password,
string, uuid) and ``internal/provider/resource_id.go`` there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.terraform.values.types import ANY, NUMBER, STRING
from tffix.terraform.values.value import GROWTH, Part, Value

if TYPE_CHECKING:
    from collections.abc import Callable

_UUID = 36


def generated(
    type_: str, attribute: str, argument: Callable[[str], Value | None]
) -> Value:
    """Give what is known of an attribute that is not set in the configuration."""
    match type_, attribute:
        case ("random_string", "result" | "id") | ("random_password", "result"):
            return _sized(argument("length"), lambda length: length)
        case "random_uuid", ("result" | "id"):
            return Value(STRING, parts=(Part(None, _UUID, _UUID, _UUID),))
        case "random_integer", ("result" | "id"):
            return _between(argument("min"), argument("max"), attribute)
        case "random_id", ("hex" | "b64_url" | "b64_std" | "id" as encoding):
            made = _sized(argument("byte_length"), _ENCODED[encoding])
            prefix = argument("prefix")
            if prefix is None or encoding == "id":
                return made
            return Value(STRING, parts=prefix.parts + made.parts)
    return Value(ANY)


_ENCODED: dict[str, Callable[[int], int]] = {
    "hex": lambda size: size * 2,
    "b64_std": lambda size: (size + 2) // 3 * 4,
    "b64_url": lambda size: (size * 4 + 2) // 3,
    "id": lambda size: (size * 4 + 2) // 3,
}


def _sized(given: Value | None, length: Callable[[int], int]) -> Value:
    """Give a string whose length depends on an argument."""
    if given is None or not isinstance(given.data, int):
        return Value(STRING)
    size = length(given.data)
    if given.varies:
        return Value(STRING, parts=(Part(None, 0, None, size + GROWTH),))
    return Value(STRING, parts=(Part(None, size, size, size),))


def _between(low: Value | None, high: Value | None, attribute: str) -> Value:
    type_ = STRING if attribute == "id" else NUMBER
    if low is None or high is None or low.varies or high.varies:
        return Value(type_)
    if not isinstance(low.data, int) or not isinstance(high.data, int):
        return Value(type_)
    longest = max(low.longest or 0, high.longest or 0)
    return Value(type_, parts=(Part(None, 1, longest, longest),))
