"""What a call passes to a local module, and what that declares."""

from __future__ import annotations

from tffix.hcl.outline import outline
from tffix.terraform.kept import kept
from tffix.terraform.near_names import near
from tffix.terraform.sure_names import alike, overlaps
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tffix.hcl import nodes as n
    from tffix.terraform.module.declarations import Declared
    from tffix.terraform.module.module import Module

# arguments of a module block that are not passed on
META = frozenset(("source", "version", "providers", "count", "for_each", "depends_on"))


class Passed(NamedTuple):
    """A call of a module of the run.

    ``variables`` are the names that the module declares, ``unknown`` the items of the
    call that are none of them, ``missing`` those without a default that it lacks.
    """

    module: Module
    variables: frozenset[str]
    unknown: list[n.Attribute | n.Block]
    missing: list[str]

    @property
    def meant(self) -> dict[str, str]:
        """Give the missing variables that unknown items must mean, by their names."""
        found = {one.key_name: self._meant(one.key_name) for one in self.unknown}
        names = [*found.values()]
        return {
            name: likely[0]
            for name, likely in found.items()
            if len(likely) == 1 and names.count(likely) == 1
        }

    def _meant(self, name: str) -> list[str]:
        if len(self.unknown) == len(self.missing) == 1 and near(name, self.missing):
            return self.missing
        same = alike(name, self.missing, "")
        return same or [one for one in self.missing if overlaps(name, one, "")]

    @property
    def folder(self) -> str:
        """The folder of the module, as its files write it."""
        return self.module.folder

    def said(self, name: str) -> str:
        """Say what a variable of the module is, and where it is declared."""
        declared = self.module.declarations.first("variable", name)
        if declared is None:
            return name
        file = declared.file
        line = file.line(declared.start)
        type_ = self.type_of(name)
        what = "" if type_ == "any" or "\n" in type_ else f", a {type_}"
        return f"{name}{what} ({file.path}:{line})"

    def type_of(self, name: str) -> str:
        """Give the type of a variable of the module as it is written, or any."""
        declared = self.module.declarations.first("variable", name)
        type_ = declared and declared.block.body.attribute("type")
        if not (declared and type_):
            return "any"
        return declared.file.text_of(type_.value)


def passed(call: n.Block, module: Module) -> Passed | None:
    """Give what a module block passes; None where the module is not all known."""
    child = module.called(call)
    # what stands in a block _ is passed, too, whatever it is called
    if child is None or module.is_overridden(call) or call.body.blocks("_"):
        return None
    if child.declarations.elsewhere is None:
        return None
    variables = child.declarations.of("variable")
    items = [item for item in call.body.items if item.key_name not in META]
    given = {item.key_name for item in items}
    return Passed(
        child,
        variables,
        [item for item in items if item.key_name not in variables],
        [name for name in _needed(child) if name not in given],
    )


@kept
def _needed(module: Module) -> list[str]:
    """Give the variables without a default; each call of the module asks for them."""
    elsewhere = module.declarations.elsewhere or ()
    return [
        name
        for (kind, name), found in module.declarations.all.items()
        if kind == "variable"
        and (kind, name) not in elsewhere
        and not any(_has_default(one, module) for one in found)
    ]


def _has_default(variable: Declared, module: Module) -> bool:
    """Whether a variable has a default; only those are parsed that may have one."""
    text = variable.file.text[variable.start : variable.end]
    if not (outline(text, ("default",)).arguments or module.has_overrides):
        return False
    return module.argument(variable.block, "default") is not None
