"""Where blocks say by which provider configuration they are made."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# conditions that must hold together, each with whether it must be true or false
Terms = tuple[tuple[n.Expression, bool], ...]


def providers(block: n.Block) -> list[n.Expression]:
    """Give what stands where a block takes names of configurations."""
    if block.type.name == "module":
        match block.body.attribute("providers"):
            case n.Attribute(value=n.Object(items=items)):
                return [item.value for item in items]
        return []
    provider = block.body.attribute("provider")
    return [provider.value] if provider else []


def provider_name(value: n.Expression) -> str:
    """Give the name of a configuration, as ``aws.west``; empty where it is none."""
    match value:
        case n.Variable(name=name) | n.Template(parts=(n.Text(raw=name),)):
            return name
        case n.GetAttr(source=n.Variable(name=type_), name=alias):
            return f"{type_}.{alias.name}"
    return ""


def choices(value: n.Expression, terms: Terms = ()) -> Iterator[tuple[str, Terms]]:
    """Give the names that a condition chooses from, each with when; "" for no name."""
    match value:
        case n.Parenthesized(inner=inner):
            yield from choices(inner, terms)
        case n.Conditional(condition=condition, true=true, false=false):
            yield from choices(true, (*terms, (condition, True)))
            yield from choices(false, (*terms, (condition, False)))
        case _:
            yield provider_name(value), terms
