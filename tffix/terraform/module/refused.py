"""Expressions that Terraform refuses before any variable has a value."""

from __future__ import annotations

from bisect import bisect_right

from tffix.errors import HclSyntaxError
from tffix.hcl.scanner import is_in_text
from tffix.lazy_re import pattern
from tffix.terraform import PRIMITIVES
from tffix.terraform.kept import kept
from tffix.terraform.module.references import arguments
from tffix.terraform.module.written_types import declared, fields
from tffix.terraform.values.signatures import signatures
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from tffix.hcl import nodes as n
    from tffix.hcl.file import File
    from tffix.terraform.module.local_reads import Chains
    from tffix.terraform.module.module import Module

_COLLECTIONS = ("list", "set", "map", "object", "tuple")

# What can be refused, told from the text; each by itself is searched faster than all,
# and fastest where it begins with a character, not with a class or a condition.
_TEXT = r'"(?:[^"\\$%\n]|\\.|[$%](?!\{))*+"'
_SIGNS = (
    # arms of a conditional, of which one is a collection and one may be none
    pattern(r'\?\s*+(?:"[^"\n]*+"|[\w.-]++)\s*+:\s*+[\[{]'),
    pattern(r'\]\s*+:\s*+["\d]'),
    pattern(r'\}\s*+:\s*+["\d{\[]'),
    pattern(r"[?:]\s*+(?:tolist|toset|tomap|concat|merge)\("),
    # a text or a number as a condition
    pattern(r'=(?<![=!<>]=)[ \t]++(?:"[^"\n]*+"|\d++)[ \t]++(?:\?|&&|\|\|)'),
    # a text beside an operator
    pattern(r'"[ \t]++(?:[-+*/%]|[<>]=?)[ \t]'),
    pattern(r'[-+*/%<>]=?[ \t]++"'),
    pattern(r'!"'),
    # an index of what is written out
    pattern(r"local\.[\w-]++\[\d"),
    pattern(r'in(?<!\win)[ \t]++(?:[\["]|\d++[ \t]*+:)'),
    # a list in a text
    pattern(r"\$\{[\[{]"),
    # a call of what is written out
    pattern(rf"\((?<=\w\()(?:[\s\d,.\[\]{{}}=-]|\b(?:true|false|null)\b|{_TEXT})++\)"),
    pattern(r"\(<<(?<=\w\(<<)"),
    pattern(r"templatestring\("),
    pattern(r"\((?:(?<=\bmax\()|(?<=\bmin\()|(?<=\bconcat\())\s*+\)"),
    # a text or a list beside what is written out
    pattern(r'merge\(\s*+(?:(?:\{[^{}()]*+\}|[\w.-]++)\s*+,\s*+)?["\[]'),
    pattern(r"concat\(\s*+(?:[\w.-]++\s*+,\s*+)*+\{"),
    pattern(r'lookup\(\s*+(?:\{[^{}()]*+\}|local\.[\w-]++\.[\w.-]++)\s*+,\s*+"'),
)
_INDEXED = (pattern(r"\]\["), pattern(r"\}\["))
# a call of what has a name; the function is in front of it
_CALL = pattern(rf"\((?<=\w\()((?:[\s\d,.]|(?:var|local)\.[\w-]++|{_TEXT})++)\)")
_FUNCTION = pattern(r"\w++")
_LONGEST = 64  # characters of the name of a function
_FINE = {
    "keys": ("map", "object"),
    "length": ("string", *_COLLECTIONS),
    "tolist": ("list", "set"),
    "toset": ("list", "set"),
    "values": ("map", "object"),
}
# a variable that is read as its type may not be
_READS = (
    (pattern(r"in(?<!\win)[ \t]++var\.([\w-]++)"), ("any", *_COLLECTIONS)),
    (
        pattern(r"merge\((?:[^()]*[,\s])?var\.([\w-]++)\s*+[,)]"),
        ("any", "map", "object"),
    ),
    (
        pattern(r"concat\((?:[^()]*[,\s])?var\.([\w-]++)\s*+[,)]"),
        ("any", "list", "set", "tuple"),
    ),
    (pattern(r"\$\{(local\.[\w-]++)\}"), ("any", "string")),
    (pattern(r"(local\.[\w-]++)(?:\[\*\]|\.\*)\.[A-Za-z_]"), ("any", "list")),
    (pattern(r"\?\s*+var\.([\w-]++)\s*+:"), ("any", *PRIMITIVES)),
    (pattern(r"[:!]\s*+var\.([\w-]++)"), ("any", *PRIMITIVES)),
    (
        pattern(r"var\.(?<!\wvar\.)([\w-]++)\s*+(?:\?|&&|\|\||[-+*/%<>])"),
        ("any", *PRIMITIVES),
    ),
)
_STEP = pattern(
    r"var\.(?<!\wvar\.)([\w-]++)([.\[])(?:([A-Za-z_][\w-]*+)(?![.\[\w(-]))?"
)
# calls of a few functions with what they surely take, each argument by its type
_ONE = "(?:string|number|bool)"
_SURE = pattern(
    rf"coalesce\((?:{_ONE},)++|merge\((?:map\([^,]++,)++|(?:starts|ends)with\({_ONE},text,"
    rf"|trim(?:prefix|suffix)\({_ONE},text,|lookup\(map\(string\),(?:text,){{1,2}}"
    r"|element\(list\([^,]++,whole,|join\(text,(?:list|set)\(string\),"
    r"|cidr(?:host|subnet)\(string,(?:whole,){1,2}"
)
_DEEP = (pattern(r"local\.[\w-]++[.\[]"), pattern(r"in(?<!\win)[ \t]++local\."))
_BY_COUNT = pattern(r"count\.index\](?![.\[])")
_BY_NUMBER = pattern(r"(?:count\.index|\d++)\](?![.\[])")
_WRITTEN = pattern(r'[\w-]++\s*+=\s*+(?:([\[{])|"[^"$%\\\n]++"\s*+$)')


