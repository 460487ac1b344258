"""The one place where the value of a variable is written, if there is one."""

from __future__ import annotations

from tffix.terraform.module.inputs import assignments
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl import nodes as n
    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module


def given(name: str, module: Module) -> tuple[File, n.Expression] | None:
    """Give the value of a variable in a file of variables, else its default.

    None where it comes from a caller, the environment or the command line, or from
    nowhere.
    """
    if any(call.block.body.attribute(name) for call in module.calls):
        return None
    if any(name in unit.values or not unit.whole for unit in module.units):
        return None
    assigned = {} if module.calls else assignments(module.inputs)
    if assigned is None:
        return None
    if name in assigned:
        path, value = assigned[name].path, assigned[name].expression
        return (module.file(path), value) if path and value else None
    block = module.block("variable", name)
    if block is None:
        return None
    default = block.body.attribute("default")
    place = module.overriding(block, "default") or (module.file_of(block), default)
    return (place[0], place[1].value) if place[1] else None
