"""Functions of IP networks."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from tffix.terraform.values.functions.declare import NUMBER, STRING, STRINGS, function
from tffix.terraform.values.value import EvaluationError, Unsure
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.terraform.values.numbers import Number

_Network = IPv4Network | IPv6Network


@function(STRING, NUMBER)
def cidrhost(prefix: str, number: Number) -> str:
    network = _network(prefix)
    at = _whole(number)
    size = network.num_addresses
    if not -size <= at < size:
        raise EvaluationError("the network has not so many hosts")
    return str(network[at])


@function(STRING)
def cidrnetmask(prefix: str) -> str:
    network = _network(prefix)
    if network.version != 4:  # noqa: PLR2004, the version
        raise EvaluationError("IPv6 networks have no netmask")
    return str(network.netmask)


@function(STRING, NUMBER, NUMBER)
def cidrsubnet(prefix: str, bits: Number, number: Number) -> str:
    network = _network(prefix)
    added, at = _whole(bits), _whole(number)
    length = network.prefixlen + added
    if added < 0 or at < 0:
        raise Unsure(STRING)  # not refused, but what comes out is no such subnet
    if length > network.max_prefixlen or at >= 2**added:
        raise EvaluationError("the network has no such subnet")
    size = 2 ** (network.max_prefixlen - length)
    return _written(int(network.network_address) + at * size, length, network)


@function(STRING, rest=NUMBER, returns=STRINGS)
def cidrsubnets(prefix: str, *bits: Number) -> list[str]:
    network = _network(prefix)
    next_ = int(network.network_address)
    end = next_ + network.num_addresses
    subnets = []
    for wanted in bits:
        added = _whole(wanted)
        length = network.prefixlen + added
        if added < 1 or length > network.max_prefixlen:
            raise EvaluationError("the network cannot be extended so far")
        size = 2 ** (network.max_prefixlen - length)
        next_ = (next_ + size - 1) // size * size
        if next_ + size > end:
            raise EvaluationError("the network has no room for so many subnets")
        subnets.append(_written(next_, length, network))
        next_ += size
    return subnets


def _network(prefix: str) -> _Network:
    address, slash, length = prefix.partition("/")
    if not slash or not (length.isascii() and length.isdigit()):
        raise EvaluationError(f"{prefix} is no CIDR expression")
    if "%" in address or ("." in address and ":" in address):
        raise Unsure(STRING)
    octets = address.split(".")
    if ":" not in address and any(len(o) > 1 and o.startswith("0") for o in octets):
        raise Unsure(STRING)  # Terraform reads these as decimal
    try:
        return ip_network(prefix, strict=False)
    except ValueError:
        raise EvaluationError(f"{prefix} is no CIDR expression") from None


def _written(address: int, length: int, network: _Network) -> str:
    make = ip_address(address) if network.version == 4 else None  # noqa: PLR2004
    if make is None:
        from ipaddress import IPv6Address  # noqa: PLC0415, one of two

        return f"{IPv6Address(address)}/{length}"
    return f"{make}/{length}"


def _whole(number: Number) -> int:
    if not isinstance(number, int):
        raise EvaluationError("a whole number is required")
    return number
