"""Expressions that Terraform refuses before any variable has a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tffix.hcl import nodes as n
from tffix.terraform.module.references import arguments
from tffix.terraform.module.static_environment import Static
from tffix.terraform.values.convert import convert
from tffix.terraform.values.evaluate import OverLimitError
from tffix.terraform.values.types import ANY, STRING
from tffix.terraform.values.value import EvaluationError, Unsure, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan
    from tffix.terraform.module.module import Module

_STEPS = n.GetAttr | n.Index | n.LegacyIndex | n.Splat
_NEVER = n.Literal | n.Text | n.Variable | n.Identifier  # what has nothing to refuse
_MADE = n.Tuple | n.Object | n.Parenthesized | n.ObjectItem | n.Interpolation
_TRIED = frozenset(("try", "can", "core::try", "core::can"))


class Refused(NamedTuple):
    """An expression that is refused in any case, and why.

    ``block`` is the top-level block in which it stands. Of a chain of attributes and
    indexes, ``node`` ends with the step that leads nowhere.
    """

    file: File
    block: n.Block
    node: n.Expression
    why: str


def refused(module: Module, file: File, span: BlockSpan) -> list[Refused]:
    """Give what is refused in a top-level block of a module, in the order of the text.

    A variable has its type and no value; what is read of resources, data sources and
    modules is not known, and nothing is said of what depends on it. Nor of what may not
    be evaluated: an arm of a conditional, what ``try`` and ``can`` hold, what is made
    for each element of a collection.

    Raises HclSyntaxError where the block is not HCL.
    """
    key = "refused", file.path, str(span.start)
    if key not in module.kept:
        block = file.block(span)
        look = _Look(module)
        found = [
            Refused(file, block, node, why)
            for _, argument, _ in arguments(block)
            for node, why in look.at(argument.value)
        ]
        module.kept[key] = sorted(found, key=lambda one: one.node.start)
    kept: list[Refused] = module.kept[key]
    return kept


def static_value(node: n.Expression, module: Module) -> Value:
    """Give what an expression is whatever the variables are; ANY where it is refused."""
    return _Look(module).value(node) or Value(ANY)


class _Look:
    """Looks for the innermost expressions that are refused."""

    def __init__(self, module: Module) -> None:
        self._names = Static(module)

    def value(self, node: n.Expression) -> Value | None:
        try:
            return self._names.value(node, {})
        except (EvaluationError, Unsure, OverLimitError, RecursionError):
            return None
        finally:
            self._names.limits.steps = 0

    def at(self, node: n.Node) -> Iterator[tuple[n.Expression, str]]:
        if isinstance(node, _NEVER):
            return
        inside = [one for child in _evaluated(node) for one in self.at(child)]
        yield from inside
        if inside or isinstance(node, _MADE) or not isinstance(node, n.Expression):
            return
        if isinstance(node, n.Template | n.Heredoc):
            yield from self._in_template(node)
        elif why := self._why(node):
            yield self._first(node), why

    def _why(self, node: n.Node) -> str:
        """Say why a node is refused; empty where it may not be."""
        try:
            self._names.value(node, {})
        except EvaluationError as error:
            return str(error)
        except (Unsure, OverLimitError, RecursionError):
            return ""
        finally:
            self._names.limits.steps = 0
        return ""

    def _first(self, node: n.Expression) -> n.Expression:
        """Give a chain up to its first step that is refused."""
        while isinstance(node, _STEPS) and self._why(node.source):
            node = node.source
        return node

    def _in_template(self, node: n.Template | n.Heredoc) -> Iterator[tuple[n.Expression, str]]:
        """Find what is no text in a template of several parts."""
        if len(node.parts) == 1:
            return
        for part in node.parts:
            if isinstance(part, n.Interpolation) and (value := self.value(part.value)):
                try:
                    convert(value, STRING)
                except EvaluationError:
                    yield part.value, f"a {value.type.kind} is no text"


def _evaluated(node: n.Node) -> list[n.Node]:
    """Give what a node evaluates in any case."""
    match node:
        case n.Call(name=name) if name in _TRIED:
            return []
        case n.Conditional(condition=first) | n.IfDirective(condition=first):
            return [first]
        case n.Binary(operator="&&" | "||", left=first):
            return [first]
        case n.For(collection=first) | n.ForDirective(collection=first):
            return [first]
        case n.ObjectItem(key=n.Variable(), value=value):
            return [value]
    if isinstance(node, _STEPS):
        # the chain is looked at as one
        keys = []
        while isinstance(node, _STEPS):
            if isinstance(node, n.Index):
                keys.append(node.key)
            node = node.source
        return [node, *reversed(keys)]
    return list(node.children())
