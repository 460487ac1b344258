"""Move arguments to the one block that takes them; show others at a wrong place.

Structures are deep in some types and flat in others: ``subnet_ids`` is an argument of
``aws_elasticache_subnet_group`` and stands in ``vpc_config`` of ``aws_eks_cluster``.
``terraform validate`` refuses a name that is not in the schema of the very block in
which it stands: ``Unsupported argument``, ``Unsupported block type``.

An argument of the resource is moved where one block alone takes it, beside what is in
that block, or into a new one that has all that it needs then. So is one whose name
says the block, too, as ``expiration_in_days`` does. An argument of a block that the
one around it alone takes goes there, with what would be left empty, and a block into
the blocks that alone lead to it. A block that the type does not have and that holds
only what stands around it, as ``projection`` of an index, goes, and what it holds
stays. Else the finding says where the type takes the name. What has another name
there, too, is left to renamed-argument, names that the type has nowhere to
unsupported-argument.

The schemas are those of hashicorp/aws that come with tffix, or what ``tffix schema
sync`` has read; a module that allows a version before 4.0 is left alone, and so is a
block that an override file has too: terraform does not look at its names.

Refused by validate:

    Unsupported argument
    An argument named "subnet_ids" is not expected here.

Before:

    resource "aws_eks_cluster" "main" {
      name       = "main"
      role_arn   = aws_iam_role.main.arn
      subnet_ids = ["subnet-1", "subnet-2"]
    }

After:

    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = aws_iam_role.main.arn

      vpc_config {
        subnet_ids = ["subnet-1", "subnet-2"]
      }
    }

See https://developer.hashicorp.com/terraform/language/resources/syntax
"""

from tffix.api import (
    BlockSchema,
    Context,
    Edit,
    Finding,
    Impact,
    Item,
    Items,
    Iterator,
    Move,
    Safety,
    braced,
    documentation_of,
    fixer,
    flat_names,
    indent,
    insert_after,
    item_lines,
    meant_names,
    near_names,
    other_shapes,
    remove,
    replace,
    shares_line,
    step,
    suspicion,
    unwrap,
)
from tffix.api import nodes as n
from tffix.aws import ecs_service

_DEPTH = 2  # of the nested blocks that are searched first
_DEEPEST = 6  # of those that are searched then
_TELLING = 3  # words of a name that means one thing in a type


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
def misplaced_argument(item: Item, context: Context) -> Iterator[Finding]:
    """Find names that stand in a block which has none such, in a type that has."""
    if item.level.takes(item.name) or item.level.has(item.name):
        return
    if item.block.type.name == "resource" and context.tables.say(
        item.type, item.path, is_block=item.is_block
    ):
        return
    if ecs_service.is_misplaced(item.type, item.path, item.node):
        return  # ecs-deployment-arguments looks at it
    if other_shapes.of_map(item):
        return  # keys-outside-map looks at it
    if one := flat_names.flat(item):
        yield _flat(item, one, context)
    elif sure := flat_names.whole(item):
        yield _unwrapped(item, context, is_sure=sure == flat_names.SURE)
    elif (places := _places(item)) and not meant_names.meant(item):
        edits = _into_missing(item, context)
        if not edits and len(places) == 1:
            edits = _moved(item, context) or _moved_out(item, context)
            edits = edits or _moved_down(item, context)
        yield context.finding(
            item.block,
            item.key,
            f"{item.level.name} has no {item.kind} {item.name}",
            f"it belongs in {' or '.join(places[: near_names.SHOWN])}",
            edits,
            see=documentation_of(item.block, context.module),
        )


def _flat(item: Item, flat: flat_names.Flat, context: Context) -> Finding:
    """Give the finding about a name that says the block, too, that takes it."""
    file, node = context.file, item.node
    move = Move(file, _holders(item), node, 0, (flat.block,), flat.name)
    is_free = move.target or not item.level.body.named(flat.block)
    edits = [*move.edits(replace(file, item.key, flat.name))]
    return context.finding(
        item.block,
        item.key,
        f"{item.level.name} has no argument {item.name}",
        f"write {flat.name} in {flat.block}",
        edits if flat.has_all and is_free else [],
        see=documentation_of(item.block, context.module),
    )


def _unwrapped(item: Item, context: Context, *, is_sure: bool) -> Finding:
    """Give the finding about a block of which what is in it is wanted alone."""
    assert isinstance(item.node, n.Block)
    place = context.file, item.node, item.level.body
    return context.finding(
        item.block,
        item.key,
        f"{item.level.name} has no block {item.name}",
        "write what is in it without it",
        [] if unwrap.obstacle(*place, lambda _: True) else unwrap.edits(*place),
        safety=Safety.SAFE if is_sure else Safety.UNSAFE,
        see=documentation_of(item.block, context.module),
    )


