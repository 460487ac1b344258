"""Show configurations of providers that are named and not there.

``provider = aws.west`` needs a ``provider "aws"`` block with ``alias = "west"`` in the
same module, or, in a module that is called, ``configuration_aliases`` in its
``required_providers``. So do the values of ``providers`` in a module call; and a call
hands over all that the module asks for.

The one configuration is written whose alias is spelt otherwise, or that is for the
region that the name says: the one of us-east-1 for ``aws.us_east_1``. With
``--unsafe-fixes``, where there is no alias, one is declared for such a region. What
another alias is to be configured with is not for a machine to say.

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
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Safety,
    fixer,
    insert_after,
    pattern,
    perhaps,
    plain_text,
    provider_names,
    replace,
    sure_names,
    suspects,
)
from tffix.api import nodes as n

_REGION = pattern(r"[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\d")
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
    right = _meant(type_, alias, others, context.module)
    remedy = perhaps(others[:3])
    edits: list[Edit] = []
    safety = Safety.SAFE
    if right:
        remedy = f"write {right}"
        edits = replace(context.file, value, right)
    elif not others:
        remedy = f'declare it: provider "{type_}" {{ alias = "{alias}" }}'
        edits, safety = _declared(type_, alias, context), Safety.UNSAFE
    yield context.finding(
        block,
        value,
        f'{name} is no configuration here: no provider "{type_}" has the alias {alias}',
        remedy,
        edits,
        safety=safety,
        candidates=[right] if right else others,
    )


def _meant(type_: str, alias: str, others: list[str], module: Module) -> str:
    """Give the configuration that is meant: it is called alike, or for its region."""
    aliases = [one.partition(".")[2] for one in others]
    same = [
        one
        for one in aliases
        if sure_names.same_words(alias, one) or sure_names.is_slip(alias, one)
    ]
    same = same or [
        one for one in aliases if _region(type_, one, module) == _as_region(alias)
    ]
    return f"{type_}.{same[0]}" if len(same) == 1 else ""


def _region(type_: str, alias: str, module: Module) -> str | None:
    """Give the region of a configuration, where it is written out."""
    for _, block in module.blocks("provider", type_):
        named, region = (block.body.attribute(one) for one in ("alias", "region"))
        if named and region and plain_text(named.value) == alias:
            return plain_text(region.value)
    return None


def _as_region(alias: str) -> str:
    """Give the region that an alias says; empty where it says none."""
    said = alias.replace("_", "-").lower()
    return said if _REGION.fullmatch(said) else ""


def _declared(type_: str, alias: str, context: Context) -> list[Edit]:
    """Give the configuration of a region that an alias says, behind the only other."""
    blocks = list(context.module.blocks("provider", type_))
    region = _as_region(alias)
    if type_ != "aws" or not region or len(blocks) != 1:
        return []
    ((file, block),) = blocks
    lines = f'\nprovider "aws" {{\n  alias  = "{alias}"\n  region = "{region}"\n}}\n'
    return insert_after(file, block, lines)


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
