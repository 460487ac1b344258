"""Write the names of arguments that the provider has.

Major versions of the provider rename arguments (``name`` of ``aws_db_instance`` is
``db_name``), and many names that are written were never in it: they are those of the
AWS API, of another resource type or of the nested block in which the argument belongs.
``terraform validate`` refuses them: ``Unsupported argument``.

Each name that is known has one successor that says the same. Nothing is written where
a version that the module allows still accepts the old name; a module that says nothing
about versions is read as for a late one of 5.x and of 6.x. What reads the attribute,
also in other files, and ``ignore_changes`` follow. Of some arguments only literal
values and references can be translated: ``vpc = true`` of ``aws_eip`` is ``domain =
"vpc"``. A block that an override file has too is left alone: Terraform does not look at
its names.

An argument goes whose successor is set too, to the same value.

Not for a machine, and reported: one whose successor has another value, a value that
cannot be the successor's, and what belongs in a block that is dynamic or there twice.

Refused by validate:

    Unsupported argument
    An argument named "log_destination_arn" is not expected here.

Before:

    resource "aws_flow_log" "main" {
      log_destination_arn = aws_s3_bucket.logs.arn
      vpc_id              = aws_vpc.main.id
    }

After:

    resource "aws_flow_log" "main" {
      log_destination = aws_s3_bucket.logs.arn
      vpc_id          = aws_vpc.main.id
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-5-upgrade
"""

# Longer than most: a row has many forms (a move, an unwrapped block, values, lists,
# what is implied), and each has reasons of its own not to be for a machine.

import re
from functools import partial
from itertools import chain
from typing import NamedTuple

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterable,
    Iterator,
    Move,
    Resource,
    Resources,
    Safety,
    Tables,
    add_arguments,
    attribute_reads,
    by_arn,
    fixer,
    ignore_changes,
    levels,
    remove,
    rename_block,
    replace,
    shares_line,
    unwrap,
    variables,
    ways,
    wrap,
)
from tffix.api import nodes as n
from tffix.aws.rows import ANY, NONE, Row, becomes


class _Old(NamedTuple):
    """A refused name: where it stands, what its row says, what is known."""

    move: Move
    row: Row
    to: tuple[str, ...]
    context: Context

    @property
    def file(self) -> File:
        return self.context.file

    @property
    def block(self) -> n.Block:
        return self.move.holders[0]

    @property
    def body(self) -> n.Body:
        return self.move.holders[-1].body

    @property
    def item(self) -> n.Attribute | n.Block:
        return self.move.item

    @property
    def has_no_place(self) -> bool:
        """Whether the new name is there, or begins with a block that takes no more."""
        is_set = bool(self.move.origin.named(self.to[0]))
        return is_set and (len(self.to) == 1 or not self.move.target)

    @property
    def is_repeated(self) -> bool:
        """Whether the new name is there with the same value."""
        row = self.row
        if len(self.to) != 1 or row.values or row.in_list or row.first or row.also:
            return False
        match self.item, self.move.origin.named(self.to[0]):
            case n.Attribute(value=value), [n.Attribute(value=other)]:
                return self.file.code(value) == self.file.code(other)
        return False

    @property
    def is_moved(self) -> bool:
        return self.row.up > 0 or len(self.to) > 1

    @property
    def is_plain(self) -> bool:
        """Whether only the name is another one."""
        row = self.row
        changed = row.values or row.in_list or row.first or row.also or row.implied
        return not (self.is_moved or changed)


def _subject(tables: Tables) -> Resources:
    rows = tables.resources
    return Resources(
        among=lambda _, type_: type_ in rows,
        arguments=lambda type_: rows.names(type_, is_block=False),
        blocks=lambda type_: rows.names(type_, is_block=True),
    )


