"""The ARN of what is read by its id."""

from __future__ import annotations

from tffix.edit import Edit
from tffix.hcl import nodes as n
from tffix.terraform.provider.attribute_path import schemas
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

_ARN = "arn"


def by_arn(
    file: File, value: n.Expression, old: str, new: str, module: Module
) -> list[Edit]:
    """Read the ARN where an argument for an id becomes one for an ARN."""
    if not new.endswith(f"_{_ARN}") or not old.endswith("_id"):
        return []
    match value:
        case n.GetAttr(
            source=n.GetAttr(source=n.Variable(name=type_)),
            name=n.Identifier(name="id" | "key_id") as name,
        ):
            known = schemas(module, "resource", type_)
            if known and all(_ARN in one.attributes for one in known):
                return [Edit(file.path, name.start, name.end, _ARN)]
    return []
