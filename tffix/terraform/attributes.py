"""How long the values are that resources of hashicorp/random make.

Source: the documentation of hashicorp/random 3.7, resources id, integer, password,
string and uuid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.terraform.types import ANY, STRING
from tffix.terraform.value import Part, Value

if TYPE_CHECKING:
    from collections.abc import Callable

_UUID = 36


def generated(
    type_: str, attribute: str, argument: Callable[[str], Value | None]
) -> Value:
    """Give what is known of an attribute that is not set in the configuration."""
    match type_, attribute:
        case ("random_string" | "random_password"), ("result" | "id"):
            return _sized(_integer(argument("length")))
        case "random_uuid", ("result" | "id"):
            return _sized(_UUID)
        case "random_id", ("hex" | "b64_url" | "b64_std" | "id"):
            size = _integer(argument("byte_length"))
            prefix = argument("prefix")
            if size is None:
                return Value(STRING)
            sizes = {
                "hex": size * 2,
                "b64_std": (size + 2) // 3 * 4,
                "b64_url": (size * 4 + 2) // 3,
                "id": (size * 4 + 2) // 3,
            }
            made = _sized(sizes[attribute])
            if prefix is None or attribute == "id":
                return made
            return Value(STRING, parts=prefix.parts + made.parts)
    return Value(ANY)


def _sized(size: int | None) -> Value:
    if size is None:
        return Value(STRING)
    return Value(STRING, parts=(Part(None, size, size, size),))


def _integer(value: Value | None) -> int | None:
    if value is None or value.varies or not isinstance(value.data, int):
        return None
    return value.data
