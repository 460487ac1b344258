"""What an output that a module does not have must be made of."""

from __future__ import annotations

from tffix.terraform.provider import attribute_path
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl import nodes as n
    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

_NAME = "_name"


class Made(NamedTuple):
    """The resource that an output is made of, and its code."""

    file: File
    block: n.Block
    code: str


def made_of(name: str, module: Module) -> Made | None:
    """Give what alone an output can mean: ``topic_arn`` is the ARN of the one topic.

    The name is the last words of a type, or a label, and an attribute; in the plural
    where a count makes several, and the attribute alone where there is one resource.
    """
    blocks = list(module.blocks("resource"))
    found = [
        Made(file, block, code)
        for file, block in blocks
        for code in _codes(name, block, module, alone=len(blocks) == 1)
    ]
    return found[0] if len({one.code for one in found}) == 1 else None


def _codes(name: str, block: n.Block, module: Module, *, alone: bool) -> Iterator[str]:
    type_, label = (one.value for one in block.labels)
    schemas = attribute_path.schemas(module, "resource", type_)
    if not schemas:
        return
    attributes = set.intersection(*({*one.attributes} for one in schemas)) | {"id"}
    words = type_.split("_")
    heads = {"_".join(words[at:]) for at in range(1, len(words))} | {label}
    if module.argument(block, "for_each") or module.is_overridden(block):
        return
    several = module.argument(block, "count") is not None
    for attribute in attributes:
        names = {f"{head}_{attribute}" for head in heads}
        if several:
            if name in {f"{one}s" for one in names}:
                yield f"{type_}.{label}[*].{attribute}"
        elif name in names or (alone and name == attribute):
            yield f"{type_}.{label}.{attribute}"
    # a bucket has a name, which is called bucket
    bucket = name.removesuffix(_NAME)
    is_name = bucket == words[-1] and bucket != name and "name" not in attributes
    if is_name and bucket in attributes and not several:
        yield f"{type_}.{label}.{bucket}"