def _holders(item: Item) -> tuple[n.Block, ...]:
    return (*(outer.block for outer in item.level.outers), item.level.block)


def _moved(item: Item, context: Context) -> list[Edit]:
    """Give what moves an argument into the only block beside it that takes it."""
    level, name = item.level, item.name
    if item.is_block or level.dynamics:
        return []
    found = [dict(_takers(schema, name)) for schema in level.schemas]
    if len(found[0]) != 1 or any(one.keys() != found[0].keys() for one in found):
        return []
    (holder,) = found[0]
    is_needed = all(holder in schema.needed for schema in level.schemas)
    if not is_needed and other_shapes.GENERAL.fullmatch(name):
        return []
    move = Move(context.file, _holders(item), item.node, 0, (holder,), name)
    if level.body.named(holder):
        return list(move.edits(())) if move.target else []
    # what else would be moved into a block that is not there yet
    others = {one for one in level.body.names() if not level.takes(one)}
    if any(not one[holder].needed <= others for one in found):
        return []
    return list(move.edits(()))


def _into_missing(item: Item, context: Context) -> list[Edit]:
    """Give what moves all that a level does not know into the block that it lacks."""
    file, level = context.file, item.level
    holder, unknown = other_shapes.lacking(item)
    known = [one for one in level.body.items if one not in unknown]
    if not holder or not known or any(shares_line(file, one) for one in unknown):
        return []
    to, one_more = indent(file.text, known[-1].start), step(file, level.top)
    lines = "".join(item_lines(file, one, to + one_more, ()) for one in unknown)
    block = braced(holder, lines, to)
    return [*remove(file, *unknown), *insert_after(file, known[-1], f"\n{block}")]


def _moved_out(item: Item, context: Context) -> list[Edit]:
    """Give what moves an argument to the block around its own that alone takes it."""
    level, name = item.level, item.name
    outer = level.outer
    words = name.split("_")
    if len(words) < _TELLING or "kms" in words:
        return []  # what a block has may be its own, as a key is
    if item.is_block or outer is None or not outer.takes(name):
        return []
    move = Move(context.file, _holders(item), item.node, 1, (), name)
    lacks = any(schema.needed - {*level.body.names()} for schema in level.schemas)
    stays = lacks and move.gone is item.node
    if move.origin.named(name) or move.obstacle or level.dynamics or stays:
        return []
    return list(move.edits(()))


def _moved_down(item: Item, context: Context) -> list[Edit]:
    """Give what moves a block into the blocks that alone lead to it."""
    level, name = item.level, item.name
    if not item.is_block or level.dynamics or len(level.body.named(name)) > 1:
        return []
    ways = [
        {path for path, inner in _nested(schema, _DEEPEST) if name in inner.blocks}
        for schema in level.schemas
    ]
    if len(ways[0]) != 1 or any(one != ways[0] for one in ways):
        return []
    (into,) = ways[0]
    for schema in level.schemas:
        inner: BlockSchema | None = schema
        for holder, held in zip(into, (*into[1:], name), strict=True):
            inner = inner and inner.inner(holder)
            if inner is None or inner.needed - {held}:
                return []
    move = Move(context.file, _holders(item), item.node, 0, into, name)
    return list(move.edits(())) if not level.body.named(into[0]) or move.target else []


def _takers(schema: BlockSchema, name: str) -> Iterator[tuple[str, BlockSchema]]:
    """Give the blocks that take a name, and what stands in them."""
    for other in schema.blocks:
        inner = schema.inner(other)
        if inner and inner.takes(name):
            yield other, inner


def _places(item: Item) -> list[str]:
    """Give the blocks of the resource in which the name can stand."""
    level, name = item.level, item.name
    top = (*level.outers, level)[0]
    outer = [
        ".".join(one.path) or "the resource itself"
        for one in level.outers
        if one.takes(name)
    ]
    nested = {
        ".".join((*level.path, *path))
        for schema in level.schemas
        for path, inner in _nested(schema)
        if inner.takes(name)
    }
    anywhere = {
        ".".join(path)
        for schema in top.schemas
        for path, inner in _nested(schema, _DEEPEST)
        if inner.takes(name)
    }
    return outer + sorted(nested) or sorted(anywhere, key=len)


def _nested(
    schema: BlockSchema, depth: int = _DEPTH
) -> Iterator[tuple[tuple[str, ...], BlockSchema]]:
    """Give the schemas of nested blocks, with the names that lead to them."""
    for name, nested in schema.blocks.items():
        if nested.block:
            yield (name,), nested.block
            if depth > 1:
                for path, inner in _nested(nested.block, depth - 1):
                    yield (name, *path), inner
