"""Whether what is read of a resource is there, by the schemas of its type."""

from __future__ import annotations

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.lazy_re import pattern
from tffix.terraform.kept import kept
from tffix.terraform.module.mentions import mentions
from tffix.terraform.provider.accepted import schemas_of
from tffix.terraform.provider.bundled import AWS
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tffix.terraform.module.declarations import Declared
    from tffix.terraform.module.mentions import Mention
    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Step
    from tffix.terraform.provider.schema import BlockSchema, NestedBlock, Schemas

_KINDS = frozenset(("resource", "data"))
# behind an address: an index or none, an attribute, and what comes after it
_ATTRIBUTE = pattern(r"(?:\[[^\]\n]*+\]|\.(?:\*|\d+))?\.([A-Za-z_][\w-]*+)(.?)")


@kept
def suspected(module: Module) -> list[Mention]:
    """Give where something seems to be read that is not in a schema of its type."""
    try:
        return list(_suspected(module))
    except HclSyntaxError:
        return []


def _suspected(module: Module) -> Iterator[Mention]:
    known: dict[tuple[str, str, str, str, str], bool] = {}
    for mention in mentions(module).all:
        kind, name = mention.declared.kind, mention.declared.name
        if kind not in _KINDS:
            continue
        found = _ATTRIBUTE.match(mention.file.text, mention.end)
        if found:
            after = found[2] if found[2] in "[." else ""
            address = provider(mention.declared, module)
            key = address, kind, name.partition(".")[0], found[1], after
            if key not in known:
                known[key] = _may_be_missing(schemas_of(module, address), *key[1:])
            if known[key]:
                yield mention


def provider(declared: Declared, module: Module) -> str:
    """Give the address of the provider of a resource or a data source."""
    from tffix.terraform.provider import versions  # noqa: PLC0415, deferred: for a read

    name = declared.name.partition(".")[0].partition("_")[0]
    if declared.file.text.find("provider", declared.start, declared.end) < 0:
        return versions.address_of(name, module)
    return versions.provider_of(declared.block, module)


def _may_be_missing(
    accepted: Sequence[Schemas], kind: str, type_: str, name: str, after: str
) -> bool:
    """Whether no schema has an attribute, or something behind it may not be there."""
    return not any(
        _has(schema, name, after) for schema in _of_type(accepted, kind, type_)
    )


def _has(schema: BlockSchema, name: str, after: str) -> bool:
    """Whether a schema has an attribute, and whatever may come after it."""
    attribute = schema.attributes.get(name)
    if attribute is None:
        return name in schema.blocks and not after
    is_map = isinstance(attribute.type, list) and attribute.type[0] == "map"
    return not after or attribute.type is None or is_map


def schemas(
    module: Module, kind: str, type_: str, provider: str = AWS
) -> list[BlockSchema]:
    """Give the schemas of a type in all versions that a module allows, if all have it.

    ``kind`` is that of the block, "resource" or "data"; ``provider`` an address.
    """
    return _of_type(schemas_of(module, provider), kind, type_)


def _of_type(accepted: Sequence[Schemas], kind: str, type_: str) -> list[BlockSchema]:
    found = [
        one.data(type_) if kind == "data" else one.resource(type_) for one in accepted
    ]
    return [one for one in found if one] if all(found) else []


class Missing(NamedTuple):
    """The step that leads nowhere, why, and the names that could stand there.

    ``lacks_index`` where it is there in the first of a list that has one, by its name.
    """

    step: Step
    why: str
    names: Collection[str] = ()
    lacks_index: bool = False


def missing(schemas: Sequence[BlockSchema], steps: Sequence[Step]) -> Missing | None:
    """Follow the steps behind a resource; None where they lead somewhere, or may.

    ``schemas`` are those of all versions that are allowed; none of them knows more.
    """
    found = [_in_block(schema, list(steps)) for schema in schemas]
    return found[-1] if found and all(found) else None


def _in_block(schema: BlockSchema, steps: list[Step]) -> Missing | None:
    # a splat of a single one makes a list of it
    if not steps:
        return None
    step, *rest = steps
    if not isinstance(step, n.GetAttr):
        return None
    name = step.name.name
    if attribute := schema.attributes.get(name):
        return _in_type(attribute.type, rest, name)
    if nested := schema.blocks.get(name):
        return _in_nested(nested, name, rest)
    return Missing(
        step, f"has no attribute {name}", [*schema.attributes, *schema.blocks]
    )


def _in_nested(nested: NestedBlock, name: str, steps: list[Step]) -> Missing | None:
    if nested.block is None or not steps:
        return None
    if nested.nesting in ("single", "group"):
        return _in_block(nested.block, steps)
    step, *rest = steps
    if nested.nesting != "list":
        return None
    if isinstance(step, n.GetAttr):
        why = f"is a list of {name} blocks, which needs an index"
        is_one = nested.max_items == 1 or not name.endswith("s")
        is_there = _in_block(nested.block, steps) is None
        return Missing(step, why, lacks_index=is_one and is_there)
    return _in_block(nested.block, rest)


def _in_type(type_: Any, steps: list[Step], name: str = "") -> Missing | None:
    if not steps:
        return None
    step, *rest = steps
    match type_:
        case "string" | "number" | "bool" if not isinstance(step, n.Splat):
            return Missing(step, f"is a {type_}, which has no attributes")
        case ["list" | "set" | "map" as kind, inner]:
            return _in_collection(kind, inner, [step, *rest], name)
        case ["object", dict() as fields] if isinstance(step, n.GetAttr):
            field = step.name.name
            if field in fields:
                return _in_type(fields[field], rest, field)
            return Missing(step, f"has no attribute {field}", list(fields))
    return None


def _in_collection(
    kind: str, inner: Any, steps: list[Step], name: str
) -> Missing | None:
    step, *rest = steps
    if kind == "list" and isinstance(step, n.GetAttr):
        is_there = isinstance(inner, list) and step.name.name in inner[-1]
        is_one = bool(name) and not name.endswith("s")
        why = "is a list, which needs an index"
        return Missing(step, why, lacks_index=is_one and is_there)
    if kind == "set" and not isinstance(step, n.Splat):
        return Missing(step, "is a set, which has no index")
    if kind == "map" and isinstance(step, n.Splat):
        return None
    return _in_type(inner, rest)
