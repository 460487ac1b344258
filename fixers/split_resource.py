"""Write as resources of their own what a resource no longer holds.

The provider took arguments and blocks out of resources and made resources of them: the
logging of a Redshift cluster is ``aws_redshift_logging``, the stage of a deployment
``aws_api_gateway_stage``, the versioning of a bucket ``aws_s3_bucket_versioning``.
``terraform validate`` refuses the old form, or warns of it as long as it is taken.

Each is a row with what the new resource holds. It gets the name, the ``count``, the
``for_each`` and the provider of the old one. Where ``tffix upgrade`` says from which
version the module comes (the option ``from``), the resource exists by then, and an
``import`` block is written for it, so that the plan creates nothing. That needs
Terraform 1.6, and 1.7 with ``count`` or ``for_each``, and a root module; who calls a
module has to import it there.

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
from functools import partial
from typing import NamedTuple

from tffix.api import (
    STEP,
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Resource,
    Resources,
    Safety,
    Tables,
    address,
    alternatives,
    argument_lines,
    braced,
    fixer,
    indent,
    insert_after,
    item_lines,
    pattern,
    refactoring,
    remove,
    replace,
    resolve,
    shares_line,
    this,
)
from tffix.api import nodes as n
from tffix.aws.rows import becomes
from tffix.aws.upgrades import NONE, Split, key

_KEPT = ("provider", "count", "for_each")  # what the new resource has of the old one
_ARGUMENT = pattern(r"\{([\w.]+)(?:\|([^}]*))?\}")
_BLOCKS = pattern(r"\{blocks ([\w.]+)(?: as (\w+))?\}")
_EACH = pattern(r"( *)\{each (\w+) as (\w+)\}")
_PADDING = pattern(r"(?<=\w) +(?== )")  # other lines stand beside it now
_EMPTY = pattern(r"(?m)^ *\w+ \{\n *\}\n")


class _NoPlaceError(Exception):
    """What a resource holds cannot be written as the row says."""


class _Scope(NamedTuple):
    """A body of the old resource, in which lines of the row name things."""

    body: n.Body
    path: tuple[str, ...] = ()

    def argument(self, path: str) -> n.Attribute | None:
        """Give the one argument at a path; what is in dynamic blocks is not there."""
        found = [
            one
            for one in self.body.at(*path.split("."))
            if isinstance(one, n.Attribute)
        ]
        if len(found) > 1:
            raise _NoPlaceError(f"{path} is there more than once")
        return found[0] if found else None

    def blocks(self, path: str) -> list[n.Block]:
        """Give the blocks at a path, dynamic ones too."""
        found = self.body.at(*path.split("."))
        return [one for one in found if isinstance(one, n.Block)]


class _Old(NamedTuple):
    """A resource with items that are to leave it."""

    split: Split
    block: n.Block
    items: tuple[n.Attribute | n.Block, ...]
    context: Context
    used: set[int]  # where what has a place in the new resource begins

    @property
    def file(self) -> File:
        return self.context.file


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
    versions = context.aws.versions
    rows = context.tables.upgrades.get(key("resource", resource.type), NONE)
    for split in rows.splits:
        items = tuple(item for item in block.body.items if item.key_name in split.names)
        if not items or not split.row.is_due(versions, context.options):
            continue
        if any(not block.body.named(path.split(".")[0]) for path in split.needs):
            continue  # changed-argument knows what is left without them
        old = _Old(split, block, items, context, set())
        edits: list[Edit] = []
        if not (reason := _reason(old)):
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
            f"write {split.to}",
            edits,
            by_hand=reason,
            see=split.row.link,
        )


def _reason(old: _Old) -> str:
    """Say why this is not for a machine, or nothing."""
    module, (_, label) = old.context.module, old.block.labels
    if module.block("resource", old.split.to, label.value):
        return f"there is {old.split.to}.{label.value} already"
    if any(shares_line(old.file, item) for item in old.items):
        return "it shares its line"
    for read in module.all_reads:
        if read.address == address(old.block) and any(
            isinstance(step, n.GetAttr) and step.name.name in old.split.names
            for step in read.steps[1:]
        ):
            return f"{read.file.text_of(read.node)} is read"
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
    yield from insert_after(file, old.block, f"\n{_resource(old)}{_import(old)}")


def _resource(old: _Old) -> str:
    """Give the new resource: what the row writes, without what is not there."""
    scope = _Scope(old.block.body)
    lines = old.split.write.strip("\n").split("\n")
    body = _written(old, scope, lines, STEP)
    while _EMPTY.search(body):
        body = _EMPTY.sub("", body)
    body = re.sub(r"\n{3,}", "\n\n", body).strip("\n") + "\n"
    body = re.sub(r"\n{2,}( *\})", r"\n\1", body)
    for path, code in old.split.needs.items():
        _needed(old, scope, path, code)
    _all_used(old, *old.items)
    kept = {name: old.file.value_of(scope.body, name) for name in _KEPT}
    kept["count"] = _count(old)
    head = argument_lines({name: code for name, code in kept.items() if code}, STEP)
    name = old.block.labels[1].value
    return braced(f'resource "{old.split.to}" "{name}"', head + (head and "\n") + body)


def _count(old: _Old) -> str:
    """Give the count of the new resource, which a null leaves out; empty for none."""
    file, body, name = old.file, old.block.body, old.split.unless_null
    count, argument = file.value_of(body, "count"), body.attribute(name)
    if not (argument and _may_be_null(argument.value, old.context.module)):
        return count
    if body.attribute("for_each"):
        raise _NoPlaceError(f"{name} can be null")
    code, count = file.text_of(argument.value), count or "1"
    match argument.value:
        case n.Conditional(condition=node, true=n.Literal(text="null")):
            return f"{file.text_of(node)} ? 0 : {count}"
        case n.Conditional(condition=node, false=n.Literal(text="null")):
            return f"{file.text_of(node)} ? {count} : 0"
        case n.Conditional():
            code = f"({code})"
    return f"{code} == null ? 0 : {count}"


def _may_be_null(value: n.Expression, module: Module) -> bool:
    """Whether a value is null in one of its alternatives, or by default."""
    for one in alternatives(resolve(value, module)):
        match resolve(one, module):
            case n.Literal(text="null"):
                return True
            case n.GetAttr(source=n.Variable(name="var"), name=name):
                declared = module.block("variable", name.name)
                default = declared and declared.body.attribute("default")
                match default and default.value:
                    case n.Literal(text="null"):
                        return True
    return False


def _written(old: _Old, scope: _Scope, lines: list[str], to: str) -> str:
    """Give lines of the row, indented by ``to``, with what they name in a body."""
    written = ""
    rest = iter(lines)
    for line in rest:
        if match := _EACH.fullmatch(line):
            inner = list(iter(partial(next, rest), f"{match[1]}{{end}}"))
            written += _each(old, scope, match, inner, to)
        elif _is_there(scope, line):
            written += _line(old, scope, _PADDING.sub(" ", line), to)
    return written


def _each(
    old: _Old, scope: _Scope, match: re.Match[str], lines: list[str], to: str
) -> str:
    """Give what the lines say of each block of a name, in a block of another name."""
    own, name, new = to + match[1], match[2], match[3]
    lines = [line.removeprefix(f"{match[1]}{STEP}") for line in lines]
    text = ""
    for number, block in enumerate(scope.blocks(name), 1):
        numbered = [line.replace("#", f"{number}") for line in lines]
        head, inner, to = new, "", own + STEP
        if block.is_dynamic():
            head, inner, to = (
                f'dynamic "{new}"',
                f"{_head(old, block, to)}\n",
                to + STEP,
            )
            old.used.add(block.start)
        for holder in block.holders:
            below = _Scope(holder.body, (*scope.path, name))
            written = _written(old, below, numbered, to)
            if block.is_dynamic():
                written = braced("content", written, own + STEP)
                _all_used(old, *holder.body.items)
            inner += written
        text += f"{braced(head, inner, own)}\n"
    return text


def _head(old: _Old, block: n.Block, to: str) -> str:
    """Give what stands in a dynamic block besides its content.

    What the content reads of the iterator stays, though the block has another name.
    """
    items = block.body.attributes()
    old.used.update(item.start for item in items)
    lines = "".join(item_lines(old.file, item, to) for item in items)
    if not block.body.attribute("iterator"):
        lines += f"{to}iterator = {block.key_name}\n"
    return lines


def _is_there(scope: _Scope, line: str) -> bool:
    """Whether the body has what a line of the row names."""
    return all(
        match[1] == "this"
        or match[2] is not None
        or any(
            isinstance(one, n.Attribute) for one in scope.body.at(*match[1].split("."))
        )
        for match in _ARGUMENT.finditer(line)
    )


def _needed(old: _Old, scope: _Scope, path: str, code: str) -> None:
    """Raise _NoPlaceError unless an argument is there, with this code if any."""
    for item in scope.body.at(*path.split(".")):
        if isinstance(item, n.Attribute) and code in ("", old.file.code(item.value)):
            old.used.add(item.start)
            return
    raise _NoPlaceError(f"{path} is not {code or 'there'}")


def _line(old: _Old, scope: _Scope, line: str, to: str) -> str:
    """Give a line of the row with what it names."""
    if not line.strip():
        return "\n"
    own = to + indent(line, 0)
    if match := _BLOCKS.fullmatch(line.strip()):
        blocks = scope.blocks(match[1])
        return "\n".join(_block(old, block, own, match[2]) for block in blocks)
    written = line.replace("{this}", this(old.block))
    for match in list(_ARGUMENT.finditer(written)):
        code = match[2] or ""
        if found := scope.argument(match[1]):
            old.used.add(found.start)
            code = _value(old, ".".join((*scope.path, match[1])), found)
        written = written.replace(match[0], code)
    return f"{to}{written}\n"


def _value(old: _Old, path: str, argument: n.Attribute) -> str:
    values, value = old.split.values.get(path), argument.value
    text = old.file.text_of(value)
    if values is None:
        return text
    known = becomes(values, old.file.code(value), text)
    if known is None:
        raise _NoPlaceError(f"{path} = {text} has no counterpart that is known")
    return known


def _block(old: _Old, block: n.Block, to: str, name: str | None) -> str:
    if name and block.is_dynamic():
        raise _NoPlaceError(f"{block.key_name} is dynamic")
    old.used.add(block.start)
    renamed = replace(old.file, block.type, name) if name else []
    return item_lines(old.file, block, to, renamed)


def _all_used(old: _Old, *items: n.Attribute | n.Block) -> None:
    """Raise _NoPlaceError where the row has no place for something."""
    for item in items:
        if item.start in old.used:
            continue
        if isinstance(item, n.Attribute) or item.is_dynamic():
            raise _NoPlaceError(f"{item.key_name} is not known in it")
        _all_used(old, *item.body.items)


def _import(old: _Old) -> str:
    """Give the block that imports the new resource, where that can be."""
    context, body = old.context, old.block.body
    if not (old.split.id and context.options.get("from")):
        return ""
    id_ = old.split.id.replace("{this}", this(old.block))
    for match in list(_ARGUMENT.finditer(id_)):
        if found := _Scope(body).argument(match[1]):
            id_ = id_.replace(match[0], old.file.text_of(found.value))
    to = f"{old.split.to}.{old.block.labels[1].value}"
    for_each = old.file.value_of(body, "for_each")
    text = refactoring.import_block(
        context.module, to, id_, count=_count(old), for_each=for_each
    )
    return text and f"\n{text}"
