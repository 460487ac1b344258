"""Write arguments and blocks as a new major version of the provider has them.

The upgrade guides of the provider rename arguments, put them into blocks, take others
for what they were or have no more use for them: ``resolve_conflicts`` of
``aws_eks_addon`` became two arguments, ``cost_filters`` of ``aws_budgets_budget``
blocks. ``terraform validate`` refuses what is gone: ``Unsupported argument``.

Each change is a row with the text that says the same; it is made where every version
that the module allows has the new form only. What the new version still takes, for
something else or with a warning, changes only where ``tffix upgrade`` says from which
version the module comes, which is the option ``from``.

Not for a machine, and reported: a value that has no counterpart, a dynamic block, what
shares its line, and a new name that is there already.

Refused by validate:

    Unsupported argument
    An argument named "cost_filters" is not expected here.

Before:

    resource "aws_budgets_budget" "compute" {
      name         = "compute"
      budget_type  = "COST"
      limit_amount = "100"
      limit_unit   = "USD"
      time_unit    = "MONTHLY"

      cost_filters = {
        Service = "Amazon Elastic Compute Cloud - Compute"
      }
    }

After:

    resource "aws_budgets_budget" "compute" {
      name         = "compute"
      budget_type  = "COST"
      limit_amount = "100"
      limit_unit   = "USD"
      time_unit    = "MONTHLY"

      cost_filter {
        name   = "Service"
        values = ["Amazon Elastic Compute Cloud - Compute"]
      }
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-5-upgrade
"""

# Longer than most: a change has many forms (a name, a place, a value, what is read),
# and what is said of each is another.

import re
from typing import NamedTuple

from tffix.api import (
    STEP,
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    Tables,
    all_written,
    fixer,
    ignore_changes,
    indent,
    insert_after,
    item_lines,
    language,
    pattern,
    remove,
    rename_block,
    replace,
    replace_item,
    row_template,
    shares_line,
)
from tffix.api import nodes as n
from tffix.aws.upgrades import ABSENT, NONE, Change, key

_KINDS = ("resource", "data", "provider")
_PROVIDER = "aws"
_WRITTEN = pattern(r"(?m)^(\w+)")


class _Old(NamedTuple):
    """An item that is to be written otherwise, and the bodies in which it stands."""

    change: Change
    item: n.Attribute | n.Block
    body: n.Body
    top: n.Block
    context: Context

    @property
    def file(self) -> File:
        return self.context.file


def _subject(tables: Tables) -> Resources:
    rows = tables.upgrades

    def names(type_: str, *, is_block: bool) -> frozenset[str]:
        keys = [key(kind, type_ or _PROVIDER) for kind in _KINDS]
        return frozenset().union(*(rows.names(k, is_block=is_block) for k in keys))

    return Resources(
        kinds=_KINDS,
        among=lambda kind, type_: key(kind, type_ or _PROVIDER) in rows,
        arguments=lambda type_: names(type_, is_block=False),
        blocks=lambda type_: names(type_, is_block=True),
    )


