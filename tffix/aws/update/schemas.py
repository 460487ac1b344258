"""Read what terraform says of providers, and compare two readings of one version."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

AWS = "registry.terraform.io/hashicorp/aws"
TERRAFORM = "terraform.io/builtin/terraform"


def from_terraform(path: Path, address: str = AWS) -> dict[str, Any]:
    """Read what ``terraform providers schema -json`` wrote about a provider."""
    everything = json.loads(path.read_text(encoding="utf-8"))
    schemas: dict[str, Any] = everything["provider_schemas"][address]
    return schemas


def types(everything: Mapping[str, Any]) -> Iterator[str]:
    """Give the resource types, and the data sources as ``data.aws_…``."""
    yield from everything["resource_schemas"]
    yield from (f"data.{name}" for name in everything["data_source_schemas"])


def differences(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Counter[str]:
    """Count what agrees and what differs; what is not known is counted as such."""
    found: Counter[str] = Counter()
    for kind in ("resource_schemas", "data_source_schemas"):
        names = ours[kind].keys() | theirs[kind].keys()
        for name in sorted(names):
            if name in ours[kind] and name in theirs[kind]:
                block, other = ours[kind][name]["block"], theirs[kind][name]["block"]
                found.update(_differences(block, other, f"{kind} {name}"))
            else:
                found[f"only one has {kind} {name}"] += 1
    return found


def _differences(
    block: Mapping[str, Any], other: Mapping[str, Any], path: str
) -> Iterator[str]:
    for name, one, two in _pairs(block, other, "attributes"):
        here = f"{path}.{name}"
        if one is None or two is None:
            yield f"only one has attribute {here}"
        elif two["type"] is None:
            yield "attributes whose type is not known"
        else:
            flags = ("required", "optional", "computed")
            same = one["type"] == two["type"] and all(
                bool(one.get(flag)) == bool(two.get(flag)) for flag in flags
            )
            yield "attributes that agree" if same else f"attribute differs: {here}"
    for name, one, two in _pairs(block, other, "block_types"):
        here = f"{path}.{name}"
        if one is None or two is None:
            yield f"only one has block {here}"
        elif two["block"] is None:
            yield "blocks whose content is not known"
        else:
            same = (
                one["nesting_mode"] == two["nesting_mode"]
                and bool(one.get("min_items")) == bool(two.get("min_items"))
                and (one.get("max_items") == 1) == (two.get("max_items") == 1)
            )
            yield "blocks that agree" if same else f"block differs: {here}"
            yield from _differences(one["block"], two["block"], here)


def _pairs(
    block: Mapping[str, Any], other: Mapping[str, Any], key: str
) -> Iterator[tuple[str, Any, Any]]:
    one, two = block.get(key, {}), other.get(key, {})
    for name in sorted(one.keys() | two.keys()):
        yield name, one.get(name), two.get(name)
