"""Calls of functions that Terraform always evaluates, and the files that they name."""

from __future__ import annotations

import os.path

from tffix.hcl import nodes as n
from tffix.hcl.strings import unescape
from tffix.terraform.module.references import TRIED
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module


class FunctionCall(NamedTuple):
    """A call of a function, and where it stands."""

    file: File
    block: n.Block
    node: n.Call

    @property
    def name(self) -> str:
        """The name of the function, without the ``core::`` that it may have."""
        return self.node.name.removeprefix("core::")


def function_calls(module: Module, names: Collection[str]) -> Iterator[FunctionCall]:
    """Give the calls of some functions that are always evaluated.

    Only blocks in whose text a name stands are parsed.
    """
    for call in calls(module, lambda text: any(name in text for name in names)):
        if call.name in names:
            yield call


def calls(module: Module, suspicion: Callable[[str], object]) -> Iterator[FunctionCall]:
    """Give the calls that are always evaluated in blocks whose text is suspicious."""
    for file in module.files.values():
        if not suspicion(file.text):
            continue
        for span in file.spans:
            if suspicion(file.text_of(span)):
                block = file.block(span)
                for node in always_evaluated(block):
                    if isinstance(node, n.Call):
                        yield FunctionCall(file, block, node)


def always_evaluated(root: n.Node) -> Iterator[n.Node]:
    """Give what stands below a node and is always evaluated, in the order of the text.

    Left out is what ``try`` and ``can`` may refuse, what a condition or an operator may
    leave out, and what is made for each element of a collection, which may be empty.
    """
    stack = [root]
    while stack:
        node = stack.pop()
        children = list(node.children())
        match node:
            case n.Call(name=name) if name in TRIED:
                continue
            case n.Conditional(condition=first) | n.IfDirective(condition=first):
                children = [first]
            case n.Binary(operator="&&" | "||", left=first):
                children = [first]
            case n.For(collection=first) | n.ForDirective(collection=first):
                children = [first]
            case n.Block(type=n.Identifier(name="variable" | "output")):
                # the type is written as calls are, and is none
                children = [item for item in node.body.items if item.key_name != "type"]
        yield node
        children.reverse()
        stack += children


def named_path(call: n.Call, module: Module) -> str | None:
    """Give the path that the first argument of a call names, if that is certain.

    It is seen from the folder of the module, or absolute. None where it depends on a
    value, or on where Terraform is run.
    """
    match call.arguments[:1]:
        case [n.Template(parts=parts)]:
            pass
        case _:
            return None
    match parts:
        case [
            n.Interpolation(value=n.GetAttr(source=n.Variable(name="path"), name=root)),
            n.Text(raw=raw),
        ]:
            here = root.name == "module" or (root.name == "root" and not module.calls)
            return f".{unescape(raw)}" if here and raw.startswith("/") else None
        case [n.Text(raw=raw)]:
            path = os.path.expanduser(unescape(raw))
            return path if os.path.isabs(path) or module.is_root else None
    return None
