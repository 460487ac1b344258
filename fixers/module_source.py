"""Write ``./`` before the folder of a module, and take ``version`` from local calls.

A ``source`` that is a folder begins with ``./`` or ``../``: all else is an address, of
the registry (``terraform-aws-modules/vpc/aws``), of git, of an archive. Terraform
refuses what is none of these. ``version`` is for modules of a registry only.

Where the folder is there, ``./`` is written. A folder that is nowhere is for a person
to write; where the one around it is not there either, that is only possible. A version
of a local module or of one from git says nothing that Terraform could use, and goes.
Without a ``source``, no module is called.

Refused by validate:

    Invalid module source address
    Terraform failed to determine your intended installation method for remote module
    package "modules/network".

With modules/network/main.tf:

    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

Before:

    module "network" {
      source = "modules/network"
    }

After:

    module "network" {
      source = "./modules/network"
    }

See https://developer.hashicorp.com/terraform/language/modules/sources
"""

import os.path

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Safety,
    fixer,
    pattern,
    remove,
    suspects,
)
from tffix.api import nodes as n

# an address that says how it is got: by its host, its scheme, or its detector
_SCHEME = pattern(r"::|://|^git@|^[\w.-]+@|^(?:github\.com|bitbucket\.org)/|^[/\\~]")
_LOCAL = ("./", "../")
# a registry's: namespace, name and provider, with a host or without
_REGISTRY = pattern(r"(?:[^/\s]+\.[^/\s]+/)?[\w-]+/[\w-]+/[\w-]+(?://[^?]*)?")
_FOLDER = pattern(r"[\w.-]+(?:/[\w.-]+)*/?")
_CERTAIN = pattern(r"\.\.?|[\w-]+(?:/[\w-]+)?/?|[\w-]+(?:/[\w-]+){3,}/?")


@fixer(
    Declarations("module"),
    groups=("modules",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def module_source(call: Declaration, context: Context) -> Iterator[Finding]:
    """Find sources that are no address, and versions of what has none."""
    body = call.block.body
    if context.module.is_replaced(context.file, call.block):
        return
    source = body.attribute("source")
    if source is None:
        yield context.finding(
            call.block,
            call.block.type,
            "a module call needs a source",
            'write source = "./folder", or an address',
        )
        return
    match source.value:
        case n.Template(parts=(n.Text(raw=raw),)):
            pass
        case n.Template(parts=()) | n.Literal():
            said = context.file.text_of(source.value)
            message = f"{said} is no address of a module, and no folder"
            remedy = 'write "./folder", or a whole address'
            yield context.finding(call.block, source.value, message, remedy)
            return
        case _:
            return
    if _is_no_address(raw):
        edits: list[Edit] = []
        remedy = f'write "./{raw}" for a folder, or a whole address'
        if _FOLDER.fullmatch(raw) and _is_there(raw, context.module):
            at = source.value.start + 1
            edits = [Edit(context.file.path, at, at, "./")]
            remedy = f'write "./{raw}", which is there'
        message = f"{raw} is no address of a module, and no folder"
        yield context.finding(call.block, source.value, message, remedy, edits)
        return
    if raw.startswith(_LOCAL) and _is_nowhere(raw, context.module):
        path = os.path.normpath(os.path.join(context.module.folder, raw))
        yield context.finding(
            call.block,
            source.value,
            f"there is no folder {raw}",
            "write the module there, or the path of the one that is meant",
            certain=raw.startswith("./")
            or os.path.isdir(os.path.dirname(path) or os.curdir),
        )
    version = body.attribute("version")
    if version and not context.module.is_opentofu and _has_no_version(raw):
        kind = "a local module" if raw.startswith(_LOCAL) else "what is in no registry"
        yield context.finding(
            call.block,
            version.name,
            f"version is for modules of a registry, and {raw} is {kind}",
            "remove it",
            remove(context.file, version),
        )


def _is_no_address(raw: str) -> bool:
    return (
        not raw.startswith(_LOCAL)
        and not _SCHEME.search(raw)
        and not _REGISTRY.fullmatch(raw)
        and bool(_CERTAIN.fullmatch(raw))
    )


def _has_no_version(raw: str) -> bool:
    return raw.startswith(_LOCAL) or "::" in raw or "://" in raw


def _is_nowhere(raw: str, module: Module) -> bool:
    """Whether the folder of a source is not there, where files can be looked for."""
    return (
        module.text(f"{raw}/main.tf") is None
        and not os.path.isdir(os.path.join(module.folder, raw))
        and module.neighbour(raw) is None
        and not module.is_ignored(f"{raw}/main.tf")
        and not suspects(module).shows_calls
    )


def _is_there(raw: str, module: Module) -> bool:
    """Whether there is a folder with Terraform files, by the names of most."""
    return any(
        module.text(f"{raw.rstrip('/')}/{name}.tf")
        for name in ("main", "variables", "outputs")
    )
