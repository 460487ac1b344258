"""The variables of a module with their types as they are written, not parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tffix.errors import HclSyntaxError
from tffix.hcl.scanner import items_of
from tffix.lazy_re import pattern
from tffix.terraform.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan
    from tffix.terraform.module.module import Module

# types of types, inner ones first: what each becomes is a type that is not looked into
LIST, MAP, OBJECT = "\x01", "\x02", "\x03"
_COMMENT = pattern(r"(?:\#|//)[^\n]*+")
_SOME = f"(?:string|number|bool|any|[{LIST}-{OBJECT}])"
_TEXT = r'"(?:[^"\\$%\n]|[$%](?!\{))*+"'
# types with the defaults that are surely theirs
_WITH_DEFAULT = (
    rf"string ?, ?{_TEXT}|number ?, ?-?[0-9]++(?:\.[0-9]++)?+|bool ?, ?(?:true|false)"
    rf"|{LIST} ?, ?\[ ?\]|{MAP} ?, ?\{{ ?\}}|{_SOME}(?: ?, ?null)?"
)
_FIELD = rf"[A-Za-z_][\w-]*+ ?= ?(?:{_SOME}|optional\( ?(?:{_WITH_DEFAULT}) ?\)) ?,? ?"
_INNER = pattern(
    rf"(list|set|map)\( ?{_SOME} ?\)|(object)\( ?\{{ ?(?:{_FIELD})*+\}} ?\)"
)
_MADE = {"list": LIST, "set": LIST, "map": MAP, "object": OBJECT}
_NAME = pattern(r"([A-Za-z_][\w-]*+) ?=")


def arguments(text: str) -> dict[str, str] | None:
    """Give what a block sets, as it is written; None where that is not certain."""
    found = items_of(text)
    if found is None:
        return None
    return {
        one.name: text[one.start : one.end].partition("=")[2].strip()
        for one in found
        if one.open is None
    }


class Variable(NamedTuple):
    """A variable, with its type as it is written and the text of its block."""

    type: str
    text: str


@kept
def declared(module: Module) -> Mapping[str, Variable]:
    """Give the variables of a module whose types are surely known, by name."""
    found: dict[str, Variable] = {}
    if module.has_overrides:
        return found
    for file in module.files.values():
        try:
            found = _declared_in(file) | found
        except HclSyntaxError:
            return {}
    return found


@kept
def _declared_in(file: File) -> dict[str, Variable]:
    return dict(_in_file(file.text, file.spans))


def _in_file(
    file_text: str, spans: Iterable[BlockSpan]
) -> Iterator[tuple[str, Variable]]:
    """Give the variables of a file; the first of a name comes last."""
    for span in reversed([span for span in spans if span.type == "variable"]):
        text = file_text[span.start : span.end]
        said = arguments(text) if len(span.labels) == 1 else None
        if said is not None:
            yield span.labels[0], Variable(said.get("type", "any"), text)


def outer(type_: str) -> str:
    """Give what a type is outside; as it is written where a part of it may be none."""
    before, inner = "", _plain(type_)
    while inner != before:
        before, inner = inner, _without_inner(inner)
    return inner


def _plain(type_: str) -> str:
    return " ".join(_COMMENT.sub("", type_).split())


def _without_inner(type_: str) -> str:
    """Give a type with one sign for each type in it that holds no other."""
    return _INNER.sub(lambda found: _MADE[found[1] or found[2]], type_)


def fields(type_: str) -> frozenset[str]:
    """Give the attributes of an object type; none where that is not certain."""
    before, inner = "", _plain(type_)
    while inner not in (before, OBJECT):
        before, inner = inner, _without_inner(inner)
    found = _NAME.findall(before) if inner == OBJECT else ()
    return frozenset(found)
