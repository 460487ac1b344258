"""Whether an expression may be refused where it stands, by the text of its block."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.suspicion.calls import without_strings
from tffix.terraform import PRIMITIVES
from tffix.terraform.kept import kept
from tffix.terraform.module.written_types import declared
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl.file import File
    from tffix.hcl.outline import Outline
    from tffix.hcl.scanner import BlockSpan
    from tffix.terraform.module.module import Module

_CONDITION = pattern(r"condition(?<!\wcondition)[ \t]*+=[ \t]*+([^\r\n]*+)")
_VALIDATION = pattern(r"validation(?<!\wvalidation)\s*+\{")
_NAME = pattern(r'variable[ \t]*+"([\w-]++)"')
_CALLED = r"\((?:[^()\"\#/\n]|\([^()\"\#/\n]*+\))*+\)"
_TESTED = rf"(?:[\w.=!<>&| \t-]|\[[\w.]*+\]|\"[\w ./-]*+\"|(?<=\w){_CALLED})++"
# what is a whole number, whatever the names in it stand for
_NUMBER = pattern(
    rf"(?:length{_CALLED}|(?:{_TESTED}\?[ \t]*+\d++[ \t]*+:[ \t]*+)?\d++)[ \t]*+$"
)
# the elements of a map or of a set, or of what may be one
_SET_OF = pattern(r"toset\(\s*+var\.([\w-]++)\s*+\)")
_COLLECTION = pattern(
    r"\{[ \t]*+$|toset\((?:var|local)\.|(?:data\.)?[a-z]++_\w++\.[\w.*\[\]-]++[ \t]*+$"
)
# a reference that is all of a sequence
_INSERTED = pattern(r"\$\{~?\s*+([A-Za-z_][\w-]*+\.[\w.\[\]*\"-]++)\s*+~?\}")
# what is read most, and is single in every type that has it
_ATTRIBUTES = (".id", ".arn", ".account_id", ".index", ".key")
_VARIABLE = pattern(r"var\.([\w-]++)[ \t]*+$")
_TAKEN = ("any", "map(", "object(", "set(string)")


def may_test_nothing(_type: str, outline: Outline, _module: Module) -> bool:
    """Whether a condition may read nothing, not its variable, or its own object."""
    text = outline.text
    name = _NAME.match(text)
    if not name or "var in" in text or "/*" in text:
        return True
    conditions = _CONDITION.findall(text)
    own = f"var.{name[1]}"
    return len(conditions) != len(_VALIDATION.findall(text)) or not all(
        _reads(own, code) for code in conditions
    )


def _reads(own: str, code: str) -> bool:
    """Whether the rest of a line surely reads a variable."""
    code = without_strings(code)
    before, found, after = code.partition(own)
    return (
        bool(found)
        and not any(sign in before for sign in ("#", "//", "<<"))
        and before.count('"') == 2 * before.count('""')
        and not (before[-1:].isalnum() or before[-1:] in ("_", "-", "."))
        and not (after[:1].isalnum() or after[:1] in ("_", "-"))
    )


def may_repeat_wrongly(_type: str, outline: Outline, module: Module) -> bool:
    """Whether count may be no number, or for_each no collection."""
    arguments = outline.arguments
    return not all(map(_NUMBER.match, arguments.get("count", ()))) or not all(
        _is_collection(code, module) for code in arguments.get("for_each", ())
    )


def _is_collection(code: str, module: Module) -> bool:
    made = _SET_OF.match(code)
    source = declared(module).get(made[1]) if made else None
    if source and "object" in source.text:
        return False
    if _COLLECTION.match(code):
        from tffix.terraform.provider.glanced_types import (  # noqa: PLC0415, deferred: slow
            may_be_list,
        )

        return not may_be_list(module, code)
    name = _VARIABLE.match(code)
    found = declared(module).get(name[1]) if name else None
    return (
        found is not None
        and "sensitive" not in found.text
        and found.type.startswith(_TAKEN)
    )


def may_insert_collection(module: Module) -> bool:
    """Whether a list or an object may be part of a text."""
    return bool(with_collections(module))


@kept
def with_collections(module: Module) -> list[tuple[File, BlockSpan]]:
    """Give the blocks in which a list or an object may be part of a text."""
    return [
        (file, span)
        for file in module.files.values()
        if "${" in file.text
        for span in file.spans
        if any(
            _may_be_collection(module, said[1])
            for said in _INSERTED.finditer(file.text, span.start, span.end)
        )
    ]


def _may_be_collection(module: Module, code: str) -> bool:
    root, _, name = code.partition(".")
    variable = declared(module).get(name) if root == "var" else None
    if (variable and variable.kind in PRIMITIVES) or code.endswith(_ATTRIBUTES):
        return False
    from tffix.terraform.provider.glanced_types import (  # noqa: PLC0415, deferred: slow
        may_be_collection as may_be,
    )

    return may_be(module, code)
