"""Read and write the schemas that come with tffix, one file a provider."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tffix.terraform.provider.bundled import path
from tffix.terraform.provider.store import Store, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

Versions = dict[str, dict[str, Any]]


def read(provider: str) -> Versions:
    """Give the bundled schemas of a provider by version; none if there are none."""
    if not Path(path(provider)).is_file():
        return {}
    store = Store(path(provider))
    return {version: unpack(store, version) for version in store.versions}


def write(provider: str, versions: Mapping[str, Mapping[str, Any]]) -> None:
    """Bundle schemas of a provider, its versions in order."""
    ordered = sorted(versions.items(), key=lambda one: _numbers(one[0]))
    Path(path(provider)).write_bytes(pack(dict(ordered)))


def newest(versions: Mapping[str, Any]) -> str:
    """Give the newest of some versions."""
    return max(versions, key=_numbers)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]
