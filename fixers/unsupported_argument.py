"""Write the argument or block that a name must mean, where the provider knows none.

The names of arguments are those of the provider, which are often not those of the AWS
API, of CloudFormation or of another resource type. ``terraform validate`` refuses what
is not in the schema of the type: ``Unsupported argument``, ``Unsupported block type``.

Where exactly one name that the body may have and has not is like it, and takes such a
value, that name is written. Names are alike that have the same words, in any order and
number, short or long (``max``, ``maximum``); that differ in the words of the type
(``table_name`` of a table), in a unit (``_in_seconds``) or by a letter or two; that say
a little more or less (``backup_retention``), or an id where the value is an ARN; so is
what the body lacks and that shares a word. A plural gets a list of the one value. Where
a name is less like one, it needs ``--unsafe-fixes``.

Where no name is like it, ``--unsafe-fixes`` leaves the argument as a comment in its
place, so that nothing is lost. What the provider sets alone goes in the same way. Else
the finding says which names are like it, or which type beside it takes the name. Names
with a known successor are left to renamed-argument, tags to unsupported-tags, names
that the type has at another place to misplaced-argument.

The schemas are those of hashicorp/aws that come with tffix, or what ``tffix schema
sync`` has read: a name is shown if none of the versions that the module allows has it,
as far as they are known. A module that allows a version before 4.0 is left alone, and
so is a block that an override file has too.

Refused by validate:

    Unsupported argument
    An argument named "descripton" is not expected here.

Before:

    resource "aws_kms_key" "main" {
      descripton = "orders"
    }

After:

    resource "aws_kms_key" "main" {
      description = "orders"
    }

See https://developer.hashicorp.com/terraform/language/resources/syntax
"""

# Longer than most: what becomes of a name depends on whether it is like another one, is
# set by the provider alone, has a row, or is read elsewhere.

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Item,
    Items,
    Iterator,
    Safety,
    attribute_reads,
    by_arn,
    comment_out,
    documentation_of,
    fixer,
    flat_names,
    ignore_changes,
    meant_names,
    near,
    near_names,
    other_shapes,
    perhaps,
    prefixes,
    quote,
    remove,
    rename_block,
    replace,
    sure_names,
    suspicion,
    taken_apart,
    wrap,
)
from tffix.api import nodes as n
from tffix.aws import ecs_service
from tffix.aws.rows import NONE as NO_RULES
from tffix.aws.rows import Row
from tffix.aws.upgrades import NONE, key

# what Terraform itself takes in a provider block, or says of it
_IN_PROVIDER = {"alias", "version", "source", "locals"}
# what begins the address of a value, and of no resource
_NAMED = {"var", "local", "module", "each", "count", "self", "path", "terraform"}
_INLINE_CODE = ("aws_lambda_function", "inline_code")
# attributes that say which resource is meant
_IDS = ("arn", "id", "identifier", "name")
_REMOVE, _NONE = "remove it", "no name is like it"


