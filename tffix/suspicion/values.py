"""Whether an argument may have a value that it does not accept, by its text."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain

from tffix.aws import Format, enums, formats, ranges
from tffix.hcl.scanner import STRING
from tffix.lazy_re import pattern
from tffix.terraform.provider.accepted import has_own_schemas
from tffix.terraform.provider.type_names import wanted_types
from tffix.typed import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    import re
    from collections.abc import Container, Iterator, Mapping

    from tffix.aws import NumberRule
    from tffix.hcl.outline import Outline
    from tffix.terraform.module.module import Module

_Rule = TypeVar("_Rule")
_NUMBER = pattern(r"(?<![\w.])-?\d+(?![\w.])")
_QUOTED = pattern(r'"([^"$%\\]*)"')
# a key in brackets, or the second argument of what looks one up
_KEY = pattern(
    r'\["(?<=\w\[")[^"$%\\]*+"\]|lookup\([\w.]++,[ \t]*+"[^"$%\\]*+"(?=[ \t]*+[,)])'
)
_BOOLS = ("true", "false")
_LITERAL = pattern(r'"([^"]*)"|(?<![\w.])(-?\d+)\b')
_OPENING, _CLOSING = pattern(r"[\[({]"), pattern(r"[\])}]")
_OPEN = ("[", "(", "?", ":", "/*", ",")  # the rest is on the next line
# a text that may be nothing but a value
_WHOLE = pattern(r'"\$\{[^{}]*+(?:\}"|\{)')
# what gives a text, whatever it is given
_TEXT_CALLS = ("jsonencode(", "file(", "format(", "join(", "lower(", "replace(")
# objects, and merges of such, in which there surely is neither a list nor an object
_SIGNS = (
    rf'[^{{}}()\[\]"#/*]++|{STRING}|#[^\n]*+|//[^\n]*+|(?<=[\w\])])\[[^{{}}\[\]"*]*+\]'
)
_FLAT = rf"{_SIGNS}|\((?:{_SIGNS})*+\)"
# behind the name of an argument, from right to left, what its value begins with
_LISTS = pattern(r"=[ \t]*+\[")
_ENTRIES = pattern(r"=[ \t]*+(?=[({]|merge\(|\"\$)")
_NAME = pattern(r"[ \t]*+(\w++)")
_LONGEST = 64  # characters in which a name and the spaces behind it are looked for
_FLAT_ENTRIES = pattern(
    rf"\{{(?:{_FLAT})*+\}}|merge\((?:{_FLAT}|\{{(?:{_FLAT})*+\}})*+\)"
)
# Each accepts all that the provider does, and more where that is easier to say.
_PATTERNS = {
    "arn": pattern(r"arn:[^:]*:[^:]*:[^:]*:[^:]*:.+"),
    "account": pattern(r"\d{12}"),
    "timestamp": pattern(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"
    ),
    "uuid": pattern(r"(?i)[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}"),
    "weekly_window": pattern(r"(?i)[a-z]{3}:\d\d:\d\d-[a-z]{3}:\d\d:\d\d"),
    "daily_window": pattern(r"\d\d:\d\d-\d\d:\d\d"),
}
# Arguments that take the syntax of blocks, which were measured by hand.
_IPV4 = Format(frozenset({"ipv4_cidr"}), network=True)
_BY_HAND = {
    "aws_security_group": ("ingress.cidr_blocks", "egress.cidr_blocks"),
    "aws_default_security_group": ("ingress.cidr_blocks", "egress.cidr_blocks"),
    "aws_network_acl": ("ingress.cidr_block", "egress.cidr_block"),
    "aws_default_network_acl": ("ingress.cidr_block", "egress.cidr_block"),
    "aws_route_table": ("route.cidr_block",),
}


# what EC2 takes in descriptions of groups and their rules; and what is no literal text
GROUP_SIGNS = r"a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*"
_FITTING = pattern(rf'"[{GROUP_SIGNS}]*+"|[^"/]')


@cache
def number_rules(type_: str) -> dict[str, list[NumberRule]]:
    """Give the ranges of arguments wherever they stand in a type."""
    return _by_name(ranges().get(type_, {}))


def may_be_out_of_range(type_: str, outline: Outline, _module: Module) -> bool:
    """Whether a number may be out of the range of its argument."""
    return any(
        "local." in code
        or code.endswith(_OPEN)
        or any(int(number) not in rule for number in _NUMBER.findall(code))
        for code, rules in outline.ruled(number_rules(type_))
        for rule in rules
    )


@cache
def forms(type_: str) -> Mapping[tuple[str, ...], Format]:
    """Give the forms of texts by path."""
    rules = {tuple(path.split(".")): _IPV4 for path in _BY_HAND.get(type_, ())}
    return {**rules, **formats().get(type_, {})}


@cache
def form_rules(type_: str) -> dict[str, list[Format]]:
    """Give the forms of arguments wherever they stand in a type."""
    return _by_name(forms(type_))


def may_be_misformed(type_: str, outline: Outline, _module: Module) -> bool:
    """Whether a text may not have the form that its argument wants."""
    return any(
        "local." in code
        or "\\" in code
        or code.endswith(_OPEN)
        or not all(has_form(text, rule) for text in _texts(code))
        for code, rules in outline.ruled(form_rules(type_))
        for rule in rules
    )


def _texts(code: str) -> list[str]:
    """Give the texts in code but those that only tell where to look."""
    if "lookup(" in code or '["' in code:
        code = _KEY.sub("", code)
    return _QUOTED.findall(code)


@lru_cache(4096)
def has_form(text: str, rule: Format) -> bool:
    """Whether a text has the form of a rule; an empty one mostly counts as none."""
    if not text:
        return True
    if rule.pattern:
        return bool(pattern(rule.pattern).search(text))
    return any(_is(text, form, strict=rule.network) for form in rule.forms)


class _Wanted(NamedTuple):
    """What arguments of a name want, anywhere in a type, in any version."""

    kinds: frozenset[str]
    # an object, or a collection of such
    has_objects: bool

    @property
    def is_list(self) -> bool:
        """Whether it is nothing but a list or a set."""
        return self.kinds <= {"list", "set"}

    @property
    def is_flat_map(self) -> bool:
        """Whether it is a map of texts, numbers or booleans."""
        return self.kinds == {"map"} and not self.has_objects


@cache
def _wanted(type_: str) -> dict[str, _Wanted]:
    return {
        name: _Wanted(frozenset(map(_kind, types)), any(map(_has_objects, types)))
        for name, types in wanted_types(type_).items()
    }


def _kind(type_: Any) -> str:
    """Give the kind of a type, as a schema writes it."""
    return str(type_[0]) if isinstance(type_, list) else type_


def _has_objects(type_: Any) -> bool:
    """Whether a type, as a schema writes it, is an object or a collection of such."""
    return isinstance(type_, list) and (type_[0] == "object" or _has_objects(type_[1]))


def may_have_other_type(type_: str, outline: Outline, module: Module) -> bool:
    """Whether an argument may have a value of another type than is wanted."""
    if may_hold_objects(type_, outline, module) or has_own_schemas(module):
        return True
    wanted = _wanted(type_)
    said = [
        (code, name)
        for name in wanted.keys() & outline.arguments.keys()
        for code in outline.arguments[name]
    ]
    text = outline.text
    maps = {name for _, name in said if wanted[name].is_flat_map}
    if maps and not all(
        _FLAT_ENTRIES.match(text, at) for at in _values(text, _ENTRIES, maps)
    ):
        return True
    lists = {name for code, name in said if code[:1] == "[" and wanted[name].is_list}
    doubted = [one for one in said if not wanted[one[1]].kinds <= _kinds(one[0])]
    if not (doubted or lists):
        return False
    if lists and _may_make_lists(text):
        return True
    from tffix.terraform.provider import (  # noqa: PLC0415, deferred: slow
        glanced_types,
    )

    return any(
        glanced_types.may_misfit(module, code, type_, name) for code, name in doubted
    ) or any(
        glanced_types.may_hold_collections(module, text, at)
        for at in (_values(text, _LISTS, lists) if lists else ())
    )


def may_hold_objects(type_: str, outline: Outline, _module: Module) -> bool:
    """Whether an argument may be an object, or a collection of such."""
    wanted = _wanted(type_)
    return not wanted or any(
        wanted[name].has_objects for name in outline.arguments if name in wanted
    )


def _values(text: str, shape: re.Pattern[str], names: Container[str]) -> Iterator[int]:
    """Give where a shape ends that stands behind an argument of one of some names."""
    for found in shape.finditer(text):
        start = found.start()
        before = _NAME.match(text[max(0, start - _LONGEST) : start][::-1])
        if before and before[1][::-1] in names:
            yield found.end()


def _may_make_lists(text: str) -> bool:
    """Whether a list may be made for each of some: ``[for x in all : [x.a, x.b]]``."""
    first = _FOR.search(text)
    return first is not None and _MADE.search(text, first.end()) is not None


_FOR, _MADE = pattern(r"for(?<!\wfor)\s"), pattern(r":\s*+[\[(#/]")
_NONE: frozenset[str] = frozenset()
_KINDS_OF_SIGNS = {
    '"': frozenset(("string",)),
    "[": frozenset(("list", "set")),
    "{": frozenset(("map", "object")),
}


@lru_cache(4096)
def _kinds(code: str) -> frozenset[str]:
    """Give the kinds of types of which code that begins so surely is each."""
    if code.startswith(_TEXT_CALLS):
        return _KINDS_OF_SIGNS['"']
    if code in _BOOLS:
        return frozenset(("bool",))
    if code.isdecimal():
        return frozenset(("number",))
    return _NONE if _WHOLE.match(code) else _KINDS_OF_SIGNS.get(code[:1], _NONE)


@cache
def accepted_values(type_: str) -> dict[str, tuple[frozenset[str], bool]]:
    """Give what an argument accepts wherever it stands, and whether in any case.

    That is in resources of a type and in its data sources.
    """
    found: dict[str, tuple[frozenset[str], bool]] = {}
    rules = (enums().get(one, {}).items() for one in (type_, f"data.{type_}"))
    for (*_, name), rule in chain.from_iterable(rules):
        values = frozenset(map(str, rule.values))
        old, any_case = found.get(name, (values, rule.any_case))
        found[name] = old & values, any_case and rule.any_case
    return found


def may_be_no_value(type_: str, outline: Outline, _module: Module) -> bool:
    """Whether an argument may have a value that is none of those that it accepts."""
    return any(
        not _is_accepted(code, *rule)
        for code, rule in outline.ruled(accepted_values(type_))
    )


@lru_cache(4096)
def _is_accepted(code: str, values: frozenset[str], any_case: bool) -> bool:  # noqa: FBT001, as it is kept
    """Whether code says values that are accepted, or none at all."""
    if "local." in code or len(_OPENING.findall(code)) > len(_CLOSING.findall(code)):
        return False
    if "#" not in code and "//" not in code:  # a comment can have the question mark
        code = code.partition("?")[2] or code
    said = {string or number for string, number in _LITERAL.findall(code)}
    if code.strip() in _BOOLS:
        said.add(code.strip())
    if any_case:
        said = {one.lower() for one in said}
        values = frozenset(value.lower() for value in values)
    return said <= values | {""}


def may_have_foreign_signs(_type: str, outline: Outline, _module: Module) -> bool:
    """Whether a description may have characters that EC2 does not take in groups."""
    return not all(map(_FITTING.match, outline.arguments.get("description", ())))


def _by_name(rules: Mapping[tuple[str, ...], _Rule]) -> dict[str, list[_Rule]]:
    found: dict[str, list[_Rule]] = {}
    for (*_, name), rule in rules.items():
        found.setdefault(name, []).append(rule)
    return found


def _is(text: str, form: str, *, strict: bool) -> bool:
    if form in _PATTERNS:
        return bool(_PATTERNS[form].fullmatch(text))
    if form == "json":
        import json  # noqa: PLC0415, deferred: seldom asked

        try:
            json.loads(text)
        except ValueError:
            return False
        return True
    return _is_address(text, form, strict=strict)


def _is_address(text: str, form: str, *, strict: bool) -> bool:
    """Whether a text is an address, or a network, strict of one without a host."""
    import ipaddress  # noqa: PLC0415, deferred: seldom asked

    version = 4 if form.startswith("ipv4") else 6
    try:
        if not form.endswith("cidr"):
            return ipaddress.ip_address(text).version == version
        found = ipaddress.ip_network(text, strict=strict and version == 4)  # noqa: PLR2004
    except ValueError:
        return False
    return found.version == version and "/" in text
