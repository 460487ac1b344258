"""Values of arguments that have a rule, by where they stand in their type."""

from __future__ import annotations

from tffix.hcl.nodes import Attribute
from tffix.rule.subjects import InBlock
from tffix.terraform.module.literals import said
from tffix.terraform.module.written import written
from tffix.terraform.provider.schema_walk import levels
from tffix.typed import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tffix.hcl.file import File
    from tffix.hcl.nodes import Block, Expression
    from tffix.rule.subjects import Holds, NamesOf
    from tffix.terraform.module.literals import Said
    from tffix.terraform.module.module import Module

R = TypeVar("R")


class RuledValue(NamedTuple, Generic[R]):
    """A text or a number that an argument is, or can be, and the rule that it has."""

    file: File
    block: Block
    argument: Attribute
    said: Said
    rule: R

    @property
    def place(self) -> Expression:
        """Where it is shown: where it is written, if that is in the file."""
        here = self.said.file is self.file
        return self.said.node if here else self.argument.value

    def remedy(self, what: str) -> str:
        """Say what to do, which is for a person where others read the value."""
        shared = self.said.shared
        return f"{what} by hand: {shared} is read elsewhere" if shared else what


class RuledValues(InBlock[RuledValue[R]]):
    """Values in resources of some types, by rules that are by path for each type.

    Types without rules are passed over; ``arguments`` and ``holds`` are the suspicion.
    """

    def __init__(
        self,
        *types: str,
        rules: Callable[[str], Mapping[tuple[str, ...], R]],
        arguments: NamesOf,
        holds: Holds,
    ) -> None:
        super().__init__(
            *types,
            among=lambda _, type_: bool(rules(type_)),
            arguments=arguments,
            holds=holds,
        )
        self._rules = rules

    def found(self, block: Block, module: Module) -> Iterator[RuledValue[R]]:
        """Give the values in a block of which the schema is known."""
        if not any(levels(block, module)):
            return
        file = module.file_of(block)
        for path, rule in self._rules(block.labels[0].value).items():
            for node, certain in written(block.body, path):
                if certain and isinstance(node, Attribute):
                    for one in said(node.value, file, module):
                        yield RuledValue(file, block, node, one, rule)
