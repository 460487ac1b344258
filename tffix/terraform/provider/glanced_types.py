"""The types that a value may have, told from how it begins, before anything is parsed.

They are never fewer than those that ``value_types`` tells: what is surely of none of
the types that an argument takes is worth parsing.
"""

from __future__ import annotations

from functools import cache

from tffix.hcl.plain import has_splat
from tffix.hcl.scanner import elements
from tffix.lazy_re import pattern
from tffix.terraform.kept import kept
from tffix.terraform.module.written_types import declared
from tffix.terraform.provider import value_types
from tffix.terraform.provider.accepted import has_own_schemas
from tffix.terraform.provider.type_names import read_types, wanted_types
from tffix.terraform.values.types import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    Type,
    list_of,
    map_of,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tffix.terraform.module.module import Module

_LIST, _MAP = list_of(ANY), map_of(ANY)
_WORDS: dict[str, Sequence[Type]] = {"true": (BOOL,), "false": (BOOL,), "null": ()}
_BEGINNINGS = {'"': (STRING,), "<": (STRING,), "[": (_LIST,), "{": (_MAP,)}
_UNCLEAR = ("", "(", "/")
_CALL = pattern(r"(\w++)\(")
# what is inserted in a text: if that is all, its type is that of what is inserted
_INSERTED = pattern(r'"\$\{~?([^{}]*+)\}(.?)')
_REFERENCE = pattern(r"([A-Za-z_][\w-]*+(?:\.[\w-]++|\[[^\[\]]*+\])*+)[ \t]*+(.?)")
_AFTER = ("", "#", "/", "}", ",")  # what is behind a value; a slash may divide it, too
_OUTPUT = pattern(r"module\.([\w-]++)\.([\w-]++)")
_VALUE = pattern(r"[\n{][ \t]*+value[ \t]*+=[ \t]*+([^\n]++)")
_INDEX = r"(?:\[[^\[\]]*+\]|\.\d++)"
_ELEMENT = pattern(rf"var\.([\w-]++){_INDEX}")
_ATTRIBUTE = pattern(rf"(data\.)?(\w++)\.[\w-]++{_INDEX}?\.([A-Za-z_][\w-]*+)")
_ONE_OF = pattern(r"(?:list|set|map)\((string|number|bool)\)")
_SCALAR = pattern(r'"(?:\d+|true|false)"')
_MAX_DEPTH = 16


@kept
def may_misfit(module: Module, code: str, type_: str, name: str) -> bool:
    """Whether a value may be of another type than arguments of a name want in a type.

    ``code`` is how it begins.
    """
    given = _given(module, code, _MAX_DEPTH)
    return given is None or any(
        not value_types.could_be(one, wanted)
        or (one == STRING and wanted in (NUMBER, BOOL) and not _SCALAR.match(code))
        for one in given
        for wanted in _wanted(type_, name)
    )


@cache
def _wanted(type_: str, name: str) -> frozenset[Type]:
    """Give what arguments of a name may take, anywhere in a type, in any version."""
    return frozenset(map(value_types.of_schema, wanted_types(type_)[name]))


@kept
def _given(module: Module, code: str, depth: int) -> Sequence[Type] | None:
    """Give what a value may be; nothing where no type is known of it.

    None where only a parser can tell.
    """
    code = code.rstrip()
    if code[:1] in _UNCLEAR:
        return None
    if code.startswith('"${'):
        return _of_text(module, code, depth)
    if found := _BEGINNINGS.get(code[0]) or (code[0].isdigit() and (NUMBER,)):
        return found
    if call := _CALL.match(code):
        return (value_types.RETURNED.get(call[1], ANY),)
    return None if has_splat(code) else _of_reference(module, code, depth)


def _of_text(module: Module, code: str, depth: int) -> Sequence[Type] | None:
    inserted = _INSERTED.match(code)
    if inserted and inserted[2] == '"':
        return _given(module, inserted[1].strip(" \t~"), depth - 1) if depth else ()
    return (STRING,) if inserted else None


def _of_reference(  # noqa: PLR0911, one a kind
    module: Module, code: str, depth: int
) -> Sequence[Type] | None:
    found = _REFERENCE.match(code)
    if found is None or found[2] not in _AFTER:
        return ()
    code = found[1]
    root, _, name = code.partition(".")
    if root in ("var", "local") and "." not in name and "[" not in name:
        if root == "var":
            return (value_types.of_variable(module, name),)
        return _of_local(module, name, depth) if depth else ()
    if element := _ELEMENT.fullmatch(code):
        return (_of_element(module, element[1]),)
    if output := _OUTPUT.fullmatch(code):
        return _of_output(module, output[1], output[2], depth) if depth else ()
    if attribute := _ATTRIBUTE.fullmatch(code):
        return _of_attribute(module, *attribute.groups())
    return _WORDS.get(code, ())


def _of_element(module: Module, name: str) -> Type:
    """Give the type of what is in a variable, where that is a text, number or bool."""
    variable = declared(module).get(name)
    if variable is None or not variable.kind:
        return value_types.of_element(module, name)
    found = _ONE_OF.fullmatch("".join(variable.type.split()))
    return Type(found[1]) if found else ANY


def _of_local(module: Module, name: str, depth: int) -> Sequence[Type] | None:
    found = module.declarations.all.get(("local", name), ())
    if not found:
        return ()
    if module.has_overrides or len(found) > 1:
        return None
    one = found[0]
    value = one.file.text[one.start : one.end].partition("=")[2].lstrip(" \t")
    if value[:1] == "[" and (
        not depth or may_hold_collections(module, value, 1, depth)
    ):
        return None
    return _given(module, value.partition("\n")[0], depth - 1)


def _of_output(
    module: Module, name: str, output: str, depth: int
) -> Sequence[Type] | None:
    child = module.child(name)
    found = child.declarations.all.get(("output", output), ()) if child else ()
    if child is None or not found:
        return ()
    one = found[0]
    values = _VALUE.findall(one.file.text, one.start, one.end)
    if child.has_overrides or len(values) != 1 or values[0][0] == "[":
        return None
    return _given(child, values[0], depth - 1)


def may_hold_collections(
    module: Module, text: str, at: int, depth: int = _MAX_DEPTH
) -> bool:
    """Whether lists or objects may be in a list; ``at`` is behind its bracket."""
    items = elements(text, at)
    return items is None or any(
        (item[0] != '"' or "${" in item) and may_be_collection(module, item, depth - 1)
        for item in items
    )


def may_be_list(module: Module, code: str) -> bool:
    """Whether what begins so may be a list."""
    given = _given(module, code, _MAX_DEPTH)
    return given is None or any(one.kind in ("list", "tuple") for one in given)


@kept
def may_be_collection(module: Module, code: str, depth: int = _MAX_DEPTH) -> bool:
    """Whether what begins so may be a list or an object."""
    given = _given(module, code, depth)
    return given is None or any(one.is_collection() for one in given)


def _of_attribute(
    module: Module, data: str | None, type_: str, name: str
) -> Sequence[Type] | None:
    if has_own_schemas(module):
        return None
    if "_" not in type_:
        return ()
    known = read_types(f"{'data' if data else 'resource'} {type_}")
    if known is None:
        return ()
    return [value_types.of_schema(one) for one in known.get(name, ("string",))]
