"""Show what a call of a module that sets up a provider may not ask for.

A module with a ``provider`` block of its own, or that calls one, is called as a whole,
once: ``count``, ``for_each`` and ``depends_on`` are refused. The block belongs to the
root module, which hands it over in ``providers``.

An empty block, ``provider "aws" {}``, stands for what is handed over, and is none.

Refused by validate:

    Module is incompatible with count, for_each, and depends_on
    The module at module.queues is a legacy module which contains its own local provider
    configurations, and so calls to it may not use the count, for_each, or depends_on
    arguments.

With queues/main.tf:

    provider "aws" {
      region = "eu-west-1"
    }

Before:

    module "queues" {
      source = "./queues"
      count  = 2
    }

After:

    module "queues" {
      source = "./queues"
    }

See https://developer.hashicorp.com/terraform/language/modules/develop/providers
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Safety,
    fixer,
)
from tffix.api import nodes as n

_ARGUMENTS = ("count", "for_each", "depends_on")
_DEPTH = 8  # calls below each other


@fixer(
    Declarations("module", arguments=(*_ARGUMENTS, "providers")),
    groups=("modules",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def nested_provider(call: Declaration, context: Context) -> Iterator[Finding]:
    """Find what a call of such a module may not have."""
    block, module = call.block, context.module
    child = module.called(block)
    if child is None or module.is_overridden(block):
        return
    place = _provider(child, _DEPTH)
    for item in block.body.attributes() if place else ():
        if item.name.name in _ARGUMENTS and not _is_empty(item.value):
            yield context.finding(
                block,
                item.name,
                f"{item.name.name} cannot stand in a call of a module that sets up a"
                f" provider: {place}",
                "move the provider block to the root module, and pass it in providers",
            )
    yield from _handed_over(block, child, context)


def _handed_over(block: n.Block, child: Module, context: Context) -> Iterator[Finding]:
    """Find providers that a call hands over to a module that has set them up."""
    own = {
        _configuration(provider, file)
        for file, provider in child.blocks("provider")
        if _is_set_up(provider)
    }
    match block.body.attribute("providers"):
        case n.Attribute(value=n.Object(items=items)):
            for item in items:
                name = context.file.text_of(item.key).strip('"')
                if name in own:
                    yield context.finding(
                        block,
                        item.key,
                        f"the module {child.folder} sets up {name} itself",
                        "take it out here, or the provider block out of the module",
                    )


def _configuration(provider: n.Block, file: File) -> str:
    """Give ``aws`` or ``aws.west`` for the block that says so."""
    alias = provider.body.attribute("alias")
    text = file.text_of(alias.value).strip('"') if alias else ""
    name = provider.labels[0].value if provider.labels else ""
    return f"{name}.{text}" if alias else name


def _is_empty(value: n.Expression) -> bool:
    return isinstance(value, n.Tuple) and not value.items


def _provider(module: Module, depth: int) -> str:
    """Give where a module, or one that it calls, sets up a provider; empty if not."""
    for file, block in module.blocks("provider"):
        if _is_set_up(block):
            return f"{file.path}:{file.line(block.start)}"
    for _, call in module.blocks("module") if depth else ():
        child = module.called(call)
        if child and (place := _provider(child, depth - 1)):
            return place
    return ""


def _is_set_up(block: n.Block) -> bool:
    """Whether a block says anything but which one it is."""
    return any(item.key_name != "alias" for item in block.body.items)
