"""Leave one of several resources of a type: what names the others names it then."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.rewrite.verbs import remove, remove_elements, replace
from tffix.terraform.module.address import address
from tffix.terraform.module.dependencies import depend, names
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.edit import Edit
    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

# what a new address cannot be written into without a look at the state
_FOLLOWS_NOT = ("moved", "import", "removed", "lifecycle")


class Placed(NamedTuple):
    """A resource, and the file in which it stands."""

    file: File
    block: n.Block

    @property
    def name(self) -> tuple[str, str]:
        """Its type and its label."""
        type_, label = self.block.labels
        return type_.value, label.value

    def holds(self, file: File, node: n.Node) -> bool:
        """Whether a node of a file is part of it."""
        return file.path == self.file.path and self.block.contains(node)


class Merge:
    """One resource that stays, and others of its type that go, in one module."""

    def __init__(self, stays: Placed, gone: Sequence[Placed], module: Module) -> None:
        self._stays = stays
        self._gone = gone
        self._module = module

    def _goes(self, file: File, node: n.Node) -> bool:
        return any(one.holds(file, node) for one in self._gone)

    @property
    def naming(self) -> str:
        """Say which block names one of them that cannot follow, or nothing."""
        for one in (self._stays, *self._gone):
            for file, reference in self._module.references(*one.name):
                if self._goes(file, reference):
                    continue
                around = file.block(file.around(reference))
                for block in (around, *around.body.blocks("lifecycle")):
                    name = block.type.name
                    if name in _FOLLOWS_NOT and block.contains(reference):
                        return f"the {name} block names {address(one.block)}"
        return ""

    @property
    def is_circle(self) -> bool:
        """Whether what stays would come to depend on itself.

        What it lists in depends_on follows; nothing else that needs what goes does.
        """
        ends = {one.name for one in self._gone}
        block = self._stays.block
        listed = block.body.attribute("depends_on")
        start = names(block) - (names(listed) & ends if listed else set())
        return depend(self._module, start, ends)

    def unused(self, *kept: n.Node) -> list[str]:
        """Give the variables that nothing reads any more, but what is kept of it."""
        read = set().union(*(names(one.block) for one in self._gone))
        return [
            f"var.{name}"
            for root, name in sorted(read - set().union(*map(names, kept)))
            if root == "var"
            and any(self._module.blocks("variable", name))
            and all(
                self._goes(file, reference)
                for file, reference in self._module.references("var", name)
            )
        ]

    def edits(self, label: str) -> Iterator[Edit]:
        """Give the edits by which the others go, and all name the one by its label."""
        type_, _ = self._stays.name
        for path, file in self._module.files.items():
            blocks = [one.block for one in self._gone if one.file.path == path]
            yield from remove(file, *blocks)
        names_of = {self._stays.name, *(one.name for one in self._gone)}
        dropped: list[tuple[File, n.Node]] = []
        for file in self._module.files.values():
            for block in file.body.blocks() if type_ in file.text else ():
                match block.body.attribute("depends_on"):
                    case n.Attribute(value=n.Tuple(items=items)) as listed:
                        same = [item for item in items if names(item) & names_of]
                    case _:
                        continue
                if self._goes(file, block):
                    continue
                same = same if self._stays.holds(file, block) else same[1:]
                if same and len(same) == len(items):
                    yield from remove(file, listed)
                else:
                    yield from remove_elements(file, items, same)
                dropped += [(file, item) for item in same]
        for _, name in names_of - {(type_, label)}:
            for file, reference in self._module.references(type_, name):
                if not self._goes(file, reference) and not any(
                    file is other and item.contains(reference)
                    for other, item in dropped
                ):
                    yield from replace(file, reference.name, label)
