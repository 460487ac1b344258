"""The values of names in a module, in one call of it or as a root module."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.terraform.module.dependencies import variables
from tffix.terraform.values import operators
from tffix.terraform.values.evaluate import Evaluation, Limits, OverLimitError
from tffix.terraform.values.generated_lengths import generated, of_data
from tffix.terraform.values.types import ANY, NUMBER, STRING
from tffix.terraform.values.value import (
    EvaluationError,
    Part,
    Unsure,
    Value,
    overridden,
    record,
    string,
)
from tffix.terraform.values.variables import variable, weighed
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tffix.terraform.module.inputs import Unit
    from tffix.terraform.module.module import Module

_INDEX = Part(None, 1, None, 3)  # nobody makes thousands of one resource by count


class Instance(NamedTuple):
    """One instance of a block: where its names have their values from.

    ``key`` is the text of ``each.key`` or ``count.index``; None where the block is not
    repeated or its instances are not known.
    """

    environment: Environment
    names: Mapping[str, Value] = {}
    key: str | None = None
    by: str = ""

    def __str__(self) -> str:
        """Say which instance this is: ``each.key = web``, ``module.a``, or nothing."""
        place = f"{self.by} = {self.key}" if self.by and self.key is not None else ""
        call = self.environment.call
        return f"{place} in {call}" if place and call else place or call


def each(
    key: Value | None = None, value: Value | None = None, index: Value | None = None
) -> Value:
    """Make the object ``each``, or ``count`` where there is an index."""
    if index is not None:
        return record({"index": index})
    return record({"key": key or string(""), "value": value or Value(ANY)})


class Environment:
    """The variables, locals and resources of a module as one caller sees them.

    ``call`` is the address of the module block that calls it, with the instance, or the
    name of the ``unit`` that runs it; empty for a root module without. ``of_callers``
    gives the environments of a module that this one calls. Nothing is evaluated before
    it is asked for, and then once.
    """

    def __init__(
        self,
        module: Module,
        call: str = "",
        arguments: Mapping[str, n.Expression] | None = None,
        caller: Instance | None = None,
        unit: Unit | None = None,
        of_callers: Callable[[Module], Iterable[Environment]] = lambda _: (),
    ) -> None:
        self.module = module
        self.call = call
        self.arguments = arguments
        self.caller = caller
        self.unit = unit
        self._of_callers = of_callers
        self.limits: Limits = caller.environment.limits if caller else Limits()
        self._known: dict[tuple[str, ...], Value | EvaluationError] = {}
        self._pending: set[tuple[str, ...]] = set()
        self._pinned: dict[tuple[str, ...], Value] = {}
        self.origin = self  # what it is where nothing is assumed

    def assuming(self, condition: n.Expression, *, holds: bool) -> Environment:
        """Give the same where a condition holds, or not; if that is to be weighed."""
        if not self.module.weighing:
            return self
        from tffix.terraform.module.pins import pins  # noqa: PLC0415, deferred: if asked

        pinned = pins(condition, self._definition, holds=holds)
        return self._pinning(pinned) if pinned else self

    def otherwise(self, node: n.Expression) -> Environment:
        """Give the same where what an expression reads is not what it is by default."""
        pinned: dict[tuple[str, ...], Value] = {
            ("var", name): self._other(name)
            for name in variables(node, self.module)
            if self.variable(name).varies
        }
        return self._pinning(pinned) if pinned else self

    def _other(self, name: str) -> Value:
        type_ = self.variable(name).type
        return weighed(Value(type_), name, self.module)

    def _pinning(self, pinned: dict[tuple[str, ...], Value]) -> Environment:
        how = self.call, self.arguments, self.caller, self.unit, self._of_callers
        other = Environment(self.module, *how)
        other._pinned = self._pinned | pinned
        other._known |= other._pinned
        other.origin = self.origin
        return other

    def _definition(self, name: str) -> n.Expression | None:
        found = self.module.local(name)
        return found[1].value if found else None

    def evaluate(self, node: n.Node, names: Mapping[str, Value]) -> Value:
        """Give the value of an expression; unknown where Terraform refuses it."""
        try:
            return self._evaluation(names).value(node)
        except EvaluationError:
            return Value(ANY)
        except OverLimitError as error:
            self.module.passed_limits[str(error)] = None
            return Value(ANY)
        except RecursionError:
            return Value(ANY)
        finally:
            if not self.limits.depth:
                self.limits.steps = 0

    def _evaluation(self, names: Mapping[str, Value]) -> Evaluation:
        return Evaluation(self, names, self.limits)

    def value(self, node: n.Node, names: Mapping[str, Value]) -> Value:
        """Give the value of an expression on the way to another one.

        Raises EvaluationError where Terraform refuses it.
        """
        return self._evaluation(names).value(node)

    def reference(  # noqa: PLR0911, one a root
        self,
        root: str,
        names: list[str],
        steps: list[n.Node],
        evaluation: Evaluation,
    ) -> tuple[Value, int]:
        """Give what a name stands for, and how many of the steps after it that took."""
        name = names[0] if names else ""
        match root:
            case "var" if name:
                return self.variable(name), 1
            case "local" if name:
                return self.local(name), 1
            case "each" if name == "key":
                return Value(STRING), 1
            case "count" if name == "index":
                return Value(NUMBER, parts=(_INDEX,)), 1
            case "path" if name:
                return Value(STRING), 1
            case "terraform" if name == "workspace":
                return self._once((root, name), self._workspace), 1
            case "module" if name:
                return self._output(name, steps)
            case "data":
                return _data(steps)
            case "each" | "self" | "terraform":
                raise Unsure
        return (
            self._resource(root, name, steps, evaluation) if name else Value(ANY)
        ), len(steps)

    def _workspace(self) -> Value:
        found = overridden(string(self.module.inputs.workspace))
        return weighed(found, "workspace", self.module)

    def variable(self, name: str) -> Value:
        """Give ``var.name``."""
        return self._once(("var", name), lambda: variable(self, name))

    def passed(self, name: str) -> Value | None:
        """Give what the call passes for a variable; None where it passes nothing."""
        found = (self.arguments or {}).get(name)
        if found is None or self.caller is None:
            return None
        return self.caller.environment.value(found, self.caller.names)

    def local(self, name: str) -> Value:
        """Give ``local.name``."""
        found = self.module.local(name)
        if found is None:
            return Value(ANY)
        return self._once(("local", name), lambda: self.value(found[1].value, {}))

    def _once(self, name: tuple[str, ...], make: Callable[[], Value]) -> Value:
        """Evaluate what has a name the first time that it is asked for."""
        known = self._known.get(name)
        if known is None:
            if name in self._pending:
                raise EvaluationError(f"{'.'.join(name)} depends on itself")
            self._pending.add(name)
            try:
                known = make()
            except Unsure as unsure:
                known = unsure.value
            except EvaluationError as error:
                known = error
            finally:
                self._pending.discard(name)
            self._known[name] = known
        if isinstance(known, EvaluationError):
            raise known
        return known

    def _resource(
        self, type_: str, name: str, steps: list[n.Node], evaluation: Evaluation
    ) -> Value:
        """Give what the configuration says of an attribute of a resource."""
        block = self.module.block("resource", type_, name)
        if block is None:
            raise Unsure
        rest = steps[1:]
        names: dict[str, Value] = {}
        if rest and isinstance(rest[0], n.Index | n.LegacyIndex):
            at = evaluation.value(rest[0].key)
            names = self._bound(block, at)
            rest = rest[1:]
        if not rest or not isinstance(rest[0], n.GetAttr):
            raise Unsure
        attribute = rest[0].name.name
        found = self.module.argument(block, attribute)
        if found is None:
            value = generated(
                type_, attribute, lambda name: self._argument(block, name, names)
            )
        else:
            place = (type_, name, attribute)
            if place in self._pending:
                raise EvaluationError(f"{'.'.join(place)} depends on itself")
            self._pending.add(place)
            try:
                value = self.value(found.value, names)
            finally:
                self._pending.discard(place)
        return Evaluation(self, evaluation.names, self.limits).follow(value, rest[1:])

    def _argument(
        self, block: n.Block, name: str, names: Mapping[str, Value]
    ) -> Value | None:
        found = self.module.argument(block, name)
        return self.value(found.value, names) if found else None

    def _bound(self, block: n.Block, at: Value) -> dict[str, Value]:
        """Give ``each`` or ``count`` of the instance that an index means."""
        repeated = self._argument(block, "for_each", {})
        if repeated is None:
            return {"count": each(index=at)}
        try:
            value = operators.index(repeated, at)
        except (EvaluationError, Unsure):
            value = at if repeated.type.kind == "set" else Value(ANY)
        return {"each": each(at, value)}

    def _output(self, name: str, steps: list[n.Node]) -> tuple[Value, int]:
        """Give an output of a local module that this one calls, once."""
        child = self.module.child(name)
        match steps:
            case [_, n.GetAttr(name=output), *_] if child:
                pass
            case _:
                raise Unsure
        environments = [
            environment
            for environment in self._of_callers(child)
            if environment.caller
            and environment.caller.environment.origin is self.origin
        ]
        block = child.block("output", output.name)
        value = block.body.attribute("value") if block else None
        if len(environments) != 1 or value is None:
            raise Unsure
        return environments[0].value(value.value, {}), 2


def _data(steps: list[n.Node]) -> tuple[Value, int]:
    """Give what is known of an attribute of a data source, one or one of several."""
    match steps:
        case [n.GetAttr(name=type_), n.GetAttr(), n.GetAttr(name=name), *_]:
            taken = 3
        case [
            n.GetAttr(name=type_),
            n.GetAttr(),
            n.Index() | n.LegacyIndex(),
            n.GetAttr(name=name),
            *_,
        ]:
            taken = 4
        case _:
            raise Unsure
    if value := of_data(type_.name, name.name):
        return value, taken
    raise Unsure
