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
    insert_after,
    is_null,
    refactoring,
    remove,
    replace,
    resolve,
    row_template,
    shares_line,
)
from tffix.api import nodes as n
from tffix.aws.upgrades import NONE, Split, key

_KEPT = ("provider", "count", "for_each")  # what the new resource has of the old one


class _Old(NamedTuple):
    """A resource with items that are to leave it."""

    split: Split
    block: n.Block
    items: tuple[n.Attribute | n.Block, ...]
    context: Context

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
        old = _Old(split, block, items, context)
        edits: list[Edit] = []
        if not (reason := _reason(old)):
            try:
                edits = list(_edits(old))
            except row_template.NoPlaceError as error:
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
    split = old.split
    template = row_template.RowTemplate(old.file, old.block, split.values)
    body = template.body(split.write)
    for path, code in split.needs.items():
        template.need(path, code)
    template.need_all(*old.items)
    kept = {name: old.file.value_of(old.block.body, name) for name in _KEPT}
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
        raise row_template.NoPlaceError(f"{name} can be null")
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
                if default and is_null(default.value):
                    return True
    return False


def _import(old: _Old) -> str:
    """Give the block that imports the new resource, where that can be."""
    context, body = old.context, old.block.body
    if not (old.split.id and context.options.get("from")):
        return ""
    id_ = row_template.RowTemplate(old.file, old.block, {}).code(old.split.id)
    to = f"{old.split.to}.{old.block.labels[1].value}"
    for_each = old.file.value_of(body, "for_each")
    text = refactoring.import_block(
        context.module, to, id_, count=_count(old), for_each=for_each
    )
    return text and f"\n{text}"
