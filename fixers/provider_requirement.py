"""Show providers that are required or named in a way that Terraform does not take.

The local name of a provider has small letters, digits and hyphens, so there is no
``my_provider``. A requirement is an object with ``source``, ``version`` and
``configuration_aliases``. A source is ``namespace/name``, with a host before it or not;
its name never begins with ``terraform-``, though the repository is called so. Aliases
are written without quotes.

What is meant is written where that is sure: a source without the prefix.

Refused by validate:

    Invalid provider type
    Provider source "shop/terraform-provider-shop" has a type with the prefix
    "terraform-provider-", which isn't valid.

Before:

    terraform {
      required_providers {
        shop = {
          source = "shop/terraform-provider-shop"
        }
      }
    }

After:

    terraform {
      required_providers {
        shop = {
          source = "shop/shop"
        }
      }
    }

See https://developer.hashicorp.com/terraform/language/providers/requirements
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    Finding,
    Impact,
    Iterator,
    Safety,
    fixer,
    near,
    pattern,
    perhaps,
    plain_text,
    replace,
)
from tffix.api import nodes as n

_FIELDS = ("source", "version", "configuration_aliases")
_TEXTS = ("source", "version")
_LOCAL_NAME = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SOURCE = pattern(r"(?:[^/\s]+/){0,2}[^/\s]+")
_PREFIX = pattern(r"terraform-(?:provider-)?")
_SUSPICION = pattern(
    r"required_providers|\Aprovider\s+\"?(?![a-z0-9-]+[\"\s{])"
    r"|\bprovider[ \t]*+=[ \t]*+\"?(?![a-z0-9-]+(?![\w-]))"
)


@fixer(
    Declarations(
        "terraform",
        "provider",
        "resource",
        "data",
        "ephemeral",
        suspicion=_SUSPICION,
    ),
    groups=("declarations",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def provider_requirement(
    declaration: Declaration, context: Context
) -> Iterator[Finding]:
    """Find names, sources and fields that are none."""
    block = declaration.block
    if block.type.name == "provider":
        for label in block.labels[:1]:
            yield from _local_name(label, label.value, block, context)
    elif block.type.name == "terraform":
        for required in block.body.blocks("required_providers"):
            for item in required.body.items:
                if isinstance(item, n.Block):
                    lone = required.body.names().count(item.type.name) == 1
                    yield _as_block(item, block, context, lone=lone)
                else:
                    yield from _local_name(item.name, item.name.name, block, context)
                    yield from _required(item.value, block, context)
    elif provider := block.body.attribute("provider"):
        match provider.value:
            case n.Variable(name=name) | n.GetAttr(source=n.Variable(name=name)):
                yield from _local_name(provider.value, name, block, context)


def _local_name(
    node: n.Node, name: str, block: n.Block, context: Context
) -> Iterator[Finding]:
    if _LOCAL_NAME.fullmatch(name):
        return
    right = name.lower().replace("_", "-").strip("-")
    yield context.finding(
        block,
        node,
        f"{name} is no name of a provider: small letters, digits and - make one",
        f"write {right}, wherever it is named",
    )


def _as_block(
    item: n.Block, block: n.Block, context: Context, *, lone: bool
) -> Finding:
    """Say that a requirement is an argument, and write it so if that is all."""
    name = item.type.name
    simple = lone and not item.labels and not item.body.blocks()
    return context.finding(
        block,
        item.type,
        f"{name} is an argument in required_providers, not a block",
        f"write {name} = {{ … }}",
        [Edit(context.file.path, item.type.end, item.open, " = ")] if simple else [],
    )


def _required(
    value: n.Expression, block: n.Block, context: Context
) -> Iterator[Finding]:
    """Find what is wrong in a requirement."""
    if not isinstance(value, n.Object):
        return
    for field in value.items:
        name = field.key_name
        if name and name not in _FIELDS:
            yield context.finding(
                block,
                field.key,
                f"a requirement has no {name}",
                perhaps(near(name, _FIELDS)) or f"it has {', '.join(_FIELDS)}",
            )
        elif name in _TEXTS and plain_text(field.value) is None:
            yield context.finding(
                block,
                field.value,
                f"{name} is a text that is written out",
                "write it between quotes",
            )
        elif name == "source":
            yield from _source(field.value, block, context)
        elif name == "configuration_aliases" and isinstance(field.value, n.Tuple):
            for alias in field.value.items:
                if not isinstance(alias, n.GetAttr | n.Variable):
                    yield context.finding(
                        block, alias, "this is no alias", "write it as aws.west"
                    )


def _source(value: n.Expression, block: n.Block, context: Context) -> Iterator[Finding]:
    match value:
        case n.Template(parts=(n.Text(raw=raw),)):
            pass
        case _:
            return
    head, slash, name = raw.rpartition("/")
    if not _SOURCE.fullmatch(raw):
        yield context.finding(
            block,
            value,
            f"{raw} is no source of a provider",
            'write one as "hashicorp/aws"',
        )
    elif _PREFIX.match(name):
        right = f"{head}{slash}{_PREFIX.sub('', name, count=1)}"
        edits: list[Edit] = replace(context.file, value, f'"{right}"')
        yield context.finding(
            block,
            value,
            f"the name of a provider does not begin with {_PREFIX.findall(name)[0]}",
            f'write "{right}"',
            edits,
        )
