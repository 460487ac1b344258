"""Expressions that Terraform refuses before any variable has a value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tffix.errors import HclSyntaxError
from tffix.lazy_re import pattern
from tffix.terraform.module.references import arguments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl import nodes as n
    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

_PRIMITIVE = ("string", "number", "bool")
_COLLECTIONS = ("list", "set", "map", "object", "tuple")

# What can be refused, told from the text; each by itself is searched faster than all,
# and fastest where it begins with a character, not with a class or a condition.
_TEXT = r'"(?:[^"\\$%\n]|\\.|[$%](?!\{))*+"'
_SIGNS = (
    # arms of a conditional, of which one is a collection and one may be none
    pattern(r'\?\s*+(?:"[^"\n]*+"|[\w.-]++)\s*+:\s*+[\[{]'),
    pattern(r'[\]}]\s*+:\s*+["\d]|\}\s*+:\s*+\{'),
    pattern(r"[?:]\s*+(?:tolist|toset|tomap|concat|merge)\("),
    # a text beside an operator
    pattern(r'"[ \t]++(?:[-+*/%]|[<>]=?)[ \t]'),
    pattern(r'[-+*/%<>]=?[ \t]++"'),
    pattern(r'!"'),
    # an index of what is written out
    pattern(r"[\]}]\["),
    pattern(r"local\.[\w-]++\[\d"),
    pattern(r'in(?<!\win)[ \t]++[\["]'),
    # a list in a text
    pattern(r"\$\{[\[{]"),
    # a call of what is written out or has a name
    pattern(rf"\((?<=\w\()(?:[\s\d,.\[\]{{}}=-]|\b(?:true|false|null)\b|{_TEXT})++\)"),
    pattern(rf"\((?<=\w\()(?:[\s\d,.]|(?:var|local)\.[\w-]++|{_TEXT})++\)"),
    pattern(r"\(<<(?<=\w\(<<)"),
    pattern(r"templatestring\("),
)
# a variable that is read as its type may not be
_READS = (
    (pattern(r"var\.(?<!\wvar\.)([\w-]++)[.\[]"), ("any", "map")),
    (pattern(r"in(?<!\win)[ \t]++var\.([\w-]++)"), ("any", *_COLLECTIONS)),
    (pattern(r"\$\{(local\.[\w-]++)\}"), ("any",)),
    (pattern(r"\?\s*+var\.([\w-]++)\s*+:"), ("any", *_PRIMITIVE)),
    (pattern(r"[:!]\s*+var\.([\w-]++)"), ("any", *_PRIMITIVE)),
    (
        pattern(r"var\.(?<!\wvar\.)([\w-]++)\s*+(?:\?|&&|\|\||[-+*/%<>])"),
        ("any", *_PRIMITIVE),
    ),
)
_LIST = pattern(r"[\w-]++\s*+=\s*+[\[{]")
_VARIABLE = pattern(r'(?ms)^variable\s+"([^"]+)"(.*?)^\}')
_TYPE = pattern(r"\btype\s*=\s*(\w+)")


class Refused(NamedTuple):
    """An expression that is refused in any case, and why.

    ``block`` is the top-level block in which it stands. Of a chain of attributes and
    indexes, ``node`` ends with the step that leads nowhere.
    """

    file: File
    block: n.Block
    node: n.Expression
    why: str


def refused(module: Module) -> list[Refused]:
    """Give what is refused in a module, file by file in the order of the text.

    A variable has its type and no value; what is read of resources, data sources and
    modules is not known, and nothing is said of what depends on it. Nor of what may not
    be evaluated: an arm of a conditional, what ``try`` and ``can`` hold, what is made
    for each element of a collection. Of calls, only those are looked at whose arguments
    read nothing but variables, local values and what ``for_each`` and ``count`` give.

    Raises HclSyntaxError where a block that is looked at is not HCL.
    """
    key = ("refused",)
    if key not in module.kept:
        module.kept[key] = list(_refused(module))
    kept: list[Refused] = module.kept[key]
    return kept


def _refused(module: Module) -> Iterator[Refused]:
    from tffix.terraform.module.refusals import Refusals  # noqa: PLC0415, slow import

    look = Refusals(module)
    for path, risks in _all_risks(module).items():
        file = module.files[path]
        starts = [span.start for span in file.spans]
        for at in sorted({bisect_right(starts, risk) - 1 for risk in risks} - {-1}):
            span = file.spans[at]
            if module.is_replaced(file, span):
                continue
            block = file.block(span)
            found = [
                Refused(file, block, node, why)
                for _, item, _ in arguments(block)
                if _any_in(risks, item.start, item.end)
                for node, why in look.at(item.value)
            ]
            yield from sorted(found, key=lambda one: one.node.start)


def may_refuse(module: Module) -> bool:
    """Whether something may be refused, told from the text."""
    try:
        return bool(_all_risks(module))
    except HclSyntaxError:
        return False


def _all_risks(module: Module) -> dict[str, list[int]]:
    """Give where something can be refused, by the paths of the files that have such."""
    key = ("risks",)
    if key not in module.kept:
        kinds = _kinds(module)
        found = {p: _risks(file.text, kinds) for p, file in module.files.items()}
        module.kept[key] = {path: risks for path, risks in found.items() if risks}
    kept: dict[str, list[int]] = module.kept[key]
    return kept


def _kinds(module: Module) -> dict[str, str]:
    """Give the words that the types of variables begin with, by name, and lists.

    Those are local values that are written as such.
    """
    found: dict[str, str] = {}
    for file in module.files.values():
        for name, rest in _VARIABLE.findall(file.text):
            type_ = _TYPE.search(rest)
            found[name] = type_[1] if type_ else "any"
    for (kind, name), (one, *_) in module.declarations.all.items():
        if kind == "local" and _LIST.match(one.file.text, one.start, one.end):
            found[f"local.{name}"] = "list"
    return found


def _risks(text: str, kinds: dict[str, str]) -> list[int]:
    """Give where something stands that can be refused, in its order."""
    found = [risk.end() - 1 for sign in _SIGNS for risk in sign.finditer(text)]
    for shape, fine in _READS:
        names = {
            name
            for name in set(shape.findall(text))
            if kinds.get(name, "any") not in fine
        }
        if names:
            found += [
                said.start(1) for said in shape.finditer(text) if said[1] in names
            ]
    return sorted(found)


def _any_in(offsets: list[int], start: int, end: int) -> bool:
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end
