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

Not for a machine, and reported: an argument whose successor is set too, a value that
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

import re
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
    Resource,
    Resources,
    Safety,
    Tables,
    attribute_reads,
    body_lines,
    comments,
    fixer,
    indent,
    insert_after,
    insert_before,
    item_lines,
    item_span,
    levels,
    line_start,
    provider_of,
    relabel,
    remove,
    rename_ignored,
    replace,
    replace_item,
    schemas_of,
    step,
    variables,
    versions_of,
    wrap,
)
from tffix.api import nodes as n
from tffix.aws.rows import ANY, Row, becomes


class _Old(NamedTuple):
    """A refused name: the item that has it, the blocks that it is in, what is known."""

    holders: tuple[n.Block, ...]
    item: n.Attribute | n.Block
    row: Row
    to: tuple[str, ...]
    context: Context

    @property
    def file(self) -> File:
        return self.context.file

    @property
    def block(self) -> n.Block:
        return self.holders[0]

    @property
    def body(self) -> n.Body:
        return self.holders[-1].body

    @property
    def origin(self) -> n.Body:
        """The body from which ``to`` leads to the new name."""
        return self.holders[-1 - self.row.up].body

    @property
    def is_moved(self) -> bool:
        return self.row.up > 0 or len(self.to) > 1

    @property
    def is_plain(self) -> bool:
        """Whether only the name is another one."""
        row = self.row
        changed = row.values or row.in_list or row.first or row.implied
        return not (self.is_moved or changed)


def _subject(tables: Tables) -> Resources:
    rows = tables.resources
    return Resources(
        *rows,
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
    block = resource.block
    type_ = block.labels[0].value
    if context.module.is_overridden(block):
        return
    versions = versions_of(context.module, provider_of(block, context.module))
    for row in context.tables.resources[type_].names.values():
        if row.to is None:
            continue
        for holders in _holders((block,), row.path[:-1]):
            for item in _items(holders[-1].body, row):
                if not versions.within(row.versions):
                    continue
                old = _Old(holders, item, row, row.to, context)
                kind = "block" if row.is_block else "argument"
                yield context.finding(
                    block,
                    item.type if isinstance(item, n.Block) else item.name,
                    f"{'.'.join((type_, *row.path[:-1]))} has no {kind} {row.path[-1]}"
                    f" in provider {row.versions}",
                    _remedy(old),
                    chain(_edits(old), _followers(old)),
                    safety=Safety.SAFE if row.safe else Safety.UNSAFE,
                    by_hand=_reason(old),
                )


def _holders(
    outer: tuple[n.Block, ...], path: tuple[str, ...]
) -> Iterator[tuple[n.Block, ...]]:
    """Give the blocks that lead to a path, outer first; of dynamic ones the content."""
    if not path:
        yield outer
        return
    for item in outer[-1].body.blocks():
        if item.is_dynamic(path[0]):
            for content in item.body.blocks("content"):
                yield from _holders((*outer, content), path[1:])
        elif item.type.name == path[0]:
            yield from _holders((*outer, item), path[1:])


def _items(body: n.Body, row: Row) -> list[n.Attribute | n.Block]:
    """Give the blocks of a row's name, dynamic ones included, or the argument."""
    name = row.path[-1]
    if row.is_block:
        return [block for block in body.blocks() if block.key_name == name]
    attribute = body.attribute(name)
    return [attribute] if attribute else []


def _remedy(old: _Old) -> str:
    if not old.to:
        return "write what is in it without it"
    if old.row.implied:
        return f"remove it: {old.to[0]} tells"
    *blocks, name = old.to
    if blocks:
        return f"write {name} in {' in '.join(reversed(blocks))}"
    if old.row.up:
        outer = old.row.path[: -1 - old.row.up]
        return f"write {name} in {outer[-1] if outer else 'the resource itself'}"
    return f"write {name}"


def _reason(old: _Old) -> str:
    """Say why this is not for a machine, or nothing."""
    row, item = old.row, old.item
    if isinstance(item, n.Block):
        return _reason_of_block(old, item)
    new = old.to[0]
    is_set = any(other.key_name == new for other in old.origin.items)
    if row.implied:
        said = _code(old) == ("true" if is_set else "false")
        return "" if said else f"{new} does not tell"
    if is_set and (len(old.to) == 1 or not _target(old)):
        return f"{new} is there already"
    if old.is_moved and item_span(old.file, item) == (item.start, item.end):
        return "it shares its line"
    return _reason_of_hoist(old) or _reason_of_value(old, item)


def _reason_of_block(old: _Old, item: n.Block) -> str:
    if old.to and not old.is_moved:
        new = old.to[0]
        shadowed = item.is_dynamic() and any(variables(item, new))
        return f"{new} means something else in it" if shadowed else ""
    if item.is_dynamic():
        return "it is dynamic"
    if len([one for one in old.body.items if one.key_name == item.key_name]) > 1:
        return "it is there more than once"
    return _reason_of_move(old) if old.to else _reason_of_unwrapping(old, item)


def _reason_of_move(old: _Old) -> str:
    is_set = any(other.key_name == old.to[0] for other in old.origin.items)
    if is_set and not _target(old):
        return f"{old.to[0]} is there already"
    return _reason_of_hoist(old)


def _reason_of_unwrapping(old: _Old, item: n.Block) -> str:
    if item_span(old.file, item) == (item.start, item.end):
        return "it shares its line"
    there = {other.key_name for other in old.body.items}
    said_twice = _said_twice(old, item)
    for inner in item.body.items:
        if inner in said_twice:
            continue
        if inner.key_name in there:
            return f"{inner.key_name} is there already"
        if not _is_accepted(old, inner):
            return f"{inner.key_name} has no place there"
    return ""


def _said_twice(old: _Old, item: n.Block) -> list[n.Attribute | n.Block]:
    """Give what a block holds that stands beside it, too, with the same value."""
    file = old.file
    outer = {file.sense(other) for other in old.body.items}
    return [
        inner
        for inner in item.body.items
        if file.sense(inner) in outer
        and not comments(file.text, *item_span(file, inner))
    ]


def _is_accepted(old: _Old, inner: n.Attribute | n.Block) -> bool:
    """Whether what a block holds can stand where the block stands."""
    name, outer = inner.key_name, old.row.path[:-1]
    type_ = old.block.labels[0].value
    rows = old.context.tables.resources[type_].names
    if ((*outer, name), isinstance(inner, n.Block)) in rows:
        return True
    for level in levels(old.block, old.context.module):
        if level.path == outer:
            return all(
                name in schema.blocks or name in schema.attributes
                for schema in level.schemas
            )
    return False


def _reason_of_hoist(old: _Old) -> str:
    """Say why an item cannot leave its block."""
    for depth in range(old.row.up):
        inner, outer = old.holders[-1 - depth], old.holders[-2 - depth]
        if inner not in outer.body.items:
            return "it is in a dynamic block"
        if len(outer.body.blocks(inner.type.name)) > 1:
            return f"{inner.type.name} is there more than once"
    text, item, gone = old.file.text, old.item, _gone(old)
    if gone is not item and comments(text, *item_span(old.file, item)) != comments(
        text, gone.start, gone.end
    ):
        return "there are comments that have no place there"
    return ""


def _reason_of_value(old: _Old, item: n.Attribute) -> str:
    row = old.row
    if lacks := _lacking(old):
        return lacks
    if row.values and _becomes(old) is None:
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
        ) if new.endswith("_arn") and read.name != "arn":
            return f"{read.name} is no ARN"
    return ""