@fixer(
    _subject,
    groups=("schema", "upgrade-aws-5", "upgrade-aws-6"),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
    options={"from": ()},
)
def changed_argument(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find what a guide has another form for."""
    block = resource.block
    name = key(block.type.name, resource.type)
    rows = context.tables.upgrades.get(name, NONE).changes
    versions = context.aws.versions
    due = [change for change in rows if change.row.is_due(versions, context.options)]
    if not due or context.module.is_overridden(block):
        return
    for path, item, body in all_written(block.body):
        for change in due:
            if change.matches(path, is_block=isinstance(item, n.Block)):
                old = _Old(change, item, body, block, context)
                if _is_meant(old):
                    yield _finding(old, path)


def _is_meant(old: _Old) -> bool:
    """Whether what stands beside the item, and its value, are those of the change."""
    change, file = old.change, old.file
    for name, wanted in change.beside.items():
        body = old.top.body if name.startswith("/") else old.body
        other = body.attribute(name.removeprefix("/"))
        if (other is None) != (wanted == ABSENT):
            return False
        if other and not re.fullmatch(wanted, file.code(other.value)):
            return False
    if isinstance(old.item, n.Block) or change.to or change.write:
        return True
    changes = bool(change.values or change.reads)
    return not changes or _value(old, old.item.value) is not None


def _finding(old: _Old, path: tuple[str, ...]) -> Finding:
    change, row = old.change, old.change.row
    name = ".".join((old.top.labels[0].value, *path))
    what = "has another form" if change.to or change.write else "has another value"
    if change.write == "":
        what = "has no use any more"
    if change.into:
        what = "has another place"
    return old.context.finding(
        old.top,
        old.item.key,
        f"{name} {what} in provider {row.guide}.0.0 and later",
        _remedy(old),
        _edits(old),
        safety=Safety.SAFE if row.is_safe else Safety.UNSAFE,
        impact=Impact.NONE if row.is_safe else Impact.IN_PLACE,
        by_hand=_reason(old),
        see=row.link,
    )


def _remedy(old: _Old) -> str:
    change = old.change
    if change.write == "":
        return "remove it"
    if change.into:
        return "write it in the block of the destination"
    names = [change.to] if change.to else _WRITTEN.findall(change.write or "")
    if names:
        return f"write {' and '.join(dict.fromkeys(names))}"
    if "{body}" in (change.write or ""):
        return "write what is in it without it"
    value = old.item.value if isinstance(old.item, n.Attribute) else None
    return f"write {value and _value(old, value)}"


def _reason(old: _Old) -> str:
    """Say why this is not for a machine, or nothing."""
    change, item = old.change, old.item
    new = [change.to] if change.to else _WRITTEN.findall(change.write or "")
    there = {other.key_name for other in old.body.items if other is not item}
    taken = set() if change.one_more else there.intersection(new)
    if isinstance(item, n.Attribute) and taken:
        return f"{min(taken)} is there already"
    if isinstance(item, n.Block) and item.is_dynamic() and change.write:
        return "it is dynamic"
    if change.into and _home(old) is None:
        return "there is not one such block"
    if change.write and shares_line(old.file, item):
        return "it shares its line"
    if isinstance(item, n.Attribute) and _value(old, item.value) is None:
        return "its value has no counterpart that is known"
    return ""


def _value(old: _Old, value: n.Expression) -> str | None:
    """Give the code of the new value; None where there is none."""
    change, code = old.change, old.file.code(value)
    if change.values:
        return change.values.get(code)
    if change.fits and not re.fullmatch(change.fits, code):
        return None
    if change.each and not _is_written_out(value):
        return None
    return _read(old, value) if change.reads else old.file.text_of(value)


def _is_written_out(value: n.Expression) -> bool:
    """Whether a value is a list, or an object whose keys can be told."""
    if isinstance(value, n.Object):
        return all(language.NAME.fullmatch(item.key_name) for item in value.items)
    return isinstance(value, n.Tuple)


def _read(old: _Old, value: n.Expression) -> str | None:
    """Give the code of a value with the attributes that it should read."""
    if isinstance(value, n.Tuple):
        found = [_read(old, item) for item in value.items]
        some = [one for one in found if one is not None]
        return f"[{', '.join(some)}]" if some and len(some) == len(found) else None
    if not isinstance(value, n.GetAttr):
        return None
    source: n.Node = value.source
    while isinstance(source, n.Index | n.LegacyIndex):
        source = source.source
    match source:
        case n.GetAttr(source=n.Variable(name=type_)):
            name = old.change.reads.get(f"{type_}.{value.name.name}")
            if name:
                return old.file.text[value.start : value.name.start] + name
    return None


def _edits(old: _Old) -> Iterator[Edit]:
    change, item, file = old.change, old.item, old.file
    if home := _home(old):
        last, to = home.body.items[-1], indent(file.text, home.start) + STEP
        yield from remove(file, item)
        yield from insert_after(file, last, f"\n{item_lines(file, item, to)}")
    elif change.write is None:
        if change.to:
            if isinstance(item, n.Block):
                yield from rename_block(file, item, change.to)
            else:
                yield from replace(file, item.name, change.to)
            if len(change.path) == 1:
                name = change.path[0]
                yield from ignore_changes.rename(file, old.body, name, change.to)
        if isinstance(item, n.Attribute) and (change.values or change.reads):
            yield from replace(file, item.value, _value(old, item.value) or "")
    elif not change.write:
        yield from remove(file, item)
    else:
        value = _value(old, item.value) if isinstance(item, n.Attribute) else ""
        lines = row_template.in_place_of(
            file, item, change.write, value or "", each=change.each
        )
        yield from replace_item(file, item, lines)


def _home(old: _Old) -> n.Block | None:
    """Give the one block into which the item moves, if there is one."""
    found = [block for name in old.change.into for block in old.body.blocks(name)]
    return found[0] if len(found) == 1 and found[0].body.items else None
