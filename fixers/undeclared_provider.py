"""Show configurations of providers that are named and not there.

``provider = aws.west`` needs a ``provider "aws"`` block with ``alias = "west"`` in the
same module, or, in a module that is called, ``configuration_aliases`` in its
``required_providers``. So do the values of ``providers`` in a module call; and a call
hands over all that the module asks for. What an alias is to be configured with is not
for a machine to say.

Names are looked up in root modules only, which have a provider or a backend and are
called by nobody: a caller may hand over what a module does not declare. What terragrunt
writes into the module counts; where that is not known, nothing is found.

Refused by validate:

    Provider configuration not present
    To work with aws_sqs_queue.orders its original provider configuration at
    provider["registry.terraform.io/hashicorp/aws"].west is required, but it has been
    removed.

Before:

    provider "aws" {
      region = "eu-west-1"
    }

    resource "aws_sqs_queue" "orders" {
      provider = aws.west
      name     = "orders"
    }

After:

    provider "aws" {
      region = "eu-west-1"
    }

    provider "aws" {
      alias  = "west"
      region = "us-west-2"
    }

    resource "aws_sqs_queue" "orders" {
      provider = aws.west
      name     = "orders"
    }

See https://developer.hashicorp.com/terraform/language/meta-arguments/resource-provider
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Finding,
    Impact,
    Iterator,
    Module,
    Safety,
    fixer,
    pattern,
    perhaps,
    provider_names,
    suspects,
)
from tffix.api import nodes as n

_SUSPICION = pattern(r"\Amodule\b|\bprovider[ \t]*+=[ \t]*+\"?[\w-]++\.")


@fixer(
    Declarations("resource", "data", "ephemeral", "module", suspicion=_SUSPICION),
    groups=("references",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def undeclared_provider(
    declaration: Declaration, context: Context
) -> Iterator[Finding]:
    """Find names of provider configurations that nobody declares."""
    block, module = declaration.block, context.module
    if module.is_replaced(context.file, block):
        return
    if block.type.name != "module":
        for value in provider_names.providers(block):
            yield from _undeclared(value, block, context)
        return
    handed: dict[str, n.Expression] = {}
    match block.body.attribute("providers"):
        case n.Attribute(value=n.Object(items=items)):
            handed = {
                provider_names.provider_name(item.key): item.value for item in items
            }
        case n.Attribute(value=value):
            yield context.finding(
                block, value, "providers is no map", "write { aws = aws.west }"
            )
            return
    for value in handed.values():
        yield from _undeclared(value, block, context)
    child = module.called(block)
    wanted = _wanted(child) - handed.keys() if child and "" not in handed else set()
    if child and wanted:
        names = ", ".join(sorted(wanted))
        yield context.finding(
            block,
            block.labels[0],
            f"the module {child.folder} needs {names}, not handed over",
            f"write providers = {{ {names} = … }}",
        )


def _undeclared(
    value: n.Expression, block: n.Block, context: Context
) -> Iterator[Finding]:
    name = provider_names.provider_name(value)
    type_, dot, alias = name.partition(".")
    declared = context.module.declarations
    # a caller may hand over what the module does not declare
    if not (dot and alias and context.module.is_root) or declared.elsewhere is None:
        return
    generated = suspects(context.module).generated
    for key in (("provider", name), ("provider", f"{type_}.*")):
        if declared.has(*key) or generated is None or key in generated:
            return
    others = sorted(
        one for one in declared.of("provider") if one.startswith(f"{type_}.")
    )
    yield context.finding(
        block,
        value,
        f'{name} is no configuration here: no provider "{type_}" has the alias {alias}',
        perhaps(others[:3])
        or f'declare it: provider "{type_}" {{ alias = "{alias}" }}',
        candidates=others,
    )


def _wanted(module: Module) -> set[str]:
    """Give the configurations that a module wants to be handed over.

    What it configures itself, beside naming it, need not be.
    """
    wanted: set[str] = set()
    own: set[str] = set()
    for places in module.declarations.all.values():
        for one in places:
            if one.kind == "provider":
                (wanted if one.span.type == "terraform" else own).add(one.name)
    return wanted - own