def _lacking(old: _Old) -> str:
    """Say what blocks that have to be made must have besides the item, or nothing."""
    if len(old.to) == 1 or _target(old):
        return ""
    outer = old.row.path[: len(old.row.path) - 1 - old.row.up]
    module = old.context.module
    for schemas in schemas_of(module, provider_of(old.block, module)):
        schema = schemas.resource(old.block.labels[0].value)
        path = (*outer, *old.to)
        for depth, name in enumerate(path[:-1], 1):
            nested = schema.blocks.get(name) if schema else None
            schema = nested.block if nested else None
            if schema is None or depth <= len(outer):
                continue
            needed = {name for name, one in schema.attributes.items() if one.required}
            needed |= {name for name, one in schema.blocks.items() if one.min_items}
            if others := needed - {path[depth]}:
                return f"{name} must have {min(others)}"
    return ""


def _code(old: _Old) -> str:
    assert isinstance(old.item, n.Attribute)
    return old.file.code(old.item.value)


def _becomes(old: _Old) -> str | None:
    """Give the code of the value by the new name; None where it has none."""
    assert isinstance(old.item, n.Attribute)
    value = old.item.value
    text = old.file.text_of(value)
    return becomes(old.row.values, _code(old), text)


def _target(old: _Old) -> n.Body | None:
    """Give the body of the one block in which an item can be put as it is."""
    body = old.origin
    for name in old.to[:-1]:
        found = [item for item in body.items if item.key_name == name]
        match found:
            case [n.Block() as block] if not block.is_dynamic() and block.body.items:
                body = block.body
            case _:
                return None
    return None if any(item.key_name == old.to[-1] for item in body.items) else body


