"""How a string is put together: its literal text and the code of what varies."""

from __future__ import annotations

import re
import sys

from tffix.hcl import nodes as n
from tffix.hcl.strings import unescape
from tffix.terraform.module.expressions import local_name
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

_MARK = "\0"  # around code; no string of Terraform has it
_VARYING = re.compile(f"{_MARK}[^{_MARK}]*{_MARK}")
# what File.code() makes of each.key or count.index
_OF_AN_INSTANCE = re.compile(rf"{_MARK}[^{_MARK}]*(?<!\. )\b(?:each|count) \.")
_MAX_DEPTH = 8  # locals may double what they hold each time


def spelling(
    expression: n.Expression, file: File, module: Module, depth: int = _MAX_DEPTH
) -> str:
    """Give the literal text of a string, with marks around the code of what varies.

    Locals, ``format`` and ``join`` are followed, so that what is put together alike is
    spelled alike wherever it stands.
    """
    match expression:
        case n.Template(parts=parts):
            return "".join(_part(part, file, module, depth) for part in parts)
        case n.Parenthesized(inner=inner):
            return spelling(inner, file, module, depth)
        case n.Heredoc():
            return f"{_MARK}{file.text_of(expression)}{_MARK}"
        case n.Call(arguments=arguments, expand=False) if arguments:
            return _call(expression, file, module, depth)
    local = local_name(expression)
    found = module.local(local) if local and depth else None
    if found:
        return spelling(found[1].value, found[0], module, depth - 1)
    return f"{_MARK}{file.code(expression)}{_MARK}"


def _call(call: n.Call, file: File, module: Module, depth: int) -> str:
    match call:
        case n.Call(name="join", arguments=(n.Template(), n.Tuple(items=items))):
            joint = spelling(call.arguments[0], file, module, depth)
            return joint.join(spelling(one, file, module, depth) for one in items)
    some = [spelling(one, file, module, depth) for one in call.arguments]
    texts = some[0].split("%s")
    if call.name == "format" and len(texts) == len(some) and "%" not in "".join(texts):
        pairs = zip(some[1:], texts[1:], strict=True)
        return texts[0] + "".join(one + text for one, text in pairs)
    return f"{_MARK}{call.name}({_MARK}" + f"{_MARK},{_MARK}".join(some)


def _part(part: n.Node, file: File, module: Module, depth: int) -> str:
    match part:
        case n.Text(raw=raw):
            return unescape(raw)
        case n.Interpolation(value=value):
            return spelling(value, file, module, depth)
    return f"{_MARK}{file.text_of(part)}{_MARK}"


def is_literal(spelled: str) -> bool:
    """Whether nothing in it varies."""
    return _MARK not in spelled


def literal_text(spelled: str) -> str:
    """Give the literal text alone."""
    return _VARYING.sub("", spelled)


def respelled(spelled: str, change: Callable[[str], str]) -> str:
    """Give a spelling with its literal text changed."""
    pieces = spelled.split(_MARK)
    pieces[::2] = map(change, pieces[::2])
    return _MARK.join(pieces)


def without_calls(spelled: str, names: Iterable[str]) -> str:
    """Give the first argument of such calls, where the others are literal."""
    calls = re.compile(
        rf"{_MARK}(?:{'|'.join(names)})\({_MARK}(.*?)"
        rf"(?:{_MARK},{_MARK}(?:[^{_MARK}]*|{_MARK}null{_MARK}))*",
        re.DOTALL,
    )
    while found := calls.fullmatch(spelled):
        spelled = found[1]
    return spelled


def beginning(spelled: str, length: int) -> str:
    """Give what two spellings share if they need not differ in the first characters.

    They differ there if they do so before anything varies; what comes behind a part
    that varies can be anywhere.
    """
    first = spelled.find(_MARK)
    if not 0 <= first < length:
        return spelled[:length]
    return spelled[: spelled.index(_MARK, first + 1) + 1]


def place_of_instance(spelled: str) -> int | None:
    """Give how many characters stand before what differs by instance.

    None where nothing does so, and ``sys.maxsize`` where something that varies stands
    before it.
    """
    found = _OF_AN_INSTANCE.search(spelled)
    if not found:
        return None
    return sys.maxsize if _MARK in spelled[: found.start()] else found.start()
