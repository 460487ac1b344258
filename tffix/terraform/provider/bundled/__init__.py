"""The schemas that come with tffix: a file a provider, with some of its versions."""

from __future__ import annotations

import os
from functools import cache

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.terraform.provider.schema import Schemas

AWS = "hashicorp/aws"
_NAMESPACES = ("hashicorp", "builtin")


def path(name: str) -> str:
    """Give the file of the provider of that name."""
    return os.path.join(os.path.dirname(__file__), f"{name}.bin")


@cache
def bundle(provider: str) -> tuple[Schemas, ...]:
    """Give the schemas of a provider, its versions in order; none if it has no file.

    ``provider`` is its address: ``hashicorp/aws``.
    """
    namespace, _, name = provider.partition("/")
    if namespace not in _NAMESPACES or not os.path.isfile(path(name)):
        return ()
    from tffix.terraform.provider.schema import Schemas  # noqa: PLC0415, most runs need none
    from tffix.terraform.provider.store import Store  # noqa: PLC0415

    store = Store(path(name))
    return tuple(Schemas(store, version) for version in store.versions)
