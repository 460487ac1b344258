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
    r"(?:expected |[Aa]ttribute )(\S+) (?:to be|value must be) one of:?"
    r' \[((?:"(?:[^"\\]|\\.)*"|[^]"])*)\]',
    re.DOTALL,
)
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')

# Types with more blocks (QuickSight's, WAF's and Lex's nest the same ones over and
# over) are asked about blocks of these levels only.
_MANY = 500
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
        for path, values in _asked(provider, type_, block, chain).items():
            rule = found[".".join(path)] = {"values": values}
            other = _other_case(values)
            if other:
                config = _config(block, chain, {path: other})
                refused = _refused(provider, type_, config)
                if not _about(path[-1], other, refused):
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
    found = _expected(provider, type_, block, chain, nonsense)
    for path in nonsense.keys() - found.keys():
        # where two exclude each other, nothing more is said about either
        found |= _expected(provider, type_, block, chain, {path: nonsense[path]})
    return found


def _expected(
    provider: Provider,
    type_: str,
    block: Mapping[str, Any],
    chain: Path,
    values: Mapping[Path, Any],
) -> dict[Path, list[Any]]:
    refused = _refused(provider, type_, _config(block, chain, values))
    found: dict[Path, list[Any]] = {}
    for path, value in values.items():
        about = _about(path[-1], value, refused)
        # two refusals of one value are alternatives: a period is 10, 20, 30, or
        # divisible by 60
        match = _ONE_OF.search(about[0]) if len(about) == 1 else None
        if match:
            found[path] = _values(match[2], number=value == _NUMBER)
    return found


def _about(name: str, value: Any, refusals: frozenset[Refusal]) -> list[str]:
    """Give the texts that refuse a value of an argument.

    The path that comes with a refusal ends at the first set, and can be that of a
    neighbour; as only one block has values, the name is enough.
    """
    return [
        refusal.text
        for refusal in refusals
        if str(value) in refusal.text and _names(refusal.text, name)
    ]


def _names(text: str, name: str) -> bool:
    match = _ONE_OF.search(text)
    if not match:
        return bool(re.search(rf"\b{name}\b", text))
    path = re.sub(r"\[.*?\]", "", match[1])
    return bool(re.findall(r"[a-z]\w*", path)[-1] == name)


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


def _values(text: str, *, number: bool) -> list[Any]:
    # some providers quote numbers, some do not quote words
    found = [
        json.loads(f'"{quoted}"') if quoted or not plain else plain
        for quoted, plain in _VALUE.findall(text)
    ]
    return [int(value) for value in found] if number else found
