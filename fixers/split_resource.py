"""Write as resources of their own what a resource no longer holds.

The provider took arguments and blocks out of resources and made resources of them: the
logging of a Redshift cluster is ``aws_redshift_logging``, the stage of a deployment
``aws_api_gateway_stage``, the versioning of a bucket ``aws_s3_bucket_versioning``.
``terraform validate`` refuses the old form, or warns of it as long as it is taken.

Each is a row with what the new resource holds. It gets the name, the ``count``, the
``for_each`` and the provider of the old one. Where ``tffix upgrade`` says from which
version the module comes (the option ``from``), the resource exists by then, and an
``import`` block is written for it, so that the plan creates nothing. That needs
Terraform 1.6 and a root module, and Terraform 1.7 with ``count`` or ``for_each``.

Not for a machine, and reported: what holds something that the row does not know, what
is read elsewhere, and a new resource that is there already.

Refused by validate:

    Unsupported argument
    An argument named "capacity_providers" is not expected here.

Before:

    resource "aws_ecs_cluster" "main" {
      name               = "main"
      capacity_providers = ["FARGATE"]
    }

After:

    resource "aws_ecs_cluster" "main" {
      name = "main"
    }

    resource "aws_ecs_cluster_capacity_providers" "main" {
      cluster_name       = aws_ecs_cluster.main.name
      capacity_providers = ["FARGATE"]
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-5-upgrade
"""

import re
from typing import NamedTuple

from tffix.api import (
    STEP,
    Attribute,
    Block,
    Body,
    Context,
    Edit,
    File,
    Finding,
    GetAttr,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    Tables,
    aws_versions,
    fixer,
    import_block,
    insert_after,
    item_lines,
    item_span,
    line_start,
    pattern,
    remove,
    replace,
)
from tffix.aws.upgrades import NONE, Split, key

_KEPT = ("provider", "count", "for_each")  # what the new resource has of the old one
_KEYS = {"count": "[count.index]", "for_each": "[each.key]"}
_ARGUMENT = pattern(r"\{([\w.]+)(?:\|([^}]*))?\}")
_BLOCKS = pattern(r"\{blocks ([\w.]+)(?: as (\w+))?\}")
_ARGUMENTS = pattern(r"(?m)^( *)\w+ += .*\n(?:\1\w+ += .*\n)*")
_EMPTY = pattern(r"(?m)^ *\w+ \{\n *\}\n")


class _NoPlaceError(Exception):
    """What a resource holds cannot be written as the row says."""


class _Old(NamedTuple):
    """A resource with items that are to leave it."""

    split: Split
    block: Block
    items: tuple[Attribute | Block, ...]
    context: Context

    @property
    def file(self) -> File:
        return self.context.file

    @property
    def this(self) -> str:
        """The address of the resource, in the new one."""
        address = ".".join(label.value for label in self.block.labels)
        keys = (k for name, k in _KEYS.items() if self.block.body.attribute(name))
        return address + next(keys, "")


def _subject(tables: Tables) -> Resources:
    def splits(type_: str) -> tuple[Split, ...]:
        return tables.upgrades.get(type_, NONE).splits

    def names(type_: str) -> list[str]:
        return [name for split in splits(type_) for name in split.names]

    return Resources(
        among=lambda _, type_: bool(splits(type_)), arguments=names, blocks=names
    )


