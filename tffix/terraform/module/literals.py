"""The values that an expression can be, as far as they are written out."""

from __future__ import annotations

from tffix.hcl.nodes import Call, Expression, Literal, Template, Text, Tuple, Unary
from tffix.hcl.strings import unescape
from tffix.terraform.module.expressions import alternatives, local_name
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module


class Said(NamedTuple):
    """A value that is written out, and the file in which it is.

    ``shared`` is the local that has it, where something else reads that too. Not
    ``certain`` is one of several, of which something chooses.
    """

    node: Expression
    file: File
    value: str | int
    shared: str = ""
    certain: bool = True


def said(expression: Expression, file: File, module: Module) -> Iterator[Said]:
    """Give the texts and whole numbers that an expression of a file can be.

    They stand in it, in an arm of a conditional, in a list, or in a local.
    """
    yield from _said(expression, file, module, "")


def _said(
    expression: Expression, file: File, module: Module, local: str
) -> Iterator[Said]:
    match expression:
        case Template(parts=(Text(raw=raw),)):
            yield Said(expression, file, unescape(raw), local)
        case Literal(text=text) if text.isdigit():
            yield Said(expression, file, int(text), local)
        case Unary(operator="-", operand=Literal(text=text)) if text.isdigit():
            yield Said(expression, file, -int(text), local)
        case _ if (arms := [*alternatives(expression)]) != [expression]:
            for arm in arms:
                for one in _said(arm, file, module, local):
                    yield one._replace(certain=one.certain and len(arms) == 1)
        case Tuple(items=items) | Call(name="toset", arguments=(Tuple(items=items),)):
            for item in items:
                yield from _said(item, file, module, local)
        case _ if (name := local_name(expression)) and not local:
            if found := module.local(name):
                shared = len([*module.references("local", name)]) > 1
                for one in _said(found[1].value, found[0], module, f"local.{name}"):
                    yield one if shared else one._replace(shared="")
