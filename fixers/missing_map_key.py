"""Show keys that a map in a local value does not have.

``local.sizes["large"]`` needs a key ``large`` where the local is written as an object:
``The given key does not identify an element in this collection value``. Often the key
is ``terraform.workspace``, and the map has every stage but the workspace ``default``,
in which ``terraform validate`` runs too; that is only possible, as another workspace
may be selected. Where two maps of a module lack the same workspace, it is none of those
that are used, and nothing is found.

The value is not for a machine to say; the finding names the keys that there are. Where
the object has a key in parentheses, or the local is anything but an object, nothing is
found; nor in ``try``, ``can`` or an arm of a conditional.

Refused by validate:

    Invalid index
    The given key does not identify an element in this collection value.

Before:

    locals {
      sizes = {
        dev  = "t3.micro"
        prod = "m6i.large"
      }

      size = local.sizes[terraform.workspace]
    }

After:

    locals {
      sizes = {
        dev  = "t3.micro"
        prod = "m6i.large"
      }

      size = lookup(local.sizes, terraform.workspace, local.sizes.dev)
    }

See https://developer.hashicorp.com/terraform/language/expressions/references
"""

import re
from typing import NamedTuple

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    function_calls,
    local_name,
    near,
    object_keys,
    pattern,
    quote,
)
from tffix.api import nodes as n

_KEY = pattern(
    r"local\.([\w-]++)"
    r'(?:\[\s*(?:(terraform\.workspace)|"([^"$%\\]*)")\s*\]|\.([a-zA-Z_][\w-]*+))'
)
_BY_WORKSPACE = "[terraform.workspace]"
_SHOWN = 8


class _Read(NamedTuple):
    """A key that is read of a local, and where; and if it is the workspace's name."""

    name: str
    key: str
    node: n.Node
    of_workspace: bool = False


@fixer(
    Modules(_KEY),
    groups=("references",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def missing_map_key(module: Module, context: Context) -> Iterator[Finding]:
    """Find reads of a key that the object in a local value does not have."""
    lacking = _lacking_workspace(module)
    for file in module.files.values():
        if not _KEY.search(file.text):
            continue
        for span in file.spans:
            seen = _KEY.finditer(file.text, span.start, span.end)
            if not any(_is_missing(found, module) for found in seen):
                continue
            block = file.block(span)
            for node in function_calls.always_evaluated(block):
                read = _read(node, module)
                keys = _keys(read.name, module) if read else None
                if not read or keys is None or read.key in keys:
                    continue
                if not read.of_workspace or (
                    len(lacking) == 1 and not module.is_habit(_BY_WORKSPACE)
                ):
                    yield _finding(read, keys, context.at(file), block)


def _is_missing(seen: re.Match[str], module: Module) -> bool:
    """Whether what is read seems not to be there, by the text of the read."""
    name, workspace, index, attribute = seen.groups(default="")
    keys = _keys(name, module)
    key = module.inputs.workspace if workspace else index or attribute
    return keys is not None and key not in keys


def _lacking_workspace(module: Module) -> set[str]:
    """Give the locals that are read by the workspace and have no key for it."""
    return {
        found[1]
        for file in module.files.values()
        for found in _KEY.finditer(file.text)
        if found[2] and _is_missing(found, module)
    }


def _read(node: n.Node, module: Module) -> _Read | None:
    """Give what a node reads of a local, if that is one key of it."""
    match node:
        case n.Index(source=source, key=key) if name := local_name(source):
            match key:
                case n.Template(parts=(n.Text(raw=raw),)):
                    return _Read(name, raw, node.key)
                case n.GetAttr(source=n.Variable(name="terraform"), name=attribute) if (
                    attribute.name == "workspace"
                ):
                    workspace = module.inputs.workspace
                    return _Read(name, workspace, node.key, of_workspace=True)
        case n.GetAttr(source=source, name=attribute) if name := local_name(source):
            return _Read(name, attribute.name, attribute)
    return None


def _keys(name: str, module: Module) -> set[str] | None:
    """Give the keys of the object that a local is; None where they are not known."""
    found = module.local(name)
    if found is None or not isinstance(found[1].value, n.Object):
        return None
    return object_keys(found[1].value)


def _finding(read: _Read, keys: set[str], context: Context, block: n.Block) -> Finding:
    names = near(read.key, keys)
    shown = names or sorted(keys)
    what = "workspace" if read.of_workspace else "key"
    said = ", ".join(shown[:_SHOWN]) + (", ..." if len(shown) > _SHOWN else "")
    return context.finding(
        block,
        read.node,
        f"local.{read.name} has no {what} {read.key}",
        f"it has {said}" if keys else "it has nothing",
        candidates=names if isinstance(read.node, n.Identifier) else map(quote, names),
        certain=not read.of_workspace,  # others may be selected
    )
