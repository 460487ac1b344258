"""Ask a provider which values an argument may have."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tffix.aws.update.plugin import CrashError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tffix.aws.update.plugin import Provider, Refusal

_TEXT = "no-such-value"
_NUMBER = -987654321
# expected protocol to be one of ["HTTP" "TCP"], got no-such-value
# Attribute type value must be one of: ["a" "b"], got: "no-such-value"
_ONE_OF = re.compile(
    r"(?:expected |[Aa]ttribute )(\S+) (?:to be|value must be) one of:? \[(.*?)\]",
    re.DOTALL,
)
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')

# Types with more blocks (QuickSight's and WAF's nest the same ones over and over) are
# asked about blocks of these levels only.
_MANY = 1000
_SHALLOW = 2

Path = tuple[str, ...]


def enums(
    provider: Provider, type_: str, block: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Give the values that arguments of a resource type may have, by dotted path."""
    found: dict[str, dict[str, Any]] = {}
    chains = list(_chains(block))
    if len(chains) > _MANY:
        chains = [chain for chain in chains if len(chain) <= _SHALLOW]
    for chain in chains:
        values = _asked(provider, type_, block, chain)
        # what differs in its case alone is accepted where the case is ignored
        swapped = {path: _other_case(some) for path, some in values.items()}
        refused = _refused(provider, type_, _config(block, chain, swapped))
        for path, some in values.items():
            rule = found[".".join(path)] = {"values": some}
            if swapped[path] and not any(_means(path, one) for one in refused):
                rule["any_case"] = True
    return dict(sorted(found.items()))


def _chains(block: Mapping[str, Any], path: Path = ()) -> Iterator[Path]:
    """Give the paths of a block and of all that are nested in it."""
    yield path
    for name, nested in block.get("block_types", {}).items():
        yield from _chains(nested["block"], (*path, name))


def _asked(
    provider: Provider, type_: str, block: Mapping[str, Any], chain: Path
) -> dict[Path, list[Any]]:
    """Send nonsense in all arguments of a block, and read what is expected instead.

    All other blocks are left out: where there is one too many, nothing is said about
    what they hold.
    """
    inner = block
    for name in chain:
        inner = inner["block_types"][name]["block"]
    nonsense = {
        (*chain, name): _nonsense(attribute["type"])
        for name, attribute in inner.get("attributes", {}).items()
        if attribute.get("required") or attribute.get("optional")
        if _nonsense(attribute["type"]) is not None
    }
    found: dict[Path, list[Any]] = {}
    for refusal in _refused(provider, type_, _config(block, chain, nonsense)):
        match = _ONE_OF.search(refusal.text)
        for path in nonsense:
            if match and _means(path, refusal):
                found[path] = _values(match[2])
    return found


def _means(path: Path, refusal: Refusal) -> bool:
    """Whether a refusal is about the argument at a path.

    The path that comes with it can end at the first set, and its last step can be that
    of a neighbour; the text has the right name.
    """
    given = tuple(refusal.argument.split("."))
    match = _ONE_OF.search(refusal.text)
    if not match:
        return given == path
    name = re.findall(r"[a-z]\w*", match[1])[-1]
    return path[-1] == name and path[: len(given) - 1] == given[:-1]


def _refused(
    provider: Provider, type_: str, config: Mapping[str, Any]
) -> frozenset[Refusal]:
    try:
        return provider.validate(type_, config)
    except CrashError:
        return frozenset()


def _config(
    block: Mapping[str, Any], chain: Path, values: Mapping[Path, Any], at: Path = ()
) -> dict[str, Any]:
    """Give an object of a block's type with values in the block at the chain's end."""
    made: dict[str, Any] = {}
    for name, attribute in block.get("attributes", {}).items():
        value = values.get((*at, name)) if at == chain else None
        listed = value is not None and isinstance(attribute["type"], list)
        made[name] = [value] if listed else value
    for name, nested in block.get("block_types", {}).items():
        several = nested["nesting_mode"] in ("list", "set")
        path = (*at, name)
        if chain[: len(path)] == path:
            inner = _config(nested["block"], chain, values, path)
            made[name] = [inner] if several else inner
        else:
            made[name] = [] if several else None
    return made


def _nonsense(kind: Any) -> Any:
    if kind in ("string", ["list", "string"], ["set", "string"]):
        return _TEXT
    return _NUMBER if kind == "number" else None


def _other_case(values: list[Any]) -> str | None:
    for value in values:
        if isinstance(value, str) and value.swapcase() not in (value, *values):
            return value.swapcase()
    return None


def _values(text: str) -> list[Any]:
    found: list[Any] = []
    for quoted, plain in _VALUE.findall(text):
        if plain:
            found.append(int(plain) if re.fullmatch(r"-?\d+", plain) else plain)
        else:
            found.append(json.loads(f'"{quoted}"'))
    return found