class Refused(NamedTuple):
    """An expression that is refused in any case, and why.

    ``block`` is the top-level block in which it stands. Of a chain of attributes and
    indexes, ``node`` ends with the step that leads nowhere.
    """

    file: File
    block: n.Block
    node: n.Expression
    why: str


@kept
def refused(module: Module) -> list[Refused]:
    """Give what is refused in a module, file by file in the order of the text.

    A variable has its type and no value; what is read of resources, data sources and
    modules is not known, and nothing is said of what depends on it. Nor of what may not
    be evaluated: an arm of a conditional, what ``try`` and ``can`` hold, what is made
    for each element of a collection. Of calls, only those are looked at whose arguments
    read nothing but variables, local values and what ``for_each`` and ``count`` give.

    Raises HclSyntaxError where a block that is looked at is not HCL.
    """
    return list(_refused(module))


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
                for _, item, _ in arguments(block, risks)
                for node, why in look.in_argument(block, item, risks)
            ]
            yield from sorted(found, key=lambda one: one.node.start)


def may_refuse(module: Module) -> bool:
    """Whether something may be refused, told from the text."""
    try:
        return bool(_all_risks(module))
    except HclSyntaxError:
        return False


@kept
def _all_risks(module: Module) -> dict[str, list[int]]:
    """Give where something can be refused, by the paths of the files that have such."""
    kinds = _kinds(module)
    found = {p: _risks(one, module, kinds) for p, one in module.files.items()}
    return {path: risks for path, risks in found.items() if risks}


def _kinds(module: Module) -> dict[str, str]:
    """Give the words that the types of variables begin with, by name.

    So of local values, where they are written as texts, and "list" where as others.
    """
    found = {name: _word(one.type) for name, one in declared(module).items()}
    for (kind, name), (one, *_) in module.declarations.all.items():
        if kind != "local":
            continue
        written = _WRITTEN.match(one.file.text[one.start : one.end])
        if written and (written[1] or not module.has_overrides):
            found[f"local.{name}"] = "list" if written[1] else "string"
    return found


