"""Calls of local modules: who passes what to whom."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from tffix.errors import HclSyntaxError
from tffix.syntax import nodes as n
from tffix.terraform.environment import Environment
from tffix.terraform.module import Call, address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tffix.terraform.module import Module

_MAX_ENVIRONMENTS = 50
# arguments of a module block that are not passed on
_META = ("source", "version", "providers", "count", "for_each", "depends_on")


def link(modules: Mapping[str, Module]) -> None:
    """Tell modules, given by their folders, which of them call which.

    Folders are paths with ``/``, all relative to the same place. A file that is not
    HCL calls nobody.
    """
    by_folder = {
        posixpath.normpath(folder): module for folder, module in modules.items()
    }
    for folder, module in by_folder.items():
        try:
            blocks = [block for _, block in module.blocks("module")]
        except HclSyntaxError:
            continue
        for block in blocks:
            source = _local_source(block)
            if source is None or len(block.labels) != 1:
                continue
            child = by_folder.get(posixpath.normpath(posixpath.join(folder, source)))
            if child is not None:
                child.calls.append(Call(module, block))
                module.children[block.labels[0].value] = child


def _local_source(block: n.Block) -> str | None:
    source = block.body.attribute("source")
    match source:
        case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
            return raw if raw.startswith(("./", "../")) else None
    return None


def environments(module: Module) -> list[Environment]:
    """Give an environment for each instance of each call; one for a root module."""
    found: list[Environment] = []
    for caller, block in module.calls:
        arguments = {
            item.name.name: item.value
            for item in block.body.items
            if isinstance(item, n.Attribute) and item.name.name not in _META
        }
        for instance in caller.instances(block):
            if len(found) >= _MAX_ENVIRONMENTS:
                break
            key = f'["{instance.key}"]' if instance.by == "each.key" else ""
            if instance.by == "count.index":
                key = f"[{instance.key}]"
            call = f"{address(block)}{key}"
            outer = instance.environment.call
            found.append(
                Environment(
                    module, f"{outer}.{call}" if outer else call, arguments, instance
                )
            )
    return found if module.calls else [Environment(module)]
