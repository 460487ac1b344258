"""The pages of the registry about types of resources."""

from __future__ import annotations

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl.nodes import Block
    from tffix.terraform.module.module import Module

_FOLDERS = {
    "resource": "/resources/",
    "data": "/data-sources/",
    "ephemeral": "/ephemeral-resources/",
}


def documentation_of(block: Block, module: Module) -> str:
    """Give the page about the type of a block, or about the provider that it is of."""
    from tffix.terraform.provider.versions import provider_of  # noqa: PLC0415, slow import

    folder = _FOLDERS.get(block.type.name, "")
    name = block.labels[0].value.partition("_")[2] if folder else ""
    address = provider_of(block, module)
    return (
        f"https://registry.terraform.io/providers/{address}/latest/docs{folder}{name}"
    )