def _word(type_: str) -> str:
    found = _FUNCTION.match(type_)
    return found[0] if found else "any"


class _Seen(NamedTuple):
    """What a text has that can be refused: surely, or if a name is of some type."""

    risks: list[int]
    # of each of the shapes, where it is read and what
    reads: list[list[tuple[int, str]]]
    calls: list[re.Match[str]]
    steps: list[re.Match[str]]
    locals: Chains | None


@kept
def _seen(file: File) -> _Seen:
    text = file.text
    risks = [risk.end() - 1 for sign in _SIGNS for risk in sign.finditer(text)]
    risks += [
        said.end() - 1
        for shape in _INDEXED
        for said in shape.finditer(text)
        if not is_in_text(text, said.start())
    ]
    reads = [
        [(said.start(1), said[1]) for said in shape.finditer(text)]
        for shape, _ in _READS
    ]
    calls, steps = [*_CALL.finditer(text)], [*_STEP.finditer(text)]
    return _Seen(risks, reads, calls, steps, _chains(text))


def _risks(file: File, module: Module, kinds: Mapping[str, str]) -> list[int]:
    """Give where something stands that can be refused, in its order."""
    seen = _seen(file)
    found = [
        start
        for some, (_, fine) in zip(seen.reads, _READS, strict=True)
        for start, name in some
        if kinds.get(name, "any") not in fine
    ]
    found += [said.end() - 1 for said in seen.calls if not _takes(said, module, kinds)]
    found += [said.start(1) for said in seen.steps if not _has(said, module, kinds)]
    if seen.locals:
        found += seen.locals.misses(module)
    return sorted(seen.risks + found)


def _chains(text: str) -> Chains | None:
    """Give what is read of local values, deeper than of one; None where nothing is."""
    if "local." not in text or not (
        "dynamic" in text or any(shape.search(text) for shape in _DEEP)
    ):
        return None
    from tffix.terraform.module.local_reads import Chains  # noqa: PLC0415, for few files

    return Chains(text)


def _takes(said: re.Match[str], module: Module, kinds: Mapping[str, str]) -> bool:
    """Whether a function surely takes its arguments, which are names and literals."""
    at = said.start()
    before = _FUNCTION.match(said.string[max(0, at - _LONGEST) : at][::-1])
    if before is None:
        return False
    function, argument = before[0][::-1], said[1].strip()
    if "," in argument:
        types = [_type(one.strip(), module) for one in argument.split(",")]
        return bool(_SURE.fullmatch(f"{function}({','.join(types)},"))
    root, _, name = argument.partition(".")
    kind = kinds.get(name if root == "var" else argument)
    signature = signatures().get(function)
    if kind is None or signature is None:
        return False
    parameters = list(signature.parameters.values())
    return kind in _FINE.get(function, ()) or (
        root == "var" and parameters == ["string"] and kind in PRIMITIVES
    )


def _type(argument: str, module: Module) -> str:
    """Give the type of an argument; empty where it is not surely known."""
    if argument.isdecimal():
        return "whole"
    if argument[:1] == argument[-1:] == '"':
        return "text"
    root, _, name = argument.partition(".")
    variable = declared(module).get(name) if root == "var" else None
    return "".join(variable.type.split()) if variable and variable.kind else ""


def _has(said: re.Match[str], module: Module, kinds: Mapping[str, str]) -> bool:
    """Whether there surely is what is read of a variable."""
    name, sign, attribute = said.groups()
    kind = kinds.get(name, "any")
    if kind in ("any", "map"):
        return True
    if sign == "[":
        indexes = {"list": _BY_NUMBER, "tuple": _BY_COUNT}.get(kind)
        return indexes is not None and bool(indexes.match(said.string, said.end()))
    variable = declared(module).get(name)
    return variable is not None and attribute in fields(variable.type)
