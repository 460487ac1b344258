"""How long the values are that providers make.

Sources: the documentation of hashicorp/random 3.7 (resources id, integer, password,
string, uuid) and ``internal/provider/resource_id.go`` there; of hashicorp/time 0.13
(resources rotating, static: RFC 3339 in UTC, and seconds); for AWS the partitions of
botocore, the user guide of AWS Regions (the longest is ``us-isof-south-1``; a zone adds
a letter to it), "AWS account identifiers" (12 digits) and "Resource IDs" of the EC2
user guide (8 or 17 characters after the prefix).
"""

from __future__ import annotations

from tffix.terraform.values.types import ANY, NUMBER, STRING, STRINGS
from tffix.terraform.values.value import GROWTH, Part, Value
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_UUID = 36
_REGION = (len("us-east-1"), len("us-isof-south-1"))
_ZONE = (len("us-east-1a"), len("us-isof-south-1a"))

# shortest and longest, by type and attribute
_OF_DATA = {
    ("aws_caller_identity", "account_id"): (12, 12),
    ("aws_caller_identity", "id"): (12, 12),
    ("aws_partition", "partition"): (len("aws"), len("aws-us-gov")),
    ("aws_partition", "id"): (len("aws"), len("aws-us-gov")),
    ("aws_region", "id"): _REGION,
    ("aws_region", "name"): _REGION,
    ("aws_region", "region"): _REGION,
    ("aws_availability_zone", "name"): _ZONE,
    ("aws_availability_zone", "region"): _REGION,
    ("aws_subnet", "availability_zone"): _ZONE,
}
_ZONES = ("aws_availability_zones", "names")
_EC2_IDS = {
    "aws_instance": "i-",
    "aws_internet_gateway": "igw-",
    "aws_nat_gateway": "nat-",
    "aws_network_interface": "eni-",
    "aws_route_table": "rtb-",
    "aws_security_group": "sg-",
    "aws_subnet": "subnet-",
    "aws_vpc": "vpc-",
}
_UTC, _SECONDS = len("2026-01-01T00:00:00Z"), len("1767225600")
_OF_RESOURCES = {
    ("random_uuid", "id"): (_UUID, _UUID),
    ("random_uuid", "result"): (_UUID, _UUID),
    **{
        (type_, attribute): (length, length)
        for type_ in ("time_static", "time_rotating")
        for attribute, length in (("rfc3339", _UTC), ("unix", _SECONDS))
    },
    **{
        (type_, "id"): (len(prefix) + 8, len(prefix) + 17)
        for type_, prefix in _EC2_IDS.items()
    },
}


def of_data(type_: str, attribute: str) -> Value | None:
    """Give what is known of an attribute of a data source, if anything is."""
    if (type_, attribute) == _ZONES:
        return Value(STRINGS, each=(Value(NUMBER), _between_lengths(*_ZONE)))
    bounds = _OF_DATA.get((type_, attribute))
    return _between_lengths(*bounds) if bounds else None


def generated(
    type_: str, attribute: str, argument: Callable[[str], Value | None]
) -> Value:
    """Give what is known of an attribute that is not set in the configuration."""
    if bounds := _OF_RESOURCES.get((type_, attribute)):
        return _between_lengths(*bounds)
    match type_, attribute:
        case ("random_string", "result" | "id") | ("random_password", "result"):
            return _sized(argument("length"), lambda length: length)
        case "random_integer", ("result" | "id"):
            return _between(argument("min"), argument("max"), attribute)
        case "random_id", ("hex" | "b64_url" | "b64_std" | "id" as encoding):
            made = _sized(argument("byte_length"), _ENCODED[encoding])
            before = argument("prefix") if encoding != "id" else None
            return Value(STRING, parts=before.parts + made.parts) if before else made
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
    return _between_lengths(size, size)


def _between_lengths(shortest: int, longest: int) -> Value:
    return Value(STRING, parts=(Part(None, shortest, longest, longest),))


def _between(low: Value | None, high: Value | None, attribute: str) -> Value:
    type_ = STRING if attribute == "id" else NUMBER
    if low is None or high is None or low.varies or high.varies:
        return Value(type_)
    if not isinstance(low.data, int) or not isinstance(high.data, int):
        return Value(type_)
    longest = max(low.longest or 0, high.longest or 0)
    return Value(type_, parts=(Part(None, 1, longest, longest),))
