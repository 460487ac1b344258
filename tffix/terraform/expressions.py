"""What an expression names: a local, or any value without changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.syntax import nodes as n

if TYPE_CHECKING:
    from tffix.terraform.module import Module

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
    match expression:
        case n.GetAttr(source=n.Variable(name="local"), name=name):
            return name.name
    return None


def is_reference(expression: n.Node) -> bool:
    """Whether an expression only names a value: ``var.x``, ``each.key``, ``a.b[0]``."""
    while isinstance(expression, n.GetAttr | n.Index | n.LegacyIndex):
        expression = expression.source
    return isinstance(expression, n.Variable)
