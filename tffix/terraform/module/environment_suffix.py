"""The variable that says which environment this is, and which names use it."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.terraform.module.dependencies import variables
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.terraform.module.module import Module

# the first that a module has is the one
_VARIABLES = (
    "environment_suffix",
    "env_suffix",
    "environment",
    "environment_name",
    "env",
    "env_name",
    "stage",
    "stage_name",
)


def environment_variable(module: Module, named: str | None = None) -> n.Block | None:
    """Give the variable that says which environment this is; its name may be known."""
    for name in (named,) if named else _VARIABLES:
        block = module.block("variable", name)
        if block is None:
            continue
        type_ = block.body.attribute("type")
        words = {
            node.name
            for node in (walk(type_.value) if type_ else ())
            if isinstance(node, n.Variable | n.Call)
        }
        if words <= {"string", "number"}:
            return block
    return None


def uses_variable(node: n.Node, variable: str, module: Module) -> bool:
    """Whether an expression says a variable, itself or through locals."""
    return variable in variables(node, module)
