"""Names of what resources make: what may be wrong with one, and what it is beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from tffix.aws import MEASURED, NameRule, names
from tffix.hcl import nodes as n
from tffix.hcl.strings import unescape
from tffix.rewrite.verbs import wrap
from tffix.rule.subjects import Holds, InBlock
from tffix.terraform.kept import kept
from tffix.terraform.module.expressions import alternatives, bare, is_string, target
from tffix.terraform.module.spelling import (
    beginning,
    respelled,
    spelling,
    without_calls,
)
from tffix.terraform.provider.accepted import versions_of
from tffix.terraform.provider.bundled import AWS
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.edit import Edit
    from tffix.hcl.file import File
    from tffix.terraform.module.environment import Instance
    from tffix.terraform.module.module import Module
    from tffix.terraform.values.value import Value


Key = Callable[["Name"], Iterable[str]]


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
        return self.file.text_of(self.expression)

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
            yield self.of(one, is_only=len(found) == 1)

    def of(self, expression: n.Expression, *, is_only: bool) -> Name:
        """Give the same for an expression that is all of it, or an alternative."""
        name = Name(
            self.module, self.file, self.block, self.argument, expression, self.rule
        )
        name.is_only = is_only
        return name

    @cached_property
    def target(self) -> n.Expression:
        """What it stands for, through locals."""
        return target(self.expression, self.module)

    @cached_property
    def bare(self) -> n.Expression:
        """The expression without parentheses and without ``"${…}"`` around it."""
        return bare(self.expression)

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
        return self._values(self.module)

    @cached_property
    def weighed(self) -> list[tuple[Instance, Value]]:
        """The same as far as the repository tells it; see ``Module.weighed``."""
        return self._values(self.module.weighed)

    def _values(self, module: Module) -> list[tuple[Instance, Value]]:
        from tffix.terraform.module.instances import evaluate, instances  # noqa: PLC0415, deferred

        found = [
            (instance, evaluate(module, self.expression, instance))
            for instance in instances(module, self.block)
        ]
        if not self.rule.arns:
            return found
        return [pair for pair in found if not pair[1].head.startswith("arn:")]

    @property
    def is_fixed(self) -> bool:
        """Whether all that it can be is known, and nothing can override it."""
        return not any(value.varies or not value.text for _, value in self.values)

    @property
    def is_nullable(self) -> bool:
        """Whether it can be null, which functions of texts do not take."""
        return not (is_string(self.target, self.module) or self.is_fixed)

    def within(
        self, before: str, after: str, *, nullable: bool | None = None
    ) -> tuple[list[Edit], str]:
        """Put it in a call, which null passes by; give the edits and how it is read."""
        if self.is_nullable if nullable is None else nullable:
            before, after = f"try({before}", f"{after}, null)"
        edits = wrap(self.file, self.expression, before, after)
        return edits, f"{before}…{after}"

    @cached_property
    def texts(self) -> list[str]:
        """What it is known to be, once for each instance."""
        return [value.text for _, value in self.values if value.text]

    @cached_property
    def spelling(self) -> str:
        """How it is put together; see ``tffix.terraform.module.spelling``."""
        return spelling(self.expression, self.file, self.module)

    @cached_property
    def settled(self) -> str:
        """Its spelling as far as no fixer of names changes it.

        They act in one round, or one after the other: where two names differ in what is
        taken from them alone, they are the same in the end.
        """
        rule = self.rule
        spelled = respelled(
            without_calls(self.spelling, ("lower", "replace", "try", "trimprefix")),
            lambda text: "".join(c if c in rule.middle else "-" for c in text.lower()),
        )
        for prefix in rule.reserved_prefixes:
            word = prefix.strip("-")
            parts = spelled.split("-")
            if prefix.endswith("-") and word in parts:
                spelled = "-".join(
                    [part for part in parts if part not in ("", word)] + [word]
                )
        spelled = spelled if "-" in rule.start else spelled.lstrip("-")
        return spelled if "-" in rule.end else spelled.rstrip("-")

    @property
    def namesakes(self) -> Namesakes:
        """The same argument of all resources that make the same thing, itself too."""
        return _namesakes(self.module, _same(self.type), self.argument, self.rule)

    def is_beside(self, other: Name) -> bool:
        """Whether another name can stand beside this one: it is no alternative."""
        same = other.block is self.block
        return other.expression is not self.expression and (
            not same or self.is_repeated
        )


@kept
def _namesakes(
    module: Module, types: tuple[str, ...], argument: str, rule: NameRule
) -> Namesakes:
    return Namesakes(_all(module, types, argument, rule))


class Namesakes:
    """Names of one argument in all resources of a module that make the same thing."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = list(names)
        self._cut: dict[int, dict[str, set[str]]] = {}
        self._alike: dict[int, dict[str, list[Name]]] = {}
        self._settled: dict[str, list[Name]] = {}
        self._by: dict[Key, dict[str, list[Name]]] = {}

    def cut(self, length: int) -> dict[str, set[str]]:
        """Give the names that are known, by what a cut at a length leaves of them.

        That is in lower case: IAM and EC2 do not tell names apart by case, RDS and
        ElastiCache keep them so.
        """
        if length not in self._cut:
            found = self._cut[length] = {}
            for name in self.names:
                for text in name.texts:
                    short = text[:length].rstrip("-").lower()
                    found.setdefault(short, set()).add(text)
        return self._cut[length]

    def by(self, key: Key) -> dict[str, list[Name]]:
        """Give the names by the texts that a function gives for each."""
        if key not in self._by:
            found = self._by[key] = {}
            for name in self.names:
                for text in key(name):
                    found.setdefault(text, []).append(name)
        return self._by[key]

    def settled_as(self, name: Name) -> list[Name]:
        """Give those beside a name that end as it does; see ``Name.settled``."""
        if not self._settled:
            for one in self.names:
                self._settled.setdefault(one.settled, []).append(one)
        return [
            other
            for other in self._settled.get(name.settled, ())
            if name.is_beside(other) and other.spelling != name.spelling
        ]

    def alike(self, name: Name, length: int) -> list[Name]:
        """Give those that need not differ from a name in what a cut leaves of them."""
        if length not in self._alike:
            found = self._alike[length] = {}
            for one in self.names:
                found.setdefault(beginning(one.settled, length), []).append(one)
        return [
            other
            for other in self._alike[length].get(beginning(name.settled, length), ())
            if name.is_beside(other) and other.spelling != name.spelling
        ]


