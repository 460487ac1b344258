"""Show providers that are looked up, and providers that are repeated.

Which provider a resource belongs to is settled before any value is known, so Terraform
takes no more than a name there: ``provider = aws`` or ``provider = aws.west``. An index
(``aws.region[each.key]``) and a ``provider`` block that is repeated or has an alias
from a value are refused by ``terraform validate``; conditions are for
conditional-provider.

For each provider it takes a resource, or a module call, of its own; which instances
belong to which is said by ``for_each`` or ``count``. That is not for a machine, as
references follow. Since provider 6.0, most resources of AWS also have the argument
``region``, which may come from any value.

OpenTofu has ``for_each`` in provider blocks and an index behind their names: nothing is
found in a module with ``.tofu`` files or a lock file that OpenTofu wrote.

Refused by validate:

    Invalid provider configuration reference
    The provider argument requires a provider type name, optionally followed by a
    period and then a configuration alias.

Before:

    resource "aws_sns_topic" "alarms" {
      for_each = toset(["west", "east"])
      provider = aws[each.key]
      name     = "alarms"
    }

After:

    resource "aws_sns_topic" "alarms_west" {
      provider = aws.west
      name     = "alarms"
    }

    resource "aws_sns_topic" "alarms_east" {
      provider = aws.east
      name     = "alarms"
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
    Safety,
    fixer,
    is_written_out,
    language,
    pattern,
    plain_text,
    provider_names,
)
from tffix.api import nodes as n

# an argument that may be more than a name, or has a comment where that cannot be seen
_SUSPICION = pattern(
    r"\Aprovider\b|providers?\s*(?:/\*|\#|//|=\s*"
    r"(?!(?:[\w-]+(?:\.[\w-]+)?|\"[\w.-]*\")[ \t]*+(?:[\r\n}]|\#|//)))"
)
_RESERVED = ("count", "for_each", "depends_on", "source")


@fixer(
    Declarations(
        "resource",
        "data",
        "ephemeral",
        "module",
        "provider",
        suspicion=_SUSPICION,
    ),
    groups=("declarations",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def provider_expression(
    declaration: Declaration, context: Context
) -> Iterator[Finding]:
    """Find what stands where only the name of a provider may."""
    block = declaration.block
    if context.module.is_opentofu:
        return
    if block.type.name == "provider":
        yield from _in_provider(block, context)
    else:
        for value in provider_names.providers(block):
            yield from _chosen(block, value, context)


def _chosen(block: n.Block, value: n.Expression, context: Context) -> Iterator[Finding]:
    names = {name for name, _ in provider_names.choices(value)}
    if provider_names.provider_name(value) or (len(names) > 1 and all(names)):
        return  # a condition is for conditional-provider
    said = context.file.text_of(value)
    what = "provider takes the name of a provider, as aws.west, and no expression"
    yield context.finding(block, value, what, _remedy(block, value, said))


def _remedy(block: n.Block, value: n.Expression, said: str) -> str:
    """Say what it takes instead."""
    kind = "module calls" if block.type.name == "module" else "resources"
    if isinstance(value, n.Index):
        return f"write {kind} for each provider, with its name in the place of {said}"
    return f"write the name of one provider in the place of {said}"


def _in_provider(block: n.Block, context: Context) -> Iterator[Finding]:
    for name in _RESERVED:
        if argument := block.body.attribute(name):
            yield context.finding(
                block,
                argument.name,
                f"a provider block has no {name}",
                "write a block with an alias of its own for each",
            )
    alias = block.body.attribute("alias")
    if alias and not is_written_out(alias.value):
        yield context.finding(
            block,
            alias.value,
            "alias takes a text, and no expression",
            "write a block with an alias of its own for each",
        )
    elif alias and not language.NAME.fullmatch(plain_text(alias.value) or ""):
        yield context.finding(
            block,
            alias.value,
            f"{context.file.text_of(alias.value)} is no name: a letter or _ comes"
            " first, and letters, digits, _ and - follow",
            "write a name, here and where it is read",
        )
