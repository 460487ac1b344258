"""The value of an expression, as far as it is known.

Nothing here hangs or overflows: depth, steps and sizes are limited, and what goes
beyond the limits is not known.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, Protocol

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.terraform.values import numbers, operators
from tffix.terraform.values.convert import convert
from tffix.terraform.values.templates import template
from tffix.terraform.values.types import ANY, BOOL, NUMBER, STRING, Type, unify
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    boolean,
    is_ordered,
    null,
    number,
    record,
    sequence,
    string,
    union,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MAX_DEPTH = 120
_MAX_STEPS = 50_000
_TOO_DEEP = f"an expression is nested more than {_MAX_DEPTH} deep"
_TOO_LONG = f"an expression takes more than {_MAX_STEPS:,} steps"

_Pairs = list[tuple[Value, Value]]


class OverLimitError(Exception):
    """The expression is too deep or too long to evaluate; the message says which."""


class Names(Protocol):
    """Knows what names stand for that no ``for`` and no block binds."""

    def reference(
        self,
        root: str,
        names: list[str],
        steps: list[n.Node],
        evaluation: Evaluation,
    ) -> tuple[Value, int]:
        """Give what a name stands for, and how many of the steps after it that took."""

    def assuming(self, condition: n.Expression, *, holds: bool) -> Names:
        """Give the names where a condition holds, or where it does not."""


class _Nothing:
    """A template sees its variables and nothing else."""

    def reference(self, *_: object) -> NoReturn:
        raise EvaluationError("a template has no such variable")

    def assuming(self, *_: object, **__: object) -> _Nothing:
        return self


class Limits:
    """How deep an evaluation is, and how many nodes it has seen."""

    __slots__ = ("depth", "steps")

    def __init__(self) -> None:
        self.depth = self.steps = 0


class Evaluation:
    """Evaluates expressions of one environment with the names that are bound there.

    Raises EvaluationError for what Terraform refuses.
    """

    def __init__(
        self, environment: Names, names: Mapping[str, Value], limits: Limits
    ) -> None:
        self.environment = environment
        self.names = dict(names)
        self.limits = limits

    def value(self, node: n.Node) -> Value:
        """Give the value of an expression."""
        limits = self.limits
        limits.steps += 1
        if limits.depth >= _MAX_DEPTH:
            raise OverLimitError(_TOO_DEEP)
        if limits.steps > _MAX_STEPS:
            raise OverLimitError(_TOO_LONG)
        limits.depth += 1
        try:
            return self._value(node)
        except Unsure as unsure:
            return unsure.value
        except EvaluationError as error:
            error.node = error.node or node
            raise
        finally:
            limits.depth -= 1

    def _value(self, node: n.Node) -> Value:  # noqa: C901, PLR0911, one case a node
        match node:
            case n.Literal():
                return _literal(node.text)
            case n.Template(parts=(n.Interpolation(value=inner),)):
                return self.value(inner)
            case n.Template() | n.Heredoc():
                return template(node, self)
            case n.Parenthesized():
                return self.value(node.inner)
            case n.Variable() | n.GetAttr() | n.Index() | n.LegacyIndex() | n.Splat():
                return self._traversal(node)
            case n.Conditional():
                return self._conditional(node)
            case n.Binary():
                left, right = self.value(node.left), self.value(node.right)
                literal = isinstance(node.left, n.Literal) or isinstance(
                    node.right, n.Literal
                )
                return operators.binary(left, node.operator, right, exact=literal)
            case n.Unary():
                return operators.unary(node.operator, self.value(node.operand))
            case n.Call():
                from tffix.terraform.values.functions import call  # noqa: PLC0415, deferred

                return call(node, self)
            case n.Tuple():
                return sequence(map(self.value, node.items))
            case n.Object():
                return self._object(node)
            case n.For():
                return self._for(node)
        raise Unsure

    def rendered(self, text: str, variables: Mapping[str, Value]) -> Value:
        """Give the string that a template makes of variables."""
        from tffix.hcl.template_file import parse_template  # noqa: PLC0415, deferred: seldom needed

        try:
            parsed = parse_template(text)
        except HclSyntaxError:
            raise EvaluationError("not a template") from None
        if parsed is None:
            raise Unsure(STRING)
        try:
            made = Evaluation(_Nothing(), variables, Limits()).value(parsed)
        except EvaluationError as error:
            error.node = None  # what is said of it is about the call
            raise
        if not made.known:
            raise Unsure(STRING)
        return string(made.data.removesuffix("\n"))

    def attempt(self, node: n.Node) -> Value | None:
        """Give the value of an expression; None where Terraform refuses it."""
        try:
            return self.value(node)
        except EvaluationError:
            return None

    def _traversal(self, node: n.Node) -> Value:
        """Follow a chain of attributes, indexes and splats from its root."""
        steps: list[n.Node] = []
        while isinstance(node, n.GetAttr | n.Index | n.LegacyIndex | n.Splat):
            steps.append(node)
            node = node.source
        steps.reverse()
        if not isinstance(node, n.Variable):
            return self.follow(self.value(node), steps)
        if node.name in self.names:
            return self.follow(self.names[node.name], steps)
        names = []
        for step in steps:
            if not isinstance(step, n.GetAttr):
                break
            names.append(step.name.name)
        value, used = self.environment.reference(node.name, names, steps, self)
        return self.follow(value, steps[used:])

    def follow(self, value: Value, steps: list[n.Node]) -> Value:
        """Give what a chain of attributes, indexes and splats leads to."""
        for at, step in enumerate(steps):
            if isinstance(step, n.Splat):
                end = at + 1
                while end < len(steps) and (
                    step.full or isinstance(steps[end], n.GetAttr | n.LegacyIndex)
                ):
                    end += 1
                value = self._splat(value, steps[at + 1 : end])
                return self.follow(value, steps[end:])
            try:
                value = self._step(value, step)
            except Unsure as unsure:
                if at == len(steps) - 1:
                    raise
                value = unsure.value  # what is known of it is its type
        return value

    def _step(self, value: Value, step: n.Node) -> Value:
        match step:
            case n.GetAttr(name=name):
                return operators.attribute(value, name.name)
            case n.LegacyIndex(key=key):
                return operators.index(value, _literal(key.text))
            case n.Index(key=key):
                return operators.index(value, self.value(key))
        raise Unsure

    def _splat(self, value: Value, steps: list[n.Node]) -> Value:
        if value.null:
            return sequence(())
        if value.type.kind not in ("list", "set", "tuple"):
            if value.type.kind == "any":
                raise Unsure
            return sequence((self.follow(value, steps),))
        if not value.known or not is_ordered(value):
            if value.type.kind in ("list", "set"):
                # any element is refused that has no such thing
                with suppress(Unsure):
                    self.follow(Value(value.type.element), steps)
            raise Unsure
        items = tuple(self.follow(item, steps) for item in value.data)
        if value.type.kind == "tuple":
            type_ = Type("tuple", tuple(item.type for item in items))
        else:
            type_ = Type("list", (unify(item.type for item in items) or ANY,))
        return Value(type_, items, overridable=value.overridable)

    def _conditional(self, node: n.Conditional) -> Value:
        condition = self.value(node.condition)
        if condition.known:  # what is not known is not looked at, whatever its type
            condition = convert(condition, BOOL)
        if condition.null:
            raise EvaluationError("the condition is null")
        if not condition.known:
            found = (self._arm(node, holds=True), self._arm(node, holds=False))
            arms = [arm for arm in found if arm]
            _check_arms(arms)
            return union(arms)
        chosen = node.true if condition.data else node.false
        value = self._under(node, holds=condition.data).value(chosen)
        left_out = self._arm(node, holds=not condition.data)
        if left_out is not None:
            value = _as_arm(value, left_out)
        if condition.varies:
            value = operators.varying(value, left_out)
        return value

    def _arm(self, node: n.Conditional, *, holds: bool) -> Value | None:
        """Give an arm of a conditional where its condition holds, or does not."""
        return self._under(node, holds=holds).attempt(
            node.true if holds else node.false
        )

    def _under(self, node: n.Conditional, *, holds: bool) -> Evaluation:
        environment = self.environment.assuming(node.condition, holds=holds)
        return Evaluation(environment, self.names, self.limits)

    def _object(self, node: n.Object) -> Value:
        items = {}
        for item in node.items:
            if isinstance(item.key, n.Variable):
                name = item.key.name
            else:
                found = convert(self.value(item.key), STRING)
                if not found.known:
                    raise Unsure
                if found.null:
                    raise EvaluationError("a key is null")
                name = found.data
            items[name] = self.value(item.value)
        return record(items)

    def _for(self, node: n.For) -> Value:
        collection = self.value(node.collection)
        each = self._each(node, collection) if collection.each else None
        if each and not collection.known:
            kind = "list" if node.key is None else "map"
            return Value(Type(kind, (each[1].type,)), each=each)
        results: list[Value] = []
        keyed: dict[str, list[Value]] = {}
        varies = collection.overridable
        for _ in self.bound(node.names, collection):
            if node.condition:
                wanted = convert(self.value(node.condition), BOOL)
                if not wanted.known:
                    raise Unsure
                if wanted.null:
                    raise EvaluationError("the condition is null")
                varies = varies or wanted.varies
                if not wanted.data:
                    continue
            if node.key is None:
                results.append(self.value(node.value))
                continue
            name = convert(self.value(node.key), STRING)
            if not name.known:
                raise Unsure
            if name.null or (name.data in keyed and not node.group):
                raise EvaluationError("a key is null, or there twice")
            varies = varies or name.varies
            keyed.setdefault(name.data, []).append(self.value(node.value))
        if node.key is None:
            made = sequence(results)
        elif node.group:
            made = record({name: sequence(some) for name, some in keyed.items()})
        else:
            made = record({name: some[0] for name, some in keyed.items()})
        return Value(made.type, made.data, overridable=varies, each=each)

    def _each(self, node: n.For, collection: Value) -> tuple[Value, Value] | None:
        """Give what any element is of what a ``for`` makes of a collection."""
        if node.group or collection.each is None:
            return None
        outer = self.names
        try:
            self.names = outer | _bound(node.names, collection.each)
            key = convert(self.value(node.key), STRING) if node.key else Value(NUMBER)
            return key, self.value(node.value)
        except EvaluationError:
            return None
        finally:
            self.names = outer

    def bound(
        self, names: tuple[n.Identifier, ...], collection: Value
    ) -> Iterator[None]:
        """Bind the names of a ``for`` to each element in turn."""
        pairs = elements(collection)
        self.limits.steps += len(pairs)
        outer = self.names
        try:
            for pair in pairs:
                self.names = outer | _bound(names, pair)
                yield
        finally:
            self.names = outer


def _bound(
    names: tuple[n.Identifier, ...], pair: tuple[Value, Value]
) -> dict[str, Value]:
    """Give the names of a ``for`` with what they stand for: key and value, or value."""
    found = zip(names, pair[-len(names) :], strict=True)
    return {name.name: value for name, value in found}


def elements(collection: Value) -> _Pairs:
    """Give the keys and values of a collection in the order in which it is iterated.

    Raises Unsure where they are not known, EvaluationError where it is no collection.
    """
    if collection.null or collection.type.is_primitive():
        raise EvaluationError("not a collection")
    if not collection.known or not is_ordered(collection):
        raise Unsure
    data, varies = collection.data, collection.overridable
    if isinstance(data, dict):
        return [(_key(string(name), varies), item) for name, item in data.items()]
    if collection.type.kind == "set":
        return [(item, item) for item in data]
    return [(_key(number(at), varies), item) for at, item in enumerate(data)]


def _key(key: Value, varies: bool) -> Value:  # noqa: FBT001, private
    return Value(key.type, key.data, overridable=varies)


def _literal(text: str) -> Value:
    if text in ("true", "false"):
        return boolean(text == "true")
    if text == "null":
        return null()
    parsed = numbers.parse(text)
    return Value(NUMBER) if parsed is None else number(parsed)


def _check_arms(arms: list[Value]) -> None:
    """Refuse arms that have no type in common; null is of any."""
    types = [arm.type for arm in arms if not arm.null]
    if unify(types) is None:
        raise EvaluationError("the arms of the conditional have no type in common")


def _as_arm(value: Value, other: Value) -> Value:
    """Give the chosen arm of a conditional as the type that both arms have."""
    if other.type == value.type or (other.null and other.type == ANY):
        return value
    if value.null and value.type == ANY:
        return null(other.type)
    type_ = unify((value.type, other.type))
    if type_ is None:
        raise EvaluationError("the arms of the conditional have no type in common")
    if not type_.has_any():
        return convert(value, type_)
    if value.type == STRING:
        return value
    # what it is converted to depends on a type that is not known
    raise Unsure(parts=value.parts if value.type.is_primitive() else None)
