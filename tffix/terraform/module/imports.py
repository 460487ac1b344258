"""Import blocks, by which a resource takes over what another one made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.terraform.provider.versions import terraform

if TYPE_CHECKING:
    from tffix.hcl.file import File
    from tffix.hcl.nodes import Block
    from tffix.terraform.module.module import Module

_EXPRESSIONS = ">= 1.6.0"  # the id may be an expression
_REPEATED = ">= 1.7.0"  # there may be a for_each


def import_block(module: Module, file: File, block: Block, type_: str, id_: str) -> str:
    """Give the text that imports instances to a resource of another type.

    The resource has the label, the ``count`` and the ``for_each`` of a block in a file,
    and its instances are imported by ``id_``, the code of an expression as it stands in
    that resource. Nothing where Terraform takes no such block: it is in the root module
    only, and ``for_each`` is later than the block.
    """
    to = f"{type_}.{block.labels[1].value}"
    head, needs = "", _EXPRESSIONS
    for name, each in (("count", "range({})"), ("for_each", "{}")):
        if argument := block.body.attribute(name):
            code = file.text[argument.value.start : argument.value.end]
            head, needs = f"  for_each = {each.format(code)}\n", _REPEATED
            to, id_ = f"{to}[each.key]", id_.replace("count.index", "each.key")
    if module.calls or not terraform(module).overlaps(needs):
        return ""
    width = len("for_each") if head else 0
    return f"import {{\n{head}  {'to':{width}} = {to}\n  {'id':{width}} = {id_}\n}}\n"
