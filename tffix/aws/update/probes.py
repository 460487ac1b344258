"""Ask a provider about values in some blocks of a type, all else being absent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tffix import aws
from tffix.aws.update.plugin import CrashError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tffix.aws.update.plugin import Provider, Refusal

Path = tuple[str, ...]

# Types with more blocks (QuickSight's, WAF's and Lex's nest the same ones over and
# over) are asked about blocks of these levels only.
_MANY = 500
_SHALLOW = 2
_ARN = "arn:aws:iam::123456789012:role/aaaa"


class Type:
    """A resource type, or a data source ``data.aws_…``, of a running provider."""

    def __init__(self, provider: Provider, name: str) -> None:
        self.name = name
        self._provider = provider
        self._block = provider.block(name)

    def chains(self) -> list[Path]:
        """Give the paths of the type and of its blocks, outer ones first."""
        found = [path for path in _chains(self._block) if path[:1] != ("timeouts",)]
        if len(found) > _MANY:
            found = [chain for chain in found if len(chain) <= _SHALLOW]
        return found

    def blocks(self, chain: Path) -> Iterator[Path]:
        """Give the paths of the blocks in the block at the end of a chain."""
        for name in self._inner(chain).get("block_types", {}):
            if (*chain, name) != ("timeouts",):
                yield (*chain, name)

    def arguments(self, chain: Path) -> dict[Path, Any]:
        """Give the types of the arguments of the block at the end of a chain."""
        return {
            (*chain, name): attribute["type"]
            for name, attribute in self._inner(chain).get("attributes", {}).items()
            if attribute.get("required") or attribute.get("optional")
        }

    def refused(self, values: Mapping[Path, Any]) -> frozenset[Refusal]:
        """Give what the provider says to values at some paths.

        The blocks on the way to a value are there once; so is a block that has a value
        itself, whatever it is. A request of which the provider dies has no answer.
        """
        written = {path[:length] for path in values for length in range(len(path) + 1)}
        try:
            made = _config(self._block, values, written, ())
            return self._provider.validate(self.name, made)
        except CrashError:
            return frozenset()

    def texts(self, path: Path, value: Any) -> set[str]:
        """Give what the provider says to a value of an argument, or of its elements.

        What must stand beside the argument does.
        """
        listed = not isinstance(self.arguments(path[:-1])[path], str)
        values = {one: self.value(one) for one in self._companions(path)}
        values[path] = [value] if listed else value
        return {refusal.text for refusal in self.refused(values)}

    def value(self, path: Path) -> Any:
        """Give a known value that an argument may have; None for a block.

        The enums must be known: where a value is wrong by itself, some types say less
        of what stands beside it.
        """
        rule = aws.enums().get(self.name, {}).get(path)
        text = _ARN if re.search(r"(^|_)arns?$", path[-1]) else "aaaa"
        type_ = self.arguments(path[:-1]).get(path)
        return _value(type_, rule.values[0] if rule else text)

    def _companions(self, path: Path) -> set[Path]:
        found, more = {path}, {path}
        known = aws.required_with().get(self.name, {})
        while more:
            more = {other for one in more for other in known.get(one, ())} - found
            found |= more
        return found - {path}

    def _inner(self, chain: Path) -> Mapping[str, Any]:
        block: Mapping[str, Any] = self._block
        for name in chain:
            block = block["block_types"][name]["block"]
        return block


def _config(
    block: Mapping[str, Any], values: Mapping[Path, Any], written: set[Path], at: Path
) -> dict[str, Any]:
    made: dict[str, Any] = {
        name: values.get((*at, name)) for name in block.get("attributes", {})
    }
    for name, nested in block.get("block_types", {}).items():
        path = (*at, name)
        several = nested["nesting_mode"] in ("list", "set")
        if path in written:
            one = _config(nested["block"], values, written, path)
            made[name] = [one] if several else one
        else:
            made[name] = [] if several else None
    return made


def _value(type_: Any, text: str | int) -> Any:
    if isinstance(type_, str):
        plain = {"bool": True, "number": text if isinstance(text, int) else 1}
        return plain.get(type_, text)
    if type_ is None:
        return None
    kind, of = type_
    if kind == "object":
        return {name: _value(one, text) for name, one in of.items()}
    return {"a": _value(of, text)} if kind == "map" else [_value(of, text)]


def _chains(block: Mapping[str, Any], path: Path = ()) -> Iterator[Path]:
    yield path
    for name, nested in block.get("block_types", {}).items():
        yield from _chains(nested["block"], (*path, name))