@fixer(
    _subject,
    groups=("schema", "upgrade-aws-5", "upgrade-aws-6"),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def renamed_argument(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find arguments with a name that the provider refuses and a known successor."""
    if context.module.is_overridden(resource.block):
        return
    versions = context.provider_of(resource.block).versions
    for row in context.tables.resources.get(resource.type, NONE).names.values():
        if row.to is None or not versions.within(row.versions):
            continue
        kind = "block" if row.is_block else "argument"
        for holders in ways(resource.block, row.path[:-1]):
            for item in holders[-1].body.named(row.path[-1]):
                if isinstance(item, n.Block) is not row.is_block:
                    continue
                into, name = row.to[:-1], row.to[-1] if row.to else ""
                move = Move(context.file, holders, item, row.up, into, name)
                old = _Old(move, row, row.to, context)
                yield context.finding(
                    resource.block,
                    item.type if isinstance(item, n.Block) else item.name,
                    f"{'.'.join((resource.type, *row.path[:-1]))} has no {kind}"
                    f" {row.path[-1]} in provider {row.versions}",
                    _remedy(old),
                    chain(_edits(old), _followers(old)),
                    safety=Safety.SAFE if row.safe else Safety.UNSAFE,
                    by_hand=_reason(old),
                )


def _remedy(old: _Old) -> str:
    if not old.to:
        return "write what is in it without it"
    if old.row.implied:
        return f"remove it: {old.to[0]} tells"
    if old.is_repeated:
        return f"remove it: {old.to[0]} says the same"
    *blocks, name = old.to
    if blocks:
        return f"write {name} in {' in '.join(reversed(blocks))}"
    if old.row.up:
        outer = old.row.path[: -1 - old.row.up]
        return f"write {name} in {outer[-1] if outer else 'the resource itself'}"
    return f"write {name} and {old.row.also}" if old.row.also else f"write {name}"


def _reason(old: _Old) -> str:
    """Say why this is not for a machine, or nothing."""
    item = old.item
    if isinstance(item, n.Block):
        return _reason_of_block(old, item)
    if old.row.implied:
        is_set = bool(old.move.origin.named(old.to[0]))
        said = old.file.code(item.value) == ("true" if is_set else "false")
        return "" if said else f"{old.to[0]} does not tell"
    if old.has_no_place:
        same = old.is_repeated
        return old.move.obstacle if same else f"{old.to[0]} is there already"
    if old.row.also and old.body.named(old.row.also):
        return f"{old.row.also} is there already"
    if old.is_moved and shares_line(old.file, item):
        return "it shares its line"
    return old.move.obstacle or _lacking(old) or _reason_of_value(old, item)


def _reason_of_block(old: _Old, item: n.Block) -> str:
    if old.to and not old.is_moved:
        new = old.to[0]
        shadowed = item.is_dynamic() and any(variables(item, new))
        return f"{new} means something else in it" if shadowed else ""
    if item.is_dynamic():
        return "it is dynamic"
    if len(old.body.named(item.key_name)) > 1:
        return "it is there more than once"
    if not old.to:
        return unwrap.obstacle(old.file, item, old.body, partial(_is_accepted, old))
    if old.move.origin.named(old.to[0]) and not old.move.target:
        return f"{old.to[0]} is there already"
    return old.move.obstacle


def _is_accepted(old: _Old, inner: n.Attribute | n.Block) -> bool:
    """Whether what a block holds can stand where the block stands."""
    name, outer = inner.key_name, old.row.path[:-1]
    rows = old.context.tables.resources[old.block.labels[0].value].names
    if ((*outer, name), isinstance(inner, n.Block)) in rows:
        return True
    for level in levels(old.block, old.context.module):
        if level.path == outer:
            return all(
                name in schema.blocks or name in schema.attributes
                for schema in level.schemas
            )
    return False


def _reason_of_value(old: _Old, item: n.Attribute) -> str:
    row = old.row
    if row.values and _becomes(old, item) is None:
        known = " or ".join(value for value in row.values if value != ANY)
        return f"it stands for {known} only"
    if row.first and not (
        isinstance(item.value, n.Tuple) and len(item.value.items) == 1
    ):
        return "it is not written as a list of one"
    if misfit := _misfit(old, item):
        return misfit
    return "it is read elsewhere" if not old.is_plain and any(_readers(old)) else ""


def _misfit(old: _Old, item: n.Attribute) -> str:
    """Say why a value cannot be that of the new name, or nothing."""
    fits, new = old.row.fits, old.to[-1]
    match item.value:
        case n.Template(parts=(n.Text(raw=raw),)) if fits and not re.fullmatch(
            fits, raw
        ):
            return f'"{raw}" cannot be its value'
        case n.GetAttr(
            source=n.GetAttr(source=n.Variable(name="aws_kms_key")), name=read
        ) if new.endswith("_arn") and read.name not in ("arn", "id", "key_id"):
            return f"{read.name} is no ARN"
    return ""


def _lacking(old: _Old) -> str:
    """Say what blocks that have to be made must have besides the item, or nothing."""
    if len(old.to) == 1 or old.move.target:
        return ""
    outer = old.row.path[: len(old.row.path) - 1 - old.row.up]
    path = (*outer, *old.to)
    for schemas in old.context.provider_of(old.block).schemas:
        schema = schemas.resource(old.block.labels[0].value)
        for depth, name in enumerate(path[:-1], 1):
            schema = schema and schema.inner(name)
            coming = _coming(old) if depth == len(path) - 1 else {path[depth]}
            others = schema.needed - coming if schema else set()
            if others and depth > len(outer):
                return f"{name} must have {min(others)}"
    return ""


def _coming(old: _Old) -> set[str]:
    """Give the names that what stands beside an item gets in the same block."""
    rows = old.context.tables.resources[old.block.labels[0].value].names
    return {
        row.to[-1]
        for row in rows.values()
        if row.to
        and row.to[:-1] == old.to[:-1]
        and row.path[:-1] == old.row.path[:-1]
        and old.body.named(row.path[-1])
    }


def _becomes(old: _Old, item: n.Attribute) -> str | None:
    """Give the code of the value by the new name; None where it has none."""
    file = old.file
    return becomes(old.row.values, file.code(item.value), file.text_of(item.value))


def _edits(old: _Old) -> Iterator[Edit]:
    """Give the edits that write an item under its other name."""
    file, item, row = old.file, old.item, old.row
    if isinstance(item, n.Block) and not old.to:
        yield from unwrap.edits(file, item, old.body)
        return
    if row.implied or old.is_repeated:
        yield from remove(file, old.move.gone)
        return
    if isinstance(item, n.Block):
        changes = rename_block(file, item, old.to[-1])
    else:
        changes = [*replace(file, item.name, old.to[-1]), *_revalued(old, item)]
        if row.also:
            same = {row.also: file.text_of(item.value)}
            changes += add_arguments(file, old.body, same)
    yield from old.move.edits(changes) if old.is_moved else changes


def _revalued(old: _Old, item: n.Attribute) -> list[Edit]:
    """Give the edits that write a value as the new name has it."""
    file, row = old.file, old.row
    if row.values:
        return replace(file, item.value, _becomes(old, item) or "")
    if row.in_list and not isinstance(item.value, n.Tuple):
        return wrap(file, item.value, "[", "]")
    if row.first and isinstance(item.value, n.Tuple):
        return replace(file, item.value, file.text_of(item.value.items[0]))
    return by_arn(file, item.value, row.path[-1], old.to[-1], old.context.module)


def _followers(old: _Old) -> Iterator[Edit]:
    """Give the edits of what names the argument elsewhere."""
    if old.is_plain:
        for file, reader in _readers(old):
            yield from replace(file, reader.name, old.to[0])
    if len(old.row.path) == 1 and old.to:
        name = old.row.path[0]
        yield from ignore_changes.rename(old.file, old.block.body, name, old.to[0])


def _readers(old: _Old) -> Iterable[tuple[File, n.GetAttr]]:
    """Give the places of the module that read an argument of the resource itself."""
    if len(old.row.path) > 1 or old.row.implied or old.row.is_block:
        return ()
    return attribute_reads(old.context.module, old.block, old.row.path[0])
