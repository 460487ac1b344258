"""Show where a value that Terraform may not keep would be kept.

A variable with ``ephemeral = true`` and what an ``ephemeral`` block gives are there
while Terraform runs, and in no plan and no state. A resource and a data source take
them for arguments that are only written, ``password_wo``, and where something is run;
an output takes them where it is ephemeral itself, a module call where the variable is.

Only what is read in the place itself is looked at, not what comes through local values.
``ephemeralasnull`` makes null of it.

Refused by validate:

    Invalid use of ephemeral value
    Ephemeral values are not valid for "password", because it is not a write-only
    attribute and must be persisted to state.

Before:

    variable "password" {
      type      = string
      ephemeral = true
    }

    output "password" {
      value = var.password
    }

After:

    variable "password" {
      type      = string
      ephemeral = true
    }

    output "password" {
      value     = var.password
      ephemeral = true
    }

See https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Reference,
    Safety,
    fixer,
    pattern,
    schema_walk,
    walk,
)
from tffix.api import nodes as n

_SUSPICION = pattern(r"\bephemeral\b")
_ADDRESS = pattern(r"\bephemeral\.\w")
_RUN = ("provisioner", "connection", "lifecycle")
_REMEDIES = {
    "module": "set ephemeral = true in the variable",
    "output": "set ephemeral = true in the output",
}
# what takes any value and gives one that may be kept
_OPEN = ("can", "ephemeralasnull", "issensitive", "try", "type")


@fixer(
    Modules(_SUSPICION),
    groups=("expressions",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def ephemeral_value(module: Module, context: Context) -> Iterator[Finding]:
    """Find reads of what is ephemeral where it would be kept."""
    for reference in _reads(module):
        what = _kept(reference, module)
        if what and not _is_open(reference):
            yield context.at(reference.file).finding(
                reference.block,
                reference.node,
                f"{reference.address} is ephemeral, and {what} would keep it",
                _REMEDIES.get(reference.block.type.name)
                or "pass it to an argument that is only written, which ends in _wo",
            )


def _reads(module: Module) -> Iterator[Reference]:
    """Give what reads ephemeral variables and blocks."""
    for _, variable in module.blocks("variable", worth=_may_be_ephemeral):
        if len(variable.labels) == 1 and _is_true(variable.body.attribute("ephemeral")):
            for place, node in module.references("var", variable.labels[0].value):
                if reference := module.reference_at(place, node.source.start):
                    yield reference
    for file in module.files.values():
        starts = [found.start() for found in _ADDRESS.finditer(file.text)]
        for reference in module.reads_at(file, starts):
            if reference.root.name == "ephemeral":
                yield reference


def _may_be_ephemeral(text: str) -> bool:
    return "ephemeral" in text


def _is_true(item: n.Attribute | None) -> bool:
    return (
        item is not None
        and isinstance(item.value, n.Literal)
        and item.value.text == "true"
    )


def _kept(reference: Reference, module: Module) -> str:
    """Say what would keep what is read; empty where nothing does."""
    block, path = reference.block, reference.path
    kind = block.type.name
    if kind == "output" and path == ("value",):
        return "" if _is_true(block.body.attribute("ephemeral")) else "this output"
    if kind in ("resource", "data") and path[0] not in _RUN:
        # other providers may call otherwise what is only written
        known = schema_walk.is_known_type(kind, block.labels[0].value)
        return path[-1] if known and not path[-1].endswith("_wo") else ""
    child = module.called(block) if kind == "module" else None
    variable = child.block("variable", path[0]) if child else None
    if variable and not _is_true(variable.body.attribute("ephemeral")):
        return f"the variable {path[0]} of the module"
    return ""


def _is_open(reference: Reference) -> bool:
    """Whether a call around what is read gives what may be kept."""
    return any(
        isinstance(node, n.Call)
        and node.name.removeprefix("core::") in _OPEN
        and node.contains(reference.root)
        for node in walk(reference.argument.value)
    )
