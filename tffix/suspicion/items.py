"""Whether a block may have an item too much, one too few, or one of another form."""

from __future__ import annotations

from functools import cache
from itertools import combinations

from tffix.aws import conflicts, one_of, required_with
from tffix.hcl.scanner import items, items_of
from tffix.lazy_re import pattern
from tffix.terraform.kept import kept
from tffix.terraform.provider.accepted import has_own_schemas
from tffix.terraform.provider.type_names import (
    KINDS,
    limited_blocks,
    meta_of,
    needed,
    places,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from tffix.hcl.outline import Outline, Shape
    from tffix.hcl.scanner import ItemSpan
    from tffix.terraform.module.module import Module
    from tffix.terraform.provider.type_names import Needed, Places

Path = tuple[str, ...]

# what Terraform itself takes in a block
ARGUMENTS = ("count", "depends_on", "for_each", "provider")
OWN_BLOCKS = ("lifecycle", "provisioner", "connection")
_USUAL_OF_DYNAMIC = frozenset(("for_each", "labels"))
_SAID = ("depends_on", "lifecycle")
# a list of addresses that are written out and have nothing behind them
_ADDRESS = (
    r"(?:module\.[\w-]++|data\.\w++\.[\w-]++"
    r"|(?!(?:data|ephemeral|module|resource)\.)[A-Za-z_][\w-]*+\.[\w-]++)"
)
_ADDRESSES = pattern(rf"\[\s*+(?:{_ADDRESS}\s*+(?:,\s*+|(?=\])))*+\]")
_NAMES = pattern(r"\[\s*+(?:[A-Za-z_]\w*+\s*+(?:,\s*+|(?=\])))*+\]")
_NAME = pattern(r"\w++")


def may_be_unsupported(type_: str, outline: Outline, module: Module) -> bool:
    """Whether a name may be written where some version has none such.

    The block is a resource, a data source, an ephemeral resource or a provider's own.
    """
    found = _is_unsupported(outline.shape, type_)
    return has_own_schemas(module) if found is None else found


@kept
def _is_unsupported(shape: Shape, type_: str) -> bool | None:
    """Whether a name may be so in a shape; None where nothing is known of the type."""
    if shape.kind not in KINDS:
        return True
    known = places(f"{shape.kind} {type_}")
    if known is None:
        return None
    return _misplaces(shape.text, shape.items, known, meta_of(shape.kind))


def _misplaces(
    text: str,
    found: list[ItemSpan] | None,
    known: Places | None,
    always: Collection[str] = (),
) -> bool:
    """Whether a body has a name that is not known there, as far as that is certain."""
    if found is None or known is None:
        return True
    names, inner = known[0].split(" "), known[1]
    for one in found:
        if one.name in always:
            continue
        if one.open is not None and one.name == "dynamic":
            label = text[slice(*one.labels)].strip().strip('"')
            made = items(text, one.open, one.end - 1)
            if label not in names or made is None:
                return True
            bodies = [each for each in made if each.name == "content"]
        elif one.name not in names:
            return True
        else:
            label, bodies = one.name, [one]
        if label in inner and any(
            _misplaces(text, items(text, body.open, body.end - 1), inner[label])
            for body in bodies
            if body.open is not None
        ):
            return True
    return False


def may_repeat(type_: str, outline: Outline, _module: Module) -> bool:
    """Whether blocks of which a type takes a few only may be there more than once."""
    limited = limited_blocks(type_)
    return any(
        number > 1 and (limited is None or name in limited)
        for name, number in outline.blocks.items()
    )


def may_lack(type_: str, outline: Outline, module: Module) -> bool:
    """Whether an argument or a block may be missing that some version wants."""
    if "null" in outline.text or has_own_schemas(module):
        return True
    return _is_lacking(outline.shape, type_)


@kept
def _is_lacking(shape: Shape, type_: str) -> bool:
    wanted = needed(f"{shape.kind} {type_}") if shape.kind in KINDS else None
    return wanted is None or _lacks(shape.text, shape.items, wanted)


def may_lack_one_of(type_: str, outline: Outline, _module: Module) -> bool:
    """Whether nothing may be there of arguments and blocks of which one is needed."""
    sets = one_of()[type_]
    if not sets:
        return False
    if "null" in outline.text:
        return True
    names = {one.name for one in outline.shape.items or ()}
    seen = outline.arguments.keys() | outline.blocks
    return any(
        not all(path[-1] in seen for path in each.paths)
        if each.block
        else all(len(path) > 1 or path[0] not in names for path in each.paths)
        for each in sets
        if not each.block or each.block[-1] in seen
    )


def may_lack_beside(type_: str, outline: Outline, _module: Module) -> bool:
    """Whether an argument or a block may be there without what it needs beside it."""
    found = outline.shape.items
    if found is None or "null" in outline.text:
        return True
    names = {one.name for one in found}
    seen = outline.arguments.keys() | outline.blocks
    return any(
        path[-1] in seen
        and not all(len(way) == len(path) == 1 and way[0] in names for way in needed)
        for path, needed in required_with()[type_].items()
    )


@cache
def conflicting(type_: str) -> tuple[tuple[Path, Path], ...]:
    """Give the pairs of arguments and blocks of a type that exclude each other."""
    found = {
        (path, other)
        for path, others in conflicts().get(type_, {}).items()
        for other in others
        if path < other
    }
    for one in one_of().get(type_, ()):
        if one.only:
            found.update(combinations(sorted(one.paths), 2))
    return tuple(sorted(found))


def may_conflict(type_: str, outline: Outline, _module: Module) -> bool:
    """Whether both of a pair can be there that exclude each other."""
    names = outline.arguments.keys() | outline.blocks
    return any(one[-1] in names and two[-1] in names for one, two in conflicting(type_))


def _lacks(text: str, found: list[ItemSpan] | None, wanted: Needed) -> bool:
    """Whether a body may not have what is wanted, as far as that is certain."""
    if found is None:
        return True
    arguments, least, inner = wanted
    names = [one.name for one in found]
    return (
        not set(names).issuperset(arguments)
        or any(names.count(name) < number for name, number in least.items())
        or (bool(inner) and "dynamic" in names)
        or any(
            _lacks_inside(text, one, inner[one.name])
            for one in found
            if one.open is not None and one.name in inner
        )
    )


def _lacks_inside(text: str, block: ItemSpan, wanted: Needed | None) -> bool:
    assert block.open is not None  # noqa: S101, it is a block
    body = items(text, block.open, block.end - 1)
    return wanted is None or _lacks(text, body, wanted)


def may_be_misused(type_: str, outline: Outline, module: Module) -> bool:
    """Whether a meta-argument, a lifecycle or a dynamic block may not be as it must."""
    if _is_misformed(outline.shape):
        return True
    text = outline.text
    if not any(word in text for word in _SAID):
        return False
    found = items_of(text)
    return found is None or any(
        (one.name == "depends_on" and not _ADDRESSES.fullmatch(one.value(text)))
        or (one.name == "lifecycle" and not _is_usual(one, type_, text, module))
        for one in found
    )


@kept
def _is_misformed(shape: Shape) -> bool:
    """Whether the names alone tell that something may be wrong."""
    found = shape.items
    if found is None:
        return True
    blocks = [one.name for one in found if one.open is not None]
    return (
        any(name in ARGUMENTS for name in blocks)
        or any(one.open is None and one.name in OWN_BLOCKS for one in found)
        or blocks.count("lifecycle") > 1
        or ("dynamic" in shape.text and _has_odd_dynamic(shape.text, found))
    )


def _has_odd_dynamic(text: str, found: list[ItemSpan]) -> bool:
    """Whether a dynamic block, at any depth, is not as most are."""
    for one in found:
        if one.open is None:
            continue
        inner = items(text, one.open, one.end - 1)
        if inner is None:
            return True
        if one.name == "dynamic":
            made = text[slice(*one.labels)].strip().strip('"')
            arguments = {each.name for each in inner if each.open is None}
            contents = [each for each in inner if each.open and each.name == "content"]
            if (
                made in OWN_BLOCKS
                or made in ARGUMENTS
                or len(contents) != 1
                or "for_each" not in arguments
                or not arguments <= _USUAL_OF_DYNAMIC
            ):
                return True
        if _has_odd_dynamic(text, inner):
            return True
    return False


def _is_usual(lifecycle: ItemSpan, type_: str, text: str, module: Module) -> bool:
    """Whether a lifecycle block surely has nothing in it that may be wrong."""
    if lifecycle.open is None:
        return False
    found = items(text, lifecycle.open, lifecycle.end - 1)
    return found is not None and all(
        one.open is not None or _is_fine(one.name, one.value(text), type_, module)
        for one in found
    )


def _is_fine(name: str, value: str, type_: str, module: Module) -> bool:
    match name:
        case "create_before_destroy" | "prevent_destroy":
            return value in ("true", "false")
        case "ignore_changes":
            known = places(f"resource {type_}")
            return value == "all" or (
                known is not None
                and not has_own_schemas(module)
                and _NAMES.fullmatch(value) is not None
                and set(_NAME.findall(value)) <= {"id", *known[0].split(" ")}
            )
    return name != "replace_triggered_by"
