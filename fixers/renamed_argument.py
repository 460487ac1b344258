"""Write the names of arguments that the provider has.

Major versions of the provider rename arguments (``name`` of ``aws_db_instance`` is
``db_name``), and many names that are written were never in it: they are those of the
AWS API, of another resource type or of the nested block in which the argument belongs.
``terraform validate`` refuses them: ``Unsupported argument``.

Each name that is known has one successor that says the same. Nothing is written where
a version that the module allows still accepts the old name; a module that says nothing
about versions is read as for a late one of 5.x and of 6.x. What reads the attribute,
also in other files, and ``ignore_changes`` follow. Of some arguments only literal
values can be translated: ``vpc = true`` of ``aws_eip`` is ``domain = "vpc"``. A block
that an override file has too is left alone: Terraform does not look at its names.

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
from typing import NamedTuple

from tffix.api import (
    Attribute,
    Block,
    Body,
    Context,
    Edit,
    File,
    Finding,
    GetAttr,
    Impact,
    Index,
    Iterable,
    Iterator,
    LegacyIndex,
    Node,
    Resource,
    Resources,
    Safety,
    Splat,
    Template,
    Text,
    Variable,
    aws_versions,
    fixer,
    indent,
    insert_after,
    item_lines,
    item_span,
    line_start,
    remove,
    replace,
    step,
    variables,
    walk,
    wrap,
)
from tffix.aws import Renaming, renames


class _Old(NamedTuple):
    """A refused name: the item that has it, where that stands, what is known of it."""

    block: Block
    body: Body
    item: Attribute | Block
    path: tuple[str, ...]
    rule: Renaming
    context: Context

    @property
    def file(self) -> File:
        return self.context.file

    @property
    def is_plain(self) -> bool:
        """Whether only the name is another one."""
        rule = self.rule
        return len(rule.to) == 1 and not (rule.values or rule.in_list or rule.implied)


def _arguments(type_: str) -> list[str]:
    return [path[-1] for path, rule in renames()[type_].items() if not rule.is_block]


def _blocks(type_: str) -> list[str]:
    return [path[-1] for path, rule in renames()[type_].items() if rule.is_block]


@fixer(
    Resources(
        *renames(),
        arguments=_arguments,
        blocks=_blocks,
    ),
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
    for path, rule in renames()[type_].items():
        for body in _bodies(block.body, path[:-1]):
            for item in _items(body, path[-1], is_block=rule.is_block):
                if not aws_versions(context.module).within(rule.versions):
                    continue
                old = _Old(block, body, item, path, rule, context)
                reason = _reason(old)
                kind = "block" if rule.is_block else "argument"
                yield context.finding(
                    block,
                    item.type if isinstance(item, Block) else item.name,
                    f"{'.'.join((type_, *path[:-1]))} has no {kind} {path[-1]}"
                    f" in provider {rule.versions}",
                    _remedy(old) + (reason and f"; by hand, as {reason}"),
                    () if reason else (*_edits(old), *_followers(old), *_kept(old)),
                )


def _bodies(body: Body, path: tuple[str, ...]) -> Iterator[Body]:
    """Give the bodies at a path of blocks, those of dynamic blocks included."""
    if not path:
        yield body
        return
    for item in body.blocks():
        if item.is_dynamic(path[0]):
            for content in item.body.blocks("content"):
                yield from _bodies(content.body, path[1:])
        elif item.type.name == path[0]:
            yield from _bodies(item.body, path[1:])


def _items(body: Body, name: str, *, is_block: bool) -> list[Attribute | Block]:
    """Give the blocks of a name, dynamic ones included, or the argument."""
    if is_block:
        return [block for block in body.blocks() if _name(block) == name]
    attribute = body.attribute(name)
    return [attribute] if attribute else []


def _name(item: Attribute | Block) -> str:
    if isinstance(item, Attribute):
        return item.name.name
    return item.labels[0].value if item.is_dynamic() else item.type.name


def _remedy(old: _Old) -> str:
    if old.rule.implied:
        return f"remove it: {old.rule.to[0]} tells"
    *blocks, name = old.rule.to
    if blocks:
        return f"write {name} in {' in '.join(reversed(blocks))}"
    return f"write {name}"


def _reason(old: _Old) -> str:
    """Say why this is not for a machine, or nothing."""
    rule, item, new = old.rule, old.item, old.rule.to[0]
    is_set = any(_name(other) == new for other in old.body.items)
    if isinstance(item, Block):
        shadowed = item.is_dynamic() and any(variables(item, new))
        return f"{new} means something else in it" if shadowed else ""
    if rule.implied:
        said = _code(old) == ("true" if is_set else "false")
        return "" if said else f"{new} does not tell"
    if is_set and (len(rule.to) == 1 or not _target(old.body, rule.to)):
        return f"{new} is there already"
    if len(rule.to) > 1 and item_span(old.file, item) == (item.start, item.end):
        return "it shares its line"
    return _reason_of_value(old, item)


def _reason_of_value(old: _Old, item: Attribute) -> str:
    rule = old.rule
    if rule.values and _code(old) not in rule.values:
        return f"it stands for {' or '.join(rule.values)} only"
    match item.value:
        case Template(parts=(Text(raw=raw),)) if rule.fits:
            if not re.fullmatch(rule.fits, raw):
                return f'"{raw}" cannot be its value'
    if not old.is_plain and any(_readers(old)):
        return "it is read elsewhere"
    return ""


def _code(old: _Old) -> str:
    assert isinstance(old.item, Attribute)
    return old.file.code(old.item.value)


def _target(body: Body, to: tuple[str, ...]) -> Body | None:
    """Give the body of the one block in which an argument can be put as it is."""
    for name in to[:-1]:
        found = [item for item in body.items if _name(item) == name]
        match found:
            case [Block() as block] if not block.is_dynamic() and block.body.items:
                body = block.body
            case _:
                return None
    return None if any(_name(item) == to[-1] for item in body.items) else body


def _edits(old: _Old) -> Iterable[Edit]:
    """Give the edits that write an item under its other name."""
    file, item, rule = old.file, old.item, old.rule
    if isinstance(item, Block):
        return _block_edits(old, item)
    if rule.implied:
        return remove(file, item)
    renaming = replace(file, item.name, rule.to[-1])
    if rule.values:
        renaming += replace(file, item.value, rule.values[_code(old)])
    elif rule.in_list:
        renaming += wrap(file, item.value, "[", "]")
    return _moved(old, renaming) if len(rule.to) > 1 else renaming


def _block_edits(old: _Old, block: Block) -> Iterator[Edit]:
    file, new = old.file, old.rule.to[0]
    if not block.is_dynamic():
        yield from replace(file, block.type, new)
        return
    label = block.labels[0]
    yield from replace(file, label, f'"{new}"' if label.quoted else new)
    if block.body.attribute("iterator") is None:
        for content in block.body.blocks("content"):
            for variable in variables(content.body, label.value):
                yield from replace(file, variable, new)


def _moved(old: _Old, renaming: list[Edit]) -> Iterator[Edit]:
    """Give the edits that put an argument into a block, which may have to be made."""
    file, item, body = old.file, old.item, old.body
    here, one = indent(file.text, item.start), step(file, old.block)
    target = _target(body, old.rule.to)
    if target:
        last = target.items[-1]
        lines = item_lines(file, item, indent(file.text, last.start), renaming)
        yield from remove(file, item)
        yield from insert_after(file, last, lines)
        return
    blocks = old.rule.to[:-1]
    lines = item_lines(file, item, here + one * len(blocks), renaming)
    for depth, name in reversed(list(enumerate(blocks))):
        to = here + one * depth
        lines = f"{to}{name} {{\n{lines}{to}}}\n"
    if item is body.items[-1]:
        start, end = item_span(file, item)
        above = file.text[line_start(file.text, start - 1) : start].strip()
        blank = "\n" if above and not above.endswith("{") else ""
        yield Edit(file.path, start, end, blank + lines)
    else:
        yield from remove(file, item)
        yield from insert_after(file, body.items[-1], f"\n{lines}")


def _kept(old: _Old) -> Iterator[Edit]:
    """Give edits that keep other old names of the body.

    Which column the values stand in depends on all names: so they change one by one.
    """
    rules = renames()[old.block.labels[0].value]
    for item in old.body.items:
        if item is not old.item and isinstance(item, Attribute):
            name = item.name
            if (*old.path[:-1], name.name) in rules:
                yield from replace(old.file, name, name.name)


def _followers(old: _Old) -> Iterator[Edit]:
    """Give the edits of what names the argument elsewhere."""
    if old.is_plain:
        for file, reader in _readers(old):
            yield from replace(file, reader.name, old.rule.to[0])
    for lifecycle in old.block.body.blocks("lifecycle"):
        ignored = lifecycle.body.attribute("ignore_changes")
        for node in walk(ignored) if ignored else ():
            if isinstance(node, Variable) and (node.name,) == old.path:
                yield from replace(old.file, node, old.rule.to[0])


def _readers(old: _Old) -> Iterator[tuple[File, GetAttr]]:
    """Give the places of the module that read an argument of the resource itself."""
    type_, label = (label.value for label in old.block.labels)
    if len(old.path) > 1 or old.rule.implied or old.rule.is_block:
        return
    for file in old.context.module.files.values():
        if type_ not in file.text or old.path[0] not in file.text:
            continue
        for node in walk(file.body):
            if not isinstance(node, GetAttr) or node.name.name != old.path[0]:
                continue
            source: Node = node.source
            while isinstance(source, Index | LegacyIndex | Splat):
                source = source.source
            match source:
                case GetAttr(source=Variable(name=root), name=name) if (
                    root == type_ and name.name == label
                ):
                    yield file, node
                case Variable(name="self") if file is old.file and (
                    old.block.start <= node.start < old.block.end
                ):
                    yield file, node
