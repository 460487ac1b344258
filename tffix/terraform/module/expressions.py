"""What can be told of an expression without its value: what it names, its type."""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.terraform.module.module import Module

_MAX_DEPTH = 64
# functions that give a string and never null
_STRINGS = frozenset(
    "chomp coalesce format join lower replace substr title trim trimprefix"  # noqa: SIM905
    " trimspace trimsuffix upper".split()
)


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


def target(expression: n.Expression, module: Module) -> n.Expression:
    """Give what has the same value, through parentheses, ``local.x`` and ``"${x}"``."""
    found = resolve(expression, module)
    for _ in range(_MAX_DEPTH):
        match found:
            case n.Template(parts=(n.Interpolation(value=value),)):
                found = resolve(value, module)
    return found


def bare(expression: n.Expression) -> n.Expression:
    """Give an expression without parentheses and without ``"${…}"`` around it."""
    found = expression
    while True:
        match found:
            case n.Parenthesized(inner=inner):
                found = inner
            case n.Template(parts=(n.Interpolation(value=inner),)):
                found = inner
            case _:
                return found


def alternatives(expression: n.Expression) -> Iterator[n.Expression]:
    """Give the expressions of which one is the value, or the one there is.

    They are the arms of conditionals and what ``coalesce`` and ``try`` choose from,
    also in a template that is only an interpolation.
    """
    waiting = [expression]
    while waiting:
        match waiting.pop():
            case n.Parenthesized(inner=inner):
                waiting.append(inner)
            case n.Conditional(true=true, false=false):
                waiting += [false, true]
            case n.Call(name="coalesce" | "try", arguments=arguments, expand=False):
                waiting += reversed(arguments)
            case n.Template(parts=(n.Interpolation(value=inner),)) if _chooses(inner):
                waiting.append(inner)
            case one:
                yield one


def _chooses(expression: n.Expression) -> bool:
    return next(alternatives(expression), None) is not expression


def is_string(expression: n.Expression, module: Module, depth: int = 8) -> bool:
    """Whether an expression is a string and never null; false if that is uncertain."""
    match target(expression, module):
        case n.Template() | n.Heredoc():
            return True
        case n.Call(name=function):
            return function in _STRINGS
        case n.Conditional(true=true, false=false) if depth:
            return all(is_string(arm, module, depth - 1) for arm in (true, false))
    return False


def local_name(expression: n.Expression) -> str | None:
    """Give ``x`` of ``local.x``."""
    match expression:
        case n.GetAttr(source=n.Variable(name="local"), name=name):
            return name.name
    return None


def plain_text(expression: n.Expression) -> str | None:
    """Give what stands between the quotes of a string; None if it is empty or varies.

    Escapes stay as they are written.
    """
    match expression:
        case n.Template(parts=(n.Text(raw=raw),)):
            return raw
    return None


def is_null(expression: n.Expression) -> bool:
    """Whether an expression is written as ``null``."""
    return isinstance(expression, n.Literal) and expression.text == "null"


def object_keys(node: n.Object) -> set[str] | None:
    """Give the keys of an object; None unless all are written out."""
    keys = {item.key_name for item in node.items}
    return None if "" in keys else keys


def sensitive_variable(expression: n.Expression, module: Module) -> str:
    """Give ``x`` of ``var.x`` where that is declared as sensitive; else nothing."""
    match expression:
        case n.GetAttr(source=n.Variable(name="var"), name=name):
            block = module.block("variable", name.name)
            sensitive = module.argument(block, "sensitive") if block else None
            match sensitive and sensitive.value:
                case n.Literal(text="true"):
                    return name.name
    return ""


def is_reference(expression: n.Node) -> bool:
    """Whether an expression only names a value: ``var.x``, ``each.key``, ``a.b[0]``."""
    return isinstance(taken_apart(expression)[0], n.Variable)


def taken_apart(
    node: n.Node,
) -> tuple[n.Node, list[n.GetAttr | n.Index | n.LegacyIndex]]:
    """Give what an expression begins with, and the steps from there to its end."""
    steps = []
    while isinstance(node, n.GetAttr | n.Index | n.LegacyIndex):
        steps.append(node)
        node = node.source
    return node, steps[::-1]


def label_read(expression: n.Expression | None, type_: str, *attributes: str) -> str:
    """Give ``x`` where an expression is ``type.x.attribute``; else an empty string."""
    match expression:
        case n.GetAttr(
            source=n.GetAttr(source=n.Variable(name=root), name=label), name=read
        ) if root == type_ and read.name in attributes:
            return label.name
    return ""


def is_written_out(expression: n.Expression) -> bool:
    """Whether an expression is a number, a word such as ``true``, or a plain string."""
    return isinstance(expression, n.Literal) or (
        isinstance(expression, n.Template)
        and all(isinstance(part, n.Text) for part in expression.parts)
    )
