"""What an expression can be.

Until more is known of it, a part of a string that is not literal counts as
``UNBOUND`` characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tffix.syntax import nodes as n
from tffix.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Callable

    from tffix.terraform.module import Module

UNBOUND = 16

# functions whose result is at most as long as their first argument
_SHORTENING = frozenset(
    ("chomp", "lower", "title", "tostring", "trim", "trimprefix", "trimspace")
    + ("trimsuffix", "upper", "strrev", "sensitive", "nonsensitive")
)
_DIGESTS = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128, "uuid": 36}
_VERB = re.compile(
    r"%[-+ #0]*(?P<width>\d+)?(?:\.(?P<precision>\d+))?(?P<index>\[\d+\])?(?P<verb>.)"
)
_MAX_DEPTH = 64


def resolve(expression: n.Expression, module: Module) -> n.Expression:
    """Follow parentheses and ``local.x`` to the expression that they stand for."""
    for _ in range(_MAX_DEPTH):
        if isinstance(expression, n.Parenthesized):
            expression = expression.inner
            continue
        name = local_name(expression)
        definition = module.local(name) if name else None
        if definition is None:
            break
        expression = definition[1].value
    return expression


def local_name(expression: n.Expression) -> str | None:
    """Give ``x`` of ``local.x``."""
    if (
        isinstance(expression, n.GetAttr)
        and isinstance(expression.source, n.Variable)
        and expression.source.name == "local"
    ):
        return expression.name.name
    return None


def longest(expression: n.Node, module: Module, depth: int = _MAX_DEPTH) -> int:
    """Give the most characters that a string may have, as far as its text tells."""
    if depth == 0:
        return UNBOUND

    def below(node: n.Node) -> int:
        return longest(node, module, depth - 1)

    match expression:
        case n.Text():
            return len(unescape(expression.raw))
        case n.Literal():
            return 0 if expression.text == "null" else len(expression.text)
        case n.Template() | n.Heredoc():
            return sum(map(below, expression.parts))
        case n.Interpolation():
            return below(expression.value)
        case n.IfDirective():
            return max(
                sum(map(below, expression.true)), sum(map(below, expression.false))
            )
        case n.Parenthesized():
            return below(expression.inner)
        case n.Conditional():
            return max(below(expression.true), below(expression.false))
        case n.Call():
            return _longest_call(expression, below)
        case n.GetAttr():
            target = resolve(expression, module)
            return UNBOUND if target is expression else below(target)
    return UNBOUND


def _longest_call(call: n.Call, below: Callable[[n.Node], int]) -> int:
    name, arguments = call.name, call.arguments
    if name in _DIGESTS:
        return _DIGESTS[name]
    if not arguments or call.expand:
        return UNBOUND
    first = arguments[0]
    if name in _SHORTENING:
        return below(first)
    if name in ("coalesce", "try"):
        return max(map(below, arguments))
    match name, arguments:
        case "substr", (_, _, n.Literal(text=digits)) if digits.isdigit():
            # a value of any length fills the cut; what has known parts may be shorter
            limit = int(digits)
            return limit if is_reference(first) else min(limit, below(first))
        case "replace", (_, old, new):
            return below(first) if below(new) <= below(old) else UNBOUND
        case "join", (separator, items):
            parts = _items(items)
            if parts is not None:
                between = below(separator) * max(len(parts) - 1, 0)
                return between + sum(map(below, parts))
        case "format", (n.Template(parts=(n.Text(raw=raw),)), *rest):
            return _longest_format(unescape(raw), [below(item) for item in rest])
    return UNBOUND


def is_reference(expression: n.Node) -> bool:
    """Whether an expression only names a value: ``var.x``, ``each.key``, ``a.b[0]``."""
    while isinstance(expression, n.GetAttr | n.Index | n.LegacyIndex):
        expression = expression.source
    return isinstance(expression, n.Variable)


def _items(expression: n.Node) -> list[n.Node] | None:
    """Give the items of a list that is written out, through compact and concat."""
    match expression:
        case n.Tuple(items=items):
            return list(items)
        case n.Call(name="compact" | "concat", arguments=arguments, expand=False):
            lists = [_items(argument) for argument in arguments]
            return (
                [item for some in lists for item in some or ()]
                if all(some is not None for some in lists)
                else None
            )
    return None


def _longest_format(template: str, arguments: list[int]) -> int:
    """Give the length of what ``format`` makes; each verb takes the next argument."""
    total = 0
    waiting = iter(arguments)
    at = 0
    for match in _VERB.finditer(template):
        total += match.start() - at
        at = match.end()
        if match["verb"] == "%":
            total += 1
            continue
        if match["index"]:
            return UNBOUND
        size = next(waiting, UNBOUND)
        if match["precision"] and match["verb"] == "s":
            size = min(size, int(match["precision"]))
        total += max(size, int(match["width"] or 0))
    return total + len(template) - at