def _edits(old: _Old) -> Iterator[Edit]:
    """Give the edits that write an item under its other name."""
    file, item, row = old.file, old.item, old.row
    if isinstance(item, n.Block):
        yield from _block_edits(old, item)
        return
    if row.implied:
        yield from remove(file, item)
        return
    renaming = replace(file, item.name, old.to[-1])
    if row.values:
        renaming += replace(file, item.value, _becomes(old) or "")
    elif row.in_list:
        renaming += wrap(file, item.value, "[", "]")
    elif row.first and isinstance(item.value, n.Tuple):
        only = item.value.items[0]
        renaming += replace(file, item.value, file.text_of(only))
    yield from _moved(old, renaming) if old.is_moved else renaming


def _block_edits(old: _Old, block: n.Block) -> Iterator[Edit]:
    file = old.file
    if not old.to:
        twice = remove(file, *_said_twice(old, block))
        lines = body_lines(file, block, indent(file.text, block.start), twice)
        yield from replace_item(file, block, lines)
    elif old.is_moved:
        yield from _moved(old, replace(file, block.type, old.to[-1]))
    elif not block.is_dynamic():
        yield from replace(file, block.type, old.to[0])
    else:
        yield from _relabelled(file, block, old.to[0])


def _relabelled(file: File, block: n.Block, new: str) -> Iterator[Edit]:
    """Give the edits that make a dynamic block repeat another one."""
    label = block.labels[0]
    yield from relabel(file, label, new)
    if block.body.attribute("iterator") is None:
        for content in block.body.blocks("content"):
            for variable in variables(content.body, label.value):
                yield from replace(file, variable, new)


def _moved(old: _Old, renaming: list[Edit]) -> Iterator[Edit]:
    """Give the edits that put an item into another body, with blocks made for it."""
    file, origin, blocks = old.file, old.origin, old.to[:-1]
    here, one = indent(file.text, _branch(old).start), step(file, old.block)
    gone = _gone(old)
    target = _target(old)
    if blocks and target:
        last = target.items[-1]
        lines = item_lines(file, old.item, indent(file.text, last.start), renaming)
        yield from remove(file, gone)
        yield from insert_after(file, last, lines)
        return
    lines = item_lines(file, old.item, here + one * len(blocks), renaming)
    for depth, name in reversed(list(enumerate(blocks))):
        to = here + one * depth
        lines = f"{to}{name} {{\n{lines}{to}}}\n"
    if not blocks and gone is old.item:
        yield from remove(file, gone)
        yield from _beside(old, lines)
    elif not blocks or gone is origin.items[-1]:
        start, end = item_span(file, gone)
        above = file.text[line_start(file.text, start - 1) : start].strip()
        blank = "\n" if blocks and above and not above.endswith("{") else ""
        yield Edit(file.path, start, end, blank + lines)
    else:
        yield from remove(file, gone)
        yield from insert_after(file, origin.items[-1], f"\n{lines}")


def _branch(old: _Old) -> n.Attribute | n.Block:
    """Give the item of the origin in which the old name stands: itself, or a block."""
    return old.holders[-old.row.up] if old.row.up else old.item


def _gone(old: _Old) -> n.Attribute | n.Block:
    """Give what leaves: the item, or a block that would hold nothing without it."""
    gone = old.item
    for holder in old.holders[: -1 - old.row.up : -1]:
        if len(holder.body.items) > 1:
            break
        gone = holder
    return gone


def _beside(old: _Old, lines: str) -> list[Edit]:
    """Give the edit that puts an item out of a block, after the arguments above it."""
    branch = _branch(old)
    above = [
        item
        for item in old.origin.items
        if isinstance(item, n.Attribute) and item.start < branch.start
    ]
    if above and isinstance(old.item, n.Attribute):
        return insert_after(old.file, above[-1], lines)
    return insert_before(old.file, branch, f"{lines}\n")


def _followers(old: _Old) -> Iterator[Edit]:
    """Give the edits of what names the argument elsewhere."""
    if old.is_plain:
        for file, reader in _readers(old):
            yield from replace(file, reader.name, old.to[0])
    if len(old.row.path) == 1 and old.to:
        name = old.row.path[0]
        yield from rename_ignored(old.file, old.block.body, name, old.to[0])


def _readers(old: _Old) -> Iterable[tuple[File, n.GetAttr]]:
    """Give the places of the module that read an argument of the resource itself."""
    if len(old.row.path) > 1 or old.row.implied or old.row.is_block:
        return ()
    return attribute_reads(old.context.module, old.block, old.row.path[0])
