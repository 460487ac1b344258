"""Names of what resources make: what may be wrong with one, and what it is beside."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tffix.api.subjects import InBlock
from tffix.aws import NameRule, names
from tffix.hcl import nodes as n
from tffix.hcl.strings import unescape
from tffix.terraform.module.expressions import alternatives, target
from tffix.terraform.module.spelling import spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tffix.hcl.file import File
    from tffix.hcl.outline import Outline
    from tffix.terraform.module.instances import Instance
    from tffix.terraform.module.module import Module
    from tffix.terraform.values.name_estimate import Seen
    from tffix.terraform.values.value import Value


class Name:
    """What an argument that names something is, or can be, and what it may be.

    ``expression`` is the value of the argument, or one of its ``alternatives``.
    """

    def __init__(
        self,
        module: Module,
        file: File,
        block: n.Block,
        argument: str,
        expression: n.Expression,
        rule: NameRule,
    ) -> None:
        self.module = module
        self.file = file
        self.block = block
        self.argument = argument
        self.expression = expression
        self.rule = rule
        self.is_only = True  # what the argument is, not one of its alternatives

    @property
    def type(self) -> str:
        """The type of the resource."""
        return self.block.labels[0].value

    @property
    def code(self) -> str:
        """The expression as it is written."""
        return self.file.text[self.expression.start : self.expression.end]

    @property
    def is_prefix(self) -> bool:
        """Whether AWS makes the name by adding to it, so that it is always unique."""
        return self.argument.endswith("prefix")

    @property
    def is_repeated(self) -> bool:
        """Whether its block can make more than one of it."""
        return any(self.block.body.attribute(one) for one in ("count", "for_each"))

    def alternatives(self) -> Iterator[Name]:
        """Give the names of which one is the name, or the one there is."""
        found = list(alternatives(self.expression))
        for one in found:
            name = Name(
                self.module, self.file, self.block, self.argument, one, self.rule
            )
            name.is_only = len(found) == 1
            yield name

    @cached_property
    def target(self) -> n.Expression:
        """What it stands for, through locals."""
        return target(self.expression, self.module)

    @cached_property
    def bare(self) -> n.Expression:
        """The expression without parentheses and without ``"${…}"`` around it."""
        found = self.expression
        while True:
            match found:
                case n.Parenthesized(inner=inner):
                    found = inner
                case n.Template(parts=(n.Interpolation(value=inner),)):
                    found = inner
                case _:
                    return found

    @cached_property
    def literal(self) -> str | None:
        """Its value where it is a string without anything that varies."""
        match self.target:
            case n.Template(parts=(n.Text(raw=raw),)):
                return unescape(raw)
        return None

    @cached_property
    def values(self) -> list[tuple[Instance, Value]]:
        """What it is in each instance of its block, but ARNs where one may stand."""
        found = [
            (instance, self.module.evaluate(self.expression, instance))
            for instance in self.module.instances(self.block)
        ]
        if not self.rule.arns:
            return found
        return [pair for pair in found if not pair[1].head.startswith("arn:")]

    @property
    def is_fixed(self) -> bool:
        """Whether all that it can be is known, and nothing can override it."""
        return not any(value.varies or not value.text for _, value in self.values)

    @cached_property
    def texts(self) -> list[str]:
        """What it is known to be, once for each instance."""
        return [value.text for _, value in self.values if value.text]

    @cached_property
    def spelling(self) -> str:
        """How it is put together; see ``tffix.terraform.module.spelling``."""
        return spelling(self.expression, self.file, self.module)

    def others(self) -> Iterator[Name]:
        """Give what the same argument is in other resources that make the same thing.

        ``aws_alb`` makes what ``aws_lb`` does. In a block that can make more than one,
        it is what else the argument can be there, too.
        """
        if self.is_prefix:
            return
        for type_ in _same(self.type):
            for file, block in self.module.blocks("resource", type_):
                if block is self.block and not self.is_repeated:
                    continue
                own = block.body.attribute(self.argument)
                found = self.module.overriding(block, self.argument) or (file, own)
                for one in alternatives(found[1].value) if found[1] else ():
                    if one is not self.expression:
                        yield Name(
                            self.module, found[0], block, self.argument, one, self.rule
                        )

    def is_taken(self, text: str) -> bool:
        """Whether another resource is known to have a name."""
        return any(text in other.texts for other in self.others())


def _same(type_: str) -> tuple[str, ...]:
    """Give the types that make what a type does."""
    # "aws_alb is known as aws_lb. The functionality is identical.", says the provider's
    # documentation of aws_lb, aws_lb_listener, aws_lb_target_group, …
    for one, other in (("aws_lb", "aws_alb"), ("aws_alb", "aws_lb")):
        if type_ == one or type_.startswith(f"{one}_"):
            return type_, other + type_.removeprefix(one)
    return (type_,)


class Names(InBlock[Name]):
    """Arguments that name what a resource makes, by ``tffix.aws.names()``.

    ``ruled`` tells whether a rule has what is looked for. ``suspicion`` gets it, what
    follows the equals sign up to the end of its line, and what is seen of it without
    parsing, None where that is nothing; it tells whether to look.
    """

    def __init__(
        self,
        ruled: Callable[[NameRule], bool],
        suspicion: Callable[[NameRule, str, Seen | None], bool],
    ) -> None:
        def holds(type_: str, outline: Outline, module: Module) -> bool:
            return any(
                ruled(rule) and suspicion(rule, code, module.glance.name(code))
                for code, rule in outline.ruled(names()[type_])
            )

        super().__init__(*names(), arguments=lambda type_: names()[type_], holds=holds)
        self._ruled = ruled

    def found(self, block: n.Block, module: Module) -> Iterator[Name]:
        """Give the names in a block."""
        for argument, rule in names()[block.labels[0].value].items():
            attribute = block.body.attribute(argument)
            if attribute and self._ruled(rule):
                file = module.file_of(block)
                yield Name(module, file, block, argument, attribute.value, rule)
