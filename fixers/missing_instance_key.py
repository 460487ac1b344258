"""Say which instance of a repeated resource is read.

With ``count`` or ``for_each`` an address stands for all instances, so an attribute
needs a key before it: ``aws_instance.web[0].id``. ``terraform validate`` refuses the
rest.

What ``for_each`` makes is no list: ``aws_instance.web[*].id`` is refused by the plan,
and ``values(aws_instance.web)[*].id`` is written.

Where the reader is repeated by the same expression, or by the resource itself, its own
``count.index`` or ``each.key`` is what can be meant, and where ``count`` is 1, the
first: that is written. Where a condition says that there is one or none, an output gets
``one(…[*].…)``; another reader needs ``--unsafe-fixes`` for that. Elsewhere the one,
the first or all may be meant, and the finding shows how each is written.

Refused by validate:

    Missing resource instance key
    Because aws_eip.nat has "count" set, its attributes must be accessed on specific
    instances.

Before:

    resource "aws_eip" "nat" {
      count  = 2
      domain = "vpc"
    }

    resource "aws_nat_gateway" "main" {
      count         = 2
      allocation_id = aws_eip.nat.id
      subnet_id     = "subnet-0abc"
    }

After:

    resource "aws_eip" "nat" {
      count  = 2
      domain = "vpc"
    }

    resource "aws_nat_gateway" "main" {
      count         = 2
      allocation_id = aws_eip.nat[count.index].id
      subnet_id     = "subnet-0abc"
    }

See https://developer.hashicorp.com/terraform/language/meta-arguments/count
"""

from tffix.api import (
    KEYS,
    Context,
    Declared,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Reference,
    Safety,
    fixer,
    mentions,
    perhaps,
    suspicion,
)
from tffix.api import nodes as n


@fixer(
    Modules(suspicion.modules.may_miss_an_index),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def missing_instance_key(module: Module, context: Context) -> Iterator[Finding]:
    """Find attributes that are read of all instances at once."""
    for mention in mentions.of_all_instances(module):
        declared = mention.declared
        reference = module.reference_at(mention.file, mention.start)
        steps = reference.rest if reference else ()
        step = steps[0] if steps else None
        by = _repeated(declared.block, module)
        if reference and by and isinstance(step, n.Splat):
            if by.name.name == "for_each" and steps[1:]:
                yield _of_values(reference, mention.end, context)
            continue
        if reference is None or by is None or not isinstance(step, n.GetAttr):
            continue
        name, address = step.name.name, reference.address
        key = _key(reference, declared, by, module)
        candidates = [] if key else _candidates(address, name, by.name.name)
        path, node = reference.file.path, reference.node
        is_output = reference.block.type.name == "output"
        edits = [Edit(path, mention.end, mention.end, key)] if key else []
        if not key and _is_switched(by):
            # none of one is null, as it is where the other arm is chosen
            edits = [
                Edit(path, node.start, node.start, "one("),
                Edit(path, mention.end, mention.end, "[*]"),
                Edit(path, node.end, node.end, ")"),
            ]
            candidates = [f"one({address}[*].{name})"]
        yield context.at(reference.file).finding(
            reference.block,
            reference.node,
            f"{address} has {by.name.name}, so .{name} needs a key before it",
            f"write {address}{key}.{name}"
            if key
            else f"write {candidates[0]}"
            if edits
            else perhaps(candidates),
            edits,
            # a resource without the value may be another one than was meant
            safety=None if key or is_output else Safety.UNSAFE,
            candidates=[one for one in candidates if "…" not in one],
        )


def _of_values(reference: Reference, end: int, context: Context) -> Finding:
    """Give the finding about a splat of instances that have names, not numbers."""
    file, start = reference.file, reference.node.start
    address = reference.address
    return context.at(file).finding(
        reference.block,
        reference.node,
        f"{address} has for_each, so it is no list, but a map of instances",
        f"write values({address})[*]",
        [
            Edit(file.path, start, start, "values("),
            Edit(file.path, end, end, ")"),
        ],
    )


def _repeated(block: n.Block, module: Module) -> n.Attribute | None:
    """Give what repeats a block."""
    return module.argument(block, "count") or module.argument(block, "for_each")


def _key(
    reference: Reference, declared: Declared, by: n.Attribute, module: Module
) -> str:
    """Give the only key that can be meant; nothing where others can be."""
    reader = _repeated(reference.block, module)
    if reader is not None and reference.path[0] not in KEYS:
        if reader.name.name == by.name.name and _says_the_same(
            reference, reader, declared, by
        ):
            return KEYS[by.name.name]
        said = reference.file.text_of(reader.value)
        if reader.name.name == "for_each" and said == reference.address:
            return "[each.key]"
    match by:
        case n.Attribute(name=n.Identifier(name="count"), value=n.Literal(text="1")):
            return "[0]"
    return ""


def _is_switched(by: n.Attribute) -> bool:
    """Whether there is one of it, or none, as a condition says."""
    match by.value:
        case n.Conditional(true=n.Literal(text=one), false=n.Literal(text=other)):
            return by.name.name == "count" and {one, other} == {"0", "1"}
    return False


def _says_the_same(
    reference: Reference, reader: n.Attribute, declared: Declared, by: n.Attribute
) -> bool:
    """Whether two blocks are repeated by the same expression."""
    inside = declared.start <= by.start < declared.end
    within = reference.block.contains(reader)
    return (
        inside
        and within
        and reference.file.sense(reader.value) == declared.file.sense(by.value)
    )


def _candidates(address: str, name: str, by: str) -> list[str]:
    if by == "count":
        return [f"{address}[0].{name}", f"one({address}[*].{name})"]
    return [f'{address}["…"].{name}', f"values({address})[*].{name}"]
