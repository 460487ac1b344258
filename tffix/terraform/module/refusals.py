"""Which expressions are refused before any variable has a value, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.hcl import nodes as n
from tffix.terraform.module.references import traversals
from tffix.terraform.module.static_environment import Static
from tffix.terraform.values.convert import convert
from tffix.terraform.values.evaluate import OverLimitError
from tffix.terraform.values.types import BOOL, STRING, Type
from tffix.terraform.values.value import EvaluationError, Unsure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.terraform.module.module import Module

_STEPS = n.GetAttr | n.Index | n.LegacyIndex | n.Splat
_NEVER = n.Literal | n.Text | n.Variable | n.Identifier  # what has nothing to refuse
_MADE = n.Tuple | n.Object | n.Parenthesized | n.ObjectItem | n.Interpolation
_LOGICAL = ("&&", "||")
_TRIED = frozenset(("try", "can", "core::try", "core::can"))
_CLOSED = frozenset(("var", "local", "each", "count", "path", "terraform"))


class Refusals:
    """Looks for the innermost expressions that are refused in a module."""

    def __init__(self, module: Module) -> None:
        self._names = Static(module)

    def at(
        self, node: n.Node, risks: Sequence[int]
    ) -> Iterator[tuple[n.Expression, str]]:
        """Give what is refused in an expression, and why.

        That is looked for where one of some offsets stands; they are in order.
        """
        if isinstance(node, _NEVER) or not n.any_in(risks, node.start, node.end):
            return
        inside = [one for child in _evaluated(node) for one in self.at(child, risks)]
        yield from inside
        if inside or isinstance(node, _MADE) or not isinstance(node, n.Expression):
            return
        if isinstance(node, n.Template | n.Heredoc):
            yield from self._in_template(node)
        elif isinstance(node, n.Binary) and node.operator in _LOGICAL:
            # what the left one decides is not looked at on the right
            if why := self._misfit(node.left, BOOL):
                yield node.left, why
        elif _is_closed(node) and (why := self._why(node)):
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

    def _in_template(
        self, node: n.Template | n.Heredoc
    ) -> Iterator[tuple[n.Expression, str]]:
        """Find what is known and no text in a template of several parts."""
        if len(node.parts) == 1:
            return
        for part in node.parts:
            if isinstance(part, n.Interpolation) and (
                why := self._misfit(part.value, STRING, known=True)
            ):
                yield part.value, why

    def _misfit(self, node: n.Expression, type_: Type, *, known: bool = False) -> str:
        """Say why a value, one that is ``known`` or any, cannot be of a primitive type.

        Empty where it may.
        """
        try:
            value = self._names.value(node, {})
            if value.known or not known:
                convert(value, type_)
        except EvaluationError as error:
            return str(error)
        except (Unsure, OverLimitError, RecursionError):
            return ""
        return ""


def _evaluated(node: n.Node) -> list[n.Node]:
    """Give what a node evaluates in any case."""
    match node:
        case n.Call(name=name) if name in _TRIED:
            return []
        case (
            n.Conditional(condition=first)
            | n.IfDirective(condition=first)
            | n.Binary(operator="&&" | "||", left=first)
            | n.For(collection=first)
            | n.ForDirective(collection=first)
            | n.ObjectItem(key=n.Variable(), value=first)
        ):
            return [first]
    if isinstance(node, _STEPS):
        # the chain is looked at as one
        keys = []
        while isinstance(node, _STEPS):
            if isinstance(node, n.Index):
                keys.append(node.key)
            node = node.source
        return [node, *reversed(keys)]
    return list(node.children())


def _is_closed(node: n.Expression) -> bool:
    """Whether nothing is read that is not known at all, where this is a call."""
    return not isinstance(node, n.Call) or all(
        root.name in _CLOSED for root, _ in traversals(node)
    )
