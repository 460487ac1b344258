"""Which expressions are refused before any variable has a value, and why."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.terraform.module.environment import each
from tffix.terraform.module.references import TRIED, traversals
from tffix.terraform.module.scope import iterator
from tffix.terraform.module.static_environment import Static
from tffix.terraform.values.convert import convert
from tffix.terraform.values.evaluate import OverLimitError, elements
from tffix.terraform.values.types import BOOL, STRING, Type
from tffix.terraform.values.value import EvaluationError, Unsure
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.terraform.module.module import Module
    from tffix.terraform.values.value import Value

_STEPS = n.GetAttr | n.Index | n.LegacyIndex | n.Splat
_NEVER = n.Literal | n.Text | n.Variable | n.Identifier  # what has nothing to refuse
_MADE = n.Tuple | n.Object | n.Parenthesized | n.ObjectItem | n.Interpolation
_LOGICAL = ("&&", "||")
_DEEPEST = 120  # as deep an expression is evaluated
_ENOUGH = 20  # elements that a dynamic block is looked at for
_CLOSED = frozenset(("var", "local", "each", "count", "path", "terraform"))


class Refusals:
    """Looks for the innermost expressions that are refused in a module."""

    def __init__(self, module: Module) -> None:
        self._names = Static(module)
        self._bound: dict[str, Value] = {}  # by the dynamic blocks around

    def in_argument(
        self, block: n.Block, item: n.Attribute, risks: Sequence[int]
    ) -> Iterator[tuple[n.Expression, str]]:
        """Give what is refused in an argument of a block, and why; see ``at``.

        In the content of a dynamic block, that is what any element is refused for.
        """
        found: dict[tuple[int, int], tuple[n.Expression, str]] = {}
        for names in self._bindings(block, item.start, {}):
            self._bound = names
            for node, why in self.at(item.value, risks):
                found.setdefault((node.start, node.end), (node, why))
        yield from found.values()

    def _bindings(
        self, block: n.Block, at: int, names: dict[str, Value]
    ) -> Iterator[dict[str, Value]]:
        """Give what dynamic blocks around an offset bind, for elements of each."""
        inner = next((b for b in block.body.blocks() if b.start <= at < b.end), None)
        if inner is None:
            yield names
            return
        name = iterator(block)
        pairs = self._pairs(block, names) if name else None
        if name is None or pairs is None:
            yield from self._bindings(inner, at, names)
            return
        for key, value in pairs[:_ENOUGH]:
            yield from self._bindings(inner, at, names | {name: each(key, value)})

    def _pairs(
        self, dynamic: n.Block, names: dict[str, Value]
    ) -> list[tuple[Value, Value]] | None:
        """Give the keys and the values that a dynamic block is made for, if known."""
        for_each = dynamic.body.attribute("for_each")
        try:
            return (
                elements(self._names.value(for_each.value, names)) if for_each else None
            )
        except (EvaluationError, Unsure, OverLimitError, RecursionError):
            return None
        finally:
            self._names.limits.steps = 0

    def at(
        self, node: n.Node, risks: Sequence[int], depth: int = _DEEPEST
    ) -> Iterator[tuple[n.Expression, str]]:
        """Give what is refused in an expression, and why.

        That is looked for where one of some offsets stands; they are in order. What is
        too deep is not looked at, as it is not evaluated.
        """
        if not n.any_in(risks, node.start, node.end):
            return
        if isinstance(node, _NEVER) or not depth:
            return
        inside = [
            one
            for child in _evaluated(node)
            for one in self.at(child, risks, depth - 1)
        ]
        yield from inside
        if inside or isinstance(node, _MADE) or not isinstance(node, n.Expression):
            return
        if isinstance(node, n.Template | n.Heredoc):
            yield from self._in_template(node)
        elif isinstance(node, n.Binary) and node.operator in _LOGICAL:
            # what the left one decides is not looked at on the right
            if why := self._misfit(node.left, BOOL):
                yield node.left, why
        elif self._is_closed(node) and (error := self._refusal(node)):
            yield self._first(node, error), str(error)

    def _refusal(self, node: n.Node) -> EvaluationError | None:
        """Give the error of a node that is refused; None where it may not be."""
        try:
            self._names.value(node, self._bound)
        except EvaluationError as error:
            return error
        except (Unsure, OverLimitError, RecursionError):
            return None
        finally:
            self._names.limits.steps = 0
        return None

    def _is_closed(self, node: n.Expression) -> bool:
        """Whether nothing is read that is not known at all, where this is a call."""
        return not isinstance(node, n.Call) or all(
            root.name in _CLOSED or root.name in self._bound
            for root, _ in traversals(node)
        )

    def _first(self, node: n.Expression, error: EvaluationError) -> n.Expression:
        """Give what is refused in a node: of a chain, up to the step that is."""
        inner = error.node
        if isinstance(inner, n.Expression) and node.start <= inner.start < node.end:
            node = inner
        while isinstance(node, _STEPS) and self._refusal(node.source):
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
            value = self._names.value(node, self._bound)
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
        case n.Call(name=name) if name in TRIED:
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