def _all(
    module: Module, types: Iterable[str], argument: str, rule: NameRule
) -> Iterator[Name]:
    for type_ in types:
        for file, block in module.blocks("resource", type_):
            own = block.body.attribute(argument)
            where, found = module.overriding(block, argument) or (file, own)
            if found:
                whole = Name(module, where, block, argument, found.value, rule)
                yield from whole.alternatives()


def _same(type_: str) -> tuple[str, ...]:
    """Give the types that make what a type does."""
    # "aws_alb is known as aws_lb. The functionality is identical.", says the provider's
    # documentation of aws_lb, aws_lb_listener, aws_lb_target_group, …
    for one, other in (("aws_lb", "aws_alb"), ("aws_alb", "aws_lb")):
        if type_ == one or type_.startswith(f"{one}_"):
            return tuple(sorted((type_, other + type_.removeprefix(one))))
    return (type_,)


class Names(InBlock[Name]):
    """Arguments that name what a resource makes, by ``tffix.aws.names()``.

    ``types`` are those of the resources, all where there are none; ``ruled`` tells
    whether a rule has what is looked for, ``holds`` whether a block may have it.
    """

    def __init__(
        self, *types: str, ruled: Callable[[NameRule], bool] | None = None, holds: Holds
    ) -> None:
        super().__init__(
            *types,
            among=lambda _, type_: type_ in names(),
            arguments=lambda type_: names()[type_],
            holds=holds,
        )
        self._ruled = ruled

    def found(self, block: n.Block, module: Module) -> Iterator[Name]:
        """Give the names in a block."""
        for argument, rule in names().get(block.labels[0].value, {}).items():
            attribute = block.body.attribute(argument)
            if attribute and self._is_looked_for(rule, module):
                file = module.file_of(block)
                yield Name(module, file, block, argument, attribute.value, rule)

    def _is_looked_for(self, rule: NameRule, module: Module) -> bool:
        if self._ruled and not self._ruled(rule):
            return False
        return not rule.older or versions_of(module, AWS).within(MEASURED)
