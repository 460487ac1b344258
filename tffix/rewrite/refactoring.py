"""Blocks by which a state follows what a module calls otherwise."""

from __future__ import annotations

from tffix.rewrite.verbs import STEP, argument_lines, braced
from tffix.terraform.module.address import address
from tffix.terraform.provider.versions import terraform
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl.nodes import Block
    from tffix.terraform.module.module import Module

_EXPRESSIONS = ">= 1.6.0"  # the id may be an expression
_REPEATED = ">= 1.7.0"  # there may be a for_each
FORGETS = ">= 1.7.0"  # there is a block removed


def import_block(
    module: Module, to: str, id_: str, *, count: str = "", for_each: str = ""
) -> str:
    """Give the text that imports the instances of a resource, by its address ``to``.

    ``count`` or ``for_each`` is the code of the resource's own, ``id_`` the code of an
    expression as it stands in the resource. Nothing where Terraform takes no such
    block: it is in the root module only, and ``for_each`` is later than the block.
    """
    each, needs = for_each or (count and f"range({count})"), _EXPRESSIONS
    lines = {"to": to, "id": id_}
    if each:
        needs = _REPEATED
        id_ = id_.replace("count.index", "each.key")
        lines = {"for_each": each, "to": f"{to}[each.key]", "id": id_}
    if _is_called(module) or not terraform(module).overlaps(needs):
        return ""
    return braced("import", argument_lines(lines, STEP))


def moved_block(block: Block, to: str) -> str:
    """Give the text by which a resource is called otherwise in the state."""
    lines = argument_lines({"from": address(block), "to": to}, STEP)
    return braced("moved", lines)


def removed_block(block: Block, module: Module) -> str:
    """Give the text by which the state forgets a resource that stays in AWS.

    Nothing where Terraform takes no such block.
    """
    if not terraform(module).overlaps(FORGETS):
        return ""
    kept = braced("lifecycle", f"{STEP}{STEP}destroy = false\n", STEP)
    lines = argument_lines({"from": address(block)}, STEP)
    return braced("removed", f"{lines}\n{kept}")


def _is_called(module: Module) -> bool:
    """Whether a module is called, or seems to be made for that.

    So is what has variables, and neither a provider nor a backend nor a lock file.
    """
    if module.calls:
        return True
    runs = module.inputs.lock or any(
        span.type == "provider" or (span.type == "terraform" and "backend" in file.text)
        for file in module.files.values()
        for span in file.spans
    )
    return not runs and any(module.blocks("variable"))
