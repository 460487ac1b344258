"""Types of resources and data sources that get another name."""

from __future__ import annotations

from tffix.hcl.nodes import GetAttr
from tffix.rewrite.verbs import relabel, replace
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.edit import Edit
    from tffix.hcl.file import File
    from tffix.hcl.nodes import Block
    from tffix.terraform.module.module import Module


def rename_type(file: File, block: Block, new: str, module: Module) -> Iterator[Edit]:
    """Write another type of a resource or data source, wherever the module names it."""
    type_, label = block.labels
    yield from relabel(file, type_, new)
    is_data = block.type.name == "data"
    names = (type_.value, label.value)
    first, *rest = ("data", *names) if is_data else names
    for other, reference in module.references(first, *rest):
        source = reference.source
        said = source.name if isinstance(source, GetAttr) else source
        yield from replace(other, said, new)


def moved_by(block: Block, module: Module) -> str | None:
    """Give the kind of a block, moved or removed, that names a resource.

    With another type, it would say something else. None where there is none.
    """
    for file, reference in module.references(*(label.value for label in block.labels)):
        kind = file.around(reference).type
        if kind in ("moved", "removed"):
            return kind
    return None