@fixer(
    Items(
        kinds=("resource", "data", "ephemeral", "provider"),
        holds=suspicion.items.may_be_unsupported,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def unsupported_argument(item: Item, context: Context) -> Iterator[Finding]:
    """Find names that are in no schema of the versions that the module allows."""
    level, name = item.level, item.name
    if level.takes(name) or _is_elsewhere(item, context) or _may_be_null(item):
        return
    top = (*level.outers, level)[0]
    is_nowhere = not any(name in one.all_names for one in top.schemas)
    is_meant = bool(meant_names.meant(item))
    is_left = is_nowhere and not flat_names.says(item)
    if not is_meant and other_shapes.is_other(item):
        return  # needless-block or keys-outside-map looks at it
    if level.has(name) or is_left or is_meant:
        yield _judged(item, context)


def _is_elsewhere(item: Item, context: Context) -> bool:
    """Whether another fixer looks at it, or Terraform."""
    tables, kind = context.tables, item.block.type.name
    upgrades = tables.upgrades.get(key(kind, item.type), NONE)
    if upgrades.says(item.path, is_block=item.is_block):
        return True
    if kind != "resource":
        return kind == "provider" and not item.level.path and item.name in _IN_PROVIDER
    if (item.type, item.path[0]) == _INLINE_CODE:
        return True  # inline-code looks at it
    if ecs_service.is_misplaced(item.type, item.path, item.node):
        return True  # or ecs-deployment-arguments
    if row := _row(item, context):
        return row.to is not None
    inlined = tables.resources.get(item.type, NO_RULES).inlined
    row_of_own = inlined.get(item.path[0])
    return bool(row_of_own and bool(row_of_own.value) != item.is_block) or tables.say(
        item.type, item.path, is_block=item.is_block
    )


def _row(item: Item, context: Context) -> Row | None:
    if item.block.type.name != "resource":
        return None
    return context.tables.row(item.type, item.path, is_block=item.is_block)


def _may_be_null(item: Item) -> bool:
    """Whether it is one that the provider sets, which takes null."""
    if not item.level.has(item.name) or isinstance(item.node, n.Block):
        return False
    match item.node.value:
        case n.Literal(text=text):
            return text == "null"
        case n.Template() | n.Object() | n.Tuple():
            return False
        case n.GetAttr() as value:
            # an attribute of a resource is unknown, and never null
            root, _ = taken_apart(value)
            is_of_resource = isinstance(root, n.Variable) and root.name not in _NAMED
            return bool(item.level.dynamics) or not is_of_resource
    return True


def _judged(item: Item, context: Context) -> Finding:
    message = f"{item.level.name} has no {item.kind} {item.name}"
    is_computed, is_read = item.level.has(item.name), _is_read(item, context)
    if is_computed:
        message = f"{item.name} is set by the provider alone"
    candidates = (meant_names.missed if is_computed else meant_names.meant)(item)
    remedy, edits, safety = "", [], Safety.SAFE
    if not candidates and not is_computed and not _row(item, context):
        candidates, safety = meant_names.likely(item), Safety.UNSAFE
    if row := _row(item, context):
        remedy, edits = f"remove it: {row.reason}", _removed(item, row, context)
    elif len(candidates) == 1 and not is_read:
        remedy = f"write {candidates[0]}"
        edits = list(_renamed(item, candidates[0], context))
    elif is_computed:
        remedy = _REMOVE
        edits = remove(context.file, item.node) if _is_told(item, context) else []
    else:
        candidates = candidates or near(
            item.name,
            {*item.level.names(is_block=True), *item.level.names(is_block=False)},
        )
        remedy = perhaps(candidates) or _type_beside(item, context) or _NONE
    is_alone = is_computed or not candidates
    if not edits and is_alone and not is_read and not _row(item, context):
        safety = Safety.UNSAFE
        edits = comment_out(context.file, item.node, f"tffix: {message}")
    return context.finding(
        item.block,
        item.key,
        message,
        remedy,
        edits,
        safety=safety,
        see=documentation_of(item.block, context.module),
        candidates=_written(item, candidates),
    )


def _is_dynamic(item: Item) -> bool:
    return isinstance(item.node, n.Block) and item.node.is_dynamic()


def _written(item: Item, names: list[str]) -> list[str]:
    """Give the names that can stand there, as they are written there."""
    if item.is_block:
        return [*map(quote, names)] if _is_dynamic(item) else names
    return [name for name in names if not item.level.body.attribute(name)]


def _is_told(item: Item, context: Context) -> bool:
    """Whether an argument beside it names the same resource: nothing is lost then."""
    own = _named(item.node, context)
    others = (_named(one, context) for one in item.level.body.items)
    return bool(own) and [*others].count(own) > 1


def _named(node: n.Node, context: Context) -> str:
    """Give the resource whose id, name or ARN is the value of an argument."""
    match node:
        case n.Attribute(value=n.GetAttr(source=source, name=name)):
            is_id = name.name.rpartition("_")[2] in _IDS
            return context.file.code(source) if is_id else ""
    return ""


def _is_read(item: Item, context: Context) -> bool:
    """Whether something reads it: then that has to change, too."""
    is_own = item.block.type.name == "resource" and not item.level.path
    return is_own and any(attribute_reads(context.module, item.block, item.name))


def _renamed(item: Item, name: str, context: Context) -> Iterator[Edit]:
    """Give the edits that write a name for the one that is unknown."""
    file = context.file
    if isinstance(item.node, n.Block):
        yield from rename_block(file, item.node, name)
    else:
        yield from replace(file, item.key, name)
    if item.name == f"{name}_prefix" and isinstance(item.node, n.Attribute):
        yield from prefixes.as_whole(file, item.node.value)
    if isinstance(item.node, n.Attribute):
        value, only = item.node.value, meant_names.only_one(item, name)
        yield from by_arn(file, value, item.name, name, context.module)
        if meant_names.is_one_of(item, name):
            yield from wrap(file, value, "[", "]")
        elif only and sure_names.is_plural(item.name, name):
            yield from replace(file, value, file.text_of(only))
    if not item.level.path:
        yield from ignore_changes.rename(file, item.block.body, item.name, name)


def _removed(item: Item, row: Row, context: Context) -> list[Edit]:
    """Give the edits that remove what a row says has no effect."""
    file, node = context.file, item.node
    if not context.aws.versions.within(row.versions):
        return []
    if row.values and (
        isinstance(node, n.Block) or file.code(node.value) not in row.values
    ):
        return []
    return remove(file, node)


def _type_beside(item: Item, context: Context) -> str:
    """Say which types that belong to this one take the name; nothing if none does."""
    if item.block.type.name != "resource" or item.level.path:
        return ""
    others = {
        other
        for schemas in context.aws.schemas
        for other in schemas.resources()
        if other.startswith(f"{item.type}_")
        and (schema := schemas.resource(other))
        and item.name in schema.all_names
    }
    shown = " or ".join(sorted(others)[: near_names.SHOWN])
    return f"it belongs in a resource of type {shown}" if shown else ""
