"""Show blocks that are repeated by both count and for_each.

``count`` makes instances with numbers, ``for_each`` instances with keys; a resource, a
data source or a module call has one of them: ``The "count" and "for_each"
meta-arguments are mutually-exclusive``. Which one is meant depends on what reads
``count.index`` and ``each.key``. Where ``count`` only turns it on and off, the
condition goes into ``for_each``.

Refused by validate:

    Invalid combination of "count" and "for_each"
    The "count" and "for_each" meta-arguments are mutually-exclusive, only one should be
    used to be explicit about the number of resources to be created.

Before:

    resource "aws_sqs_queue" "all" {
      count    = var.enabled ? 1 : 0
      for_each = toset(["orders", "returns"])
      name     = each.key
    }

After:

    resource "aws_sqs_queue" "all" {
      for_each = toset(var.enabled ? ["orders", "returns"] : [])
      name     = each.key
    }

See https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
"""

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    pattern,
    remove,
    replace,
    suspicion,
    value_types,
    variables,
)
from tffix.api import nodes as n

_COUNT = pattern(r"count[^\S\n]*=(?!=)")
_FOR_EACH = pattern(r"for_each[^\S\n]*=(?!=)")
_NOTHING = {"map": "{}", "object": "{}", "set": "toset([])"}
_KINDS = ("resource", "data", "module", "ephemeral")


@fixer(
    Modules(suspicion.modules.may_count_and_repeat),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def count_and_for_each(module: Module, context: Context) -> Iterator[Finding]:
    """Find blocks with both arguments."""
    for file in module.files.values():
        for span in file.spans if _COUNT.search(file.text) else ():
            place = (file.text, span.start, span.end)
            if span.type not in _KINDS or not all(
                argument.search(*place) for argument in (_COUNT, _FOR_EACH)
            ):
                continue
            block = file.block(span)
            count = block.body.attribute("count")
            for_each = block.body.attribute("for_each")
            if not count or not for_each or module.is_replaced(file, span):
                continue
            read = [name for name in ("count", "each") if any(variables(block, name))]
            keep = "count" if read == ["count"] else "for_each"
            remedy = f"keep {keep}" + (
                ", which the block reads" if len(read) == 1 else ""
            )
            if read == ["count", "each"]:
                remedy = "keep one, and read only its count.index or each.key"
            edits = [] if "count" in read else _switched(count, for_each, file, module)
            if edits:
                remedy = "put the condition into for_each"
            yield context.at(file).finding(
                block,
                max(count, for_each, key=lambda one: one.start).name,
                "count and for_each stand in one block",
                remedy,
                edits,
                safety=Safety.SAFE,
            )


def _switched(
    count: n.Attribute, for_each: n.Attribute, file: File, module: Module
) -> list[Edit]:
    """Give what puts the condition of a count of one or none into for_each."""
    match count.value:
        case n.Conditional(
            condition=test,
            true=n.Literal(text="1" | "0" as one),
            false=n.Literal(text="1" | "0" as other),
        ) if one != other:
            pass
        case _:
            return []
    value = for_each.value
    inner, nothing = value, _NOTHING.get(value_types.type_of(value, module).kind, "")
    if isinstance(value, n.Call) and value.name == "toset" and value.arguments:
        inner, nothing = value.arguments[0], "[]"
    said = file.text_of(inner)
    if not nothing or "\n" in said or "\n" in file.text_of(test):
        return []
    arms = [said, nothing] if one == "1" else [nothing, said]
    new = f"{file.text_of(test)} ? {arms[0]} : {arms[1]}"
    return [*replace(file, inner, new), *remove(file, count)]