@fixer(
    _subject,
    groups=("schema", "upgrade-aws-5", "upgrade-aws-6"),
    safety=Safety.UNSAFE,
    impact=Impact.IN_PLACE,
    refused_by="validate",
    options={"from": ()},
)
def split_resource(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find what became a resource of its own."""
    block = resource.block
    if context.module.is_overridden(block):
        return
    versions = aws_versions(context.module)
    for split in context.tables.upgrades[key("resource", resource.type)].splits:
        items = tuple(item for item in block.body.items if item.key_name in split.names)
        if not items or not split.row.is_due(versions, context.options):
            continue
        if any(not _at(block.body, path.split(".")[:1]) for path in split.needs):
            continue  # changed-argument knows what is left without them
        old = _Old(split, block, items, context)
        reason = _reason(old)
        edits: list[Edit] = []
        if not reason:
            try:
                edits = list(_edits(old))
            except _NoPlaceError as error:
                reason = f"{error}"
        names = " and ".join(dict.fromkeys(item.key_name for item in items))
        yield context.finding(
            block,
            items[0].key,
            f"{names} of {resource.type} became {split.to} in provider"
            f" {split.row.guide}.0.0",
            f"write {split.to}"
            + (reason and f"; by hand, as {reason}")
            + f"; see {split.row.link}",
            edits,
        )


def _reason(old: _Old) -> str:
    """Say why this is not for a machine, or nothing."""
    module, (type_, label) = old.context.module, old.block.labels
    if module.block("resource", old.split.to, label.value):
        return f"there is {old.split.to}.{label.value} already"
    for item in old.items:
        start, _ = item_span(old.file, item)
        if start != line_start(old.file.text, start):
            return "it shares its line"
    for read in module.all_reads:
        if read.address == f"{type_.value}.{label.value}" and any(
            isinstance(step, GetAttr) and step.name.name in old.split.names
            for step in read.steps[1:]
        ):
            return f"{read.file.text[read.node.start : read.node.end]} is read"
    return ""


def _edits(old: _Old) -> Iterator[Edit]:
    file = old.file
    first, *rest = old.items
    if old.split.keep:
        yield from replace(file, first, old.split.keep)
        yield from remove(file, *rest) if rest else ()
    else:
        yield from remove(file, *old.items)
    type_, label = (label.value for label in old.block.labels)
    for read in old.context.module.all_reads:
        if read.names[:2] == (type_, label) and set(read.names[2:]) & old.split.follow:
            yield from replace(read.file, read.root, old.split.to)
    text = f"\n{_resource(old)}{_import(old)}"
    yield from insert_after(file, old.block, text)


def _resource(old: _Old) -> str:
    """Give the new resource: what the row writes, without what is not there."""
    used: set[int] = set()
    lines = (line for line in old.split.write.split("\n") if _is_there(old, line))
    aligned = _ARGUMENTS.sub(_aligned, "\n".join([*lines, ""]))
    body = "".join(_line(old, line, used) for line in aligned.split("\n"))
    while _EMPTY.search(body):
        body = _EMPTY.sub("", body)
    body = re.sub(r"\n{3,}", "\n\n", body).strip("\n") + "\n"
    for path, code in old.split.needs.items():
        _needed(old, path, code, used)
    for item in old.items:
        _all_used(item, used)
    text, kept = old.file.text, ""
    for argument in filter(None, map(old.block.body.attribute, _KEPT)):
        code = text[argument.value.start : argument.value.end]
        kept += f"{STEP}{argument.key_name} = {code}\n"
    if kept:
        kept += "\n"
    name = old.block.labels[1].value
    return f'resource "{old.split.to}" "{name}" {{\n{kept}{body}}}\n'


def _is_there(old: _Old, line: str) -> bool:
    """Whether the resource has what a line of the row names."""
    return all(
        match[1] == "this"
        or match[2] is not None
        or any(
            isinstance(one, Attribute)
            for one in _at(old.block.body, match[1].split("."))
        )
        for match in _ARGUMENT.finditer(line)
    )


def _aligned(match: re.Match[str]) -> str:
    """Give lines with arguments with their equals signs below each other."""
    lines = [line.split("=", 1) for line in match[0].splitlines()]
    width = max(len(name.rstrip()) for name, _ in lines)
    return "".join(f"{name.rstrip():<{width}} ={value}\n" for name, value in lines)


def _needed(old: _Old, path: str, code: str, used: set[int]) -> None:
    """Raise _NoPlaceError unless an argument is there, with this code if any."""
    found = _at(old.block.body, path.split("."))
    for item in found:
        if isinstance(item, Attribute) and code in ("", old.file.code(item.value)):
            used.add(item.start)
            return
    raise _NoPlaceError(f"{path} is not {code or 'there'}")


def _line(old: _Old, line: str, used: set[int]) -> str:
    """Give a line of the row with what it names."""
    if not line.strip():
        return "\n"
    own = STEP + line[: len(line) - len(line.lstrip())]
    if match := _BLOCKS.fullmatch(line.strip()):
        return "\n".join(
            _block(old, block, own, match[2], used)
            for block in _at(old.block.body, match[1].split("."))
            if isinstance(block, Block)
        )
    written = line.replace("{this}", old.this)
    for match in list(_ARGUMENT.finditer(written)):
        path = match[1]
        found = [
            one
            for one in _at(old.block.body, path.split("."))
            if isinstance(one, Attribute)
        ]
        if not found:
            written = written.replace(match[0], match[2] or "")
            continue
        if len(found) > 1:
            raise _NoPlaceError(f"{path} is there more than once")
        used.add(found[0].start)
        written = written.replace(match[0], _value(old, path, found[0]))
    return f"{STEP}{written}\n"


def _value(old: _Old, path: str, argument: Attribute) -> str:
    values = old.split.values.get(path)
    if values is None:
        return old.file.text[argument.value.start : argument.value.end]
    code = old.file.code(argument.value)
    if code not in values:
        raise _NoPlaceError(f"{path} = {code} has no counterpart that is known")
    return values[code]


def _block(old: _Old, block: Block, to: str, name: str | None, used: set[int]) -> str:
    if name and block.is_dynamic():
        raise _NoPlaceError(f"{block.key_name} is dynamic")
    used.add(block.start)
    renamed = replace(old.file, block.type, name) if name else []
    return item_lines(old.file, block, to, renamed)


def _at(body: Body, path: list[str]) -> list[Attribute | Block]:
    """Give what stands at a path; what is in dynamic blocks is not there."""
    found = [item for item in body.items if item.key_name == path[0]]
    if len(path) == 1:
        return found
    return [
        inner
        for item in found
        if isinstance(item, Block) and not item.is_dynamic()
        for inner in _at(item.body, path[1:])
    ]


def _all_used(item: Attribute | Block, used: set[int]) -> None:
    """Raise _NoPlaceError where the row has no place for something."""
    if item.start in used:
        return
    if isinstance(item, Attribute) or item.is_dynamic():
        raise _NoPlaceError(f"{item.key_name} is not known in it")
    for inner in item.body.items:
        _all_used(inner, used)


def _import(old: _Old) -> str:
    """Give the block that imports the new resource, where that can be."""
    context = old.context
    if not (old.split.id and context.options.get("from")):
        return ""
    id_ = old.split.id.replace("{this}", old.this)
    for match in list(_ARGUMENT.finditer(id_)):
        for found in _at(old.block.body, match[1].split(".")):
            assert isinstance(found, Attribute)
            code = old.file.text[found.value.start : found.value.end]
            id_ = id_.replace(match[0], code)
    text = import_block(context.module, old.file, old.block, old.split.to, id_)
    return text and f"\n{text}"
