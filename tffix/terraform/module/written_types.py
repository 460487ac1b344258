"""Variables and their types by the text, without parsing."""

from __future__ import annotations

from functools import lru_cache

from tffix.errors import HclSyntaxError
from tffix.hcl.scanner import items_of
from tffix.lazy_re import pattern
from tffix.terraform.kept import kept
from tffix.typed import TYPE_CHECKING, NamedTuple

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
# a value that is written out: a list or an object of texts, numbers and such
_LITERAL = rf"(?:{_TEXT}|-?[0-9]++(?:\.[0-9]++)?+|true|false|null|\[\s*+\]|\{{\s*+\}})"
_ELEMENTS = pattern(rf"\[\s*+(?:{_LITERAL}\s*+(?:,\s*+|(?=\])))*+\]\s*+(?:\#|$)")
_ITEM = pattern(_ASSIGNED := rf"([A-Za-z_][\w-]*+)[ \t]*+=[ \t]*+({_LITERAL})")
_ITEMS = pattern(
    rf"\{{\s*+(?:{_ASSIGNED}[ \t]*+(?:[,\r\n]\s*+|(?=\}})))*+\}}\s*+(?:\#|$)"
)
_ELEMENT = pattern(_LITERAL)
_TYPED = pattern(
    rf"([A-Za-z_][\w-]*+) ?= ?(optional\( ?)?(string|number|bool|any|[{LIST}-{OBJECT}])"
)
# what a literal begins with, by the types that it surely has
_BEGINNINGS = {
    "string": '"',
    "number": "-0123456789",
    "bool": "tf",
    LIST: "[",
    MAP: "{",
}
_SURE = frozenset((*_BEGINNINGS, "any", OBJECT))
_MADE = {"list": LIST, "set": LIST, "map": MAP, "object": OBJECT}
_NAME = pattern(r"([A-Za-z_][\w-]*+) ?=")


def arguments(text: str) -> dict[str, str] | None:
    """Give what a block sets, as it is written; None where that is not certain."""
    found = items_of(text)
    if found is None:
        return None
    return {one.name: one.value(text) for one in found if one.open is None}


class Variable(NamedTuple):
    """A variable, with its type as it is written and the text of its block."""

    type: str
    text: str

    @property
    def kind(self) -> str:
        """The word for its type, such as "list"; empty where it may be none."""
        return self.type.partition("(")[0].strip() if outer(self.type) in _SURE else ""


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
    return _peeled(type_)[1]


@lru_cache(64)  # several ask for the types of a module
def _peeled(type_: str) -> tuple[str, str]:
    """Give a type with a sign for each type that it holds, and the sign of it."""
    before, inner = "", _plain(type_)
    while True:
        next_ = _without_inner(inner)
        if next_ == inner:
            return before, inner
        before, inner = inner, next_


def _plain(type_: str) -> str:
    return " ".join(_COMMENT.sub("", type_).split())


def _without_inner(type_: str) -> str:
    """Give a type with one sign for each type in it that holds no other."""
    return _INNER.sub(lambda found: _MADE[found[1] or found[2]], type_)


def fits(type_: str, value: str) -> bool:
    """Whether a value is surely of a type, as both are written."""
    before, whole = _peeled(type_)
    if whole == OBJECT and _ITEMS.match(value):
        return _has_fields(before, value)
    if whole == LIST and _ELEMENTS.match(value):
        element = before.partition("(")[2].rstrip(") ").lstrip()
        return all(_is_of(element, one) for one in _ELEMENT.findall(value))
    return False


def _has_fields(type_: str, value: str) -> bool:
    """Whether an object surely has all that its type wants, and nothing else."""
    said = _ITEM.findall(value)
    given = dict(said)
    wanted = {name: (bool(may), kind) for name, may, kind in _TYPED.findall(type_)}
    return (
        len(given) == len(said)
        and all(may or name in given for name, (may, _) in wanted.items())
        and all(
            name in wanted and _is_of(wanted[name][1], given[name]) for name in given
        )
    )


def _is_of(type_: str, literal: str) -> bool:
    """Whether a literal is surely of a type in another."""
    return (
        type_ == "any" or literal == "null" or literal[:1] in _BEGINNINGS.get(type_, ())
    )


def fields(type_: str) -> frozenset[str]:
    """Give the attributes of an object type; none where that is not certain."""
    before, inner = _peeled(type_)
    found = _NAME.findall(before) if inner == OBJECT else ()
    return frozenset(found)
