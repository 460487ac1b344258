"""Whether something may be wrong in a block that declares something, by its text."""

from __future__ import annotations

from tffix.errors import HclSyntaxError
from tffix.hcl.outline import shape
from tffix.hcl.scanner import STRING, is_in_text, items
from tffix.lazy_re import found_in, pattern
from tffix.terraform import language
from tffix.terraform.kept import kept
from tffix.terraform.module.written_types import (
    LIST,
    MAP,
    OBJECT,
    arguments,
    fits,
    outer,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.outline import Outline, Shape
    from tffix.hcl.scanner import ItemSpan
    from tffix.terraform.module.module import Module

_REFERENCE = pattern(
    r"\$\{~?\s*+([^\W\d][\w-]*+)\s*+~?\}"
    r"|=[ \t]*+(?!(?:true|false|null)\b)([^\W\d][\w-]*+)[ \t]*+(?:[\r\n}]|\#|/[/*])"
    r"|\[[ \t]*+(?!(?:true|false|null|for)\b)([^\W\d][\w-]*+)[ \t]*+[,\]]"
)
_FOR = pattern(r"for[ ]([^\W\d][\w-]*+)(?:[ ]*+,[ ]*+([^\W\d][\w-]*+))?[ ]in[ ]")
_SIGN = pattern(rf'{STRING}|["()\[\]{{}}\#/]')
# what most variables say of their type
_PLAIN_TYPE = pattern(r"type(?<!\wtype)[ \t]*+=[ \t]*+(?:string|number|bool|any)\b")
_LONG_TYPE = pattern(r"\n[ \t]*+type[ \t]*+=[ \t]*+(?:object|list|set|map|tuple)\(")
_PARENTHESIS = pattern(r"[()]")
_READ = pattern(r"(?:var|local)\.")
_BLOCK_LINE = pattern(r'\n[ \t]*+[\w-]++(?:[ \t]++"[^"\n]*+")?[ \t]*+\{')
_KIND = pattern(r"\w*")


_TYPE = pattern(r"type(?<!\wtype)[ \t]*+=[ \t]*+([^\r\n]*+)")
_DEFAULT = pattern(r"default(?<!\wdefault)[ \t]*+=[ \t]*+([^\r\n]*+)")
# types that need no look, each with defaults that need none
_PLAIN = {
    "string": pattern(r'"|null\b'),
    "any": pattern(""),
    "number": pattern(r"(?:null|\d++(?:\.\d++)?)[ \t]*+(?:$|\#)"),
    "bool": pattern(r"(?:true|false|null)\b"),
    "list(string)": pattern(r'null\b|\[(?:"[^"]*+",?[ \t]*+)*+\]'),
    "map(string)": pattern(r"null\b|\{\}"),
}
_EMPTY = {
    LIST: pattern(r"(?:null|\[\s*+\])\s*+(?:\#|$)"),
    MAP: pattern(r"(?:null|\{\s*+\})\s*+(?:\#|$)"),
    OBJECT: pattern(r"null\s*+(?:\#|$)"),
}
# what is not nullable can have a default that is null
_INNERMOST = pattern(r"\{[^{}]*+\}")
_FIELD = pattern(r"[\w-]++(?=[ \t]*+=)")
_QUOTED_FIELD = pattern(
    r'"[ \t]*+=[ \t]*+(?:string|number|bool|any|list|set|map|object|tuple|optional)\b'
)
# the default of an optional attribute, where it does not begin as a constant
_READING_DEFAULT = pattern(
    r"optional\([^,\n]*+,\s*+(?!true\b|false\b|null\b|[\"\d{\[-])"
)
_MAY_BE_NO_NULL = pattern(r"\bnullable\b(?![ \t]*+=[ \t]*+true[ \t]*+[\r\n])")

# what is settled before any value is known: by the type of block, the names to it
LITERAL: dict[str, set[tuple[str, ...]]] = {
    "module": {("source",), ("version",)},
    "output": {("description",), ("sensitive",), ("ephemeral",)},
    "provider": {("version",)},
    "terraform": {("required_version",)},
    "resource": {
        ("lifecycle", "create_before_destroy"),
        ("lifecycle", "prevent_destroy"),
    },
    "variable": {
        ("default",),
        ("description",),
        ("sensitive",),
        ("ephemeral",),
        ("nullable",),
    },
}
# the types of the settings of the language, by the type of block and the names to them
_TEXT, _TRUTH = "a text", "true or false"
TYPES_OF_SETTINGS: dict[str, dict[tuple[str, ...], str]] = {
    "module": {("source",): _TEXT, ("version",): _TEXT},
    "output": {
        ("description",): _TEXT,
        ("sensitive",): _TRUTH,
        ("ephemeral",): _TRUTH,
    },
    "terraform": {("required_version",): _TEXT},
    "resource": {
        ("lifecycle", "create_before_destroy"): _TRUTH,
        ("lifecycle", "prevent_destroy"): _TRUTH,
    },
    "variable": {
        ("description",): _TEXT,
        ("sensitive",): _TRUTH,
        ("ephemeral",): _TRUTH,
        ("nullable",): _TRUTH,
    },
}
_PLAINLY = {_TEXT: pattern(r"\"|<<"), _TRUTH: pattern(r"(?:true|false)\b")}
_SETTLED = {kind: [path[-1] for path in paths] for kind, paths in LITERAL.items()}
# what other languages have for true, false and null; whatever a string may have
FOREIGN_LITERALS = {
    **dict.fromkeys(("True", "TRUE"), "true"),
    **dict.fromkeys(("False", "FALSE"), "false"),
    **dict.fromkeys(("None", "Null", "NULL", "nil", "undefined"), "null"),
}
_FOREIGN_LITERAL = pattern(
    rf"(?<![\w.\"-])(?:{'|'.join(FOREIGN_LITERALS)})(?![\w.\"=-]|[ \t]*+=(?!=))"
)
# a plain text, a number, a word, or what is empty or has no more than these
_WRITTEN_OUT = pattern(
    r"(?:\"[^\"$%\\]*+\"|-?[\d.]++|true|false|null|\[\]"
    r"|\{(?:[ \t]*+[\w-]++[ \t]*+=[ \t]*+(?:\"[^\"$%\\]*+\"|\d++|true|false)"
    r"[ \t]*+,?)*+[ \t]*+\})[ \t]*+(?:\#|\}?[ \t]*+$)"
)


def may_be_bare(text: str) -> bool:
    """Whether a name may stand for a value alone, as ``name`` for ``var.name``."""
    if "=" not in text:
        return False
    text = without_type(text)
    if "type" in text:
        text = _PLAIN_TYPE.sub("", text)
    return found_in(_FOREIGN_LITERAL, text) or any(
        not _is_bound(text, found.start(), found[1] or found[2] or found[3])
        for found in _REFERENCE.finditer(text)
        if not (found[3] and is_in_text(text, found.start()))  # as "[a-z]"
    )


def _is_bound(text: str, at: int, name: str) -> bool:
    """Whether a name is surely what a ``for`` in front of an offset binds."""
    start = text.rfind("for ", 0, at)
    while start >= 0:
        bound = _FOR.match(text, start)
        if bound and name in bound.groups() and _opens(text, start):
            return _is_inside(text[bound.end() : at])
        start = text.rfind("for ", 0, start)
    return False


def _opens(text: str, at: int) -> bool:
    """Whether what stands at an offset is the first in brackets, and in no comment."""
    before = text[:at].rstrip()
    line = before[before.rfind("\n") + 1 :]
    return line.endswith(("[", "{")) and not any(sign in line for sign in '"#/')


def _is_inside(text: str) -> bool:
    """Whether a text surely closes no bracket that it has not opened."""
    depth = 0
    for found in _SIGN.finditer(text):
        sign = found[0]
        if sign == '"':  # a string that is open still
            return text.count('"', found.end()) == 0
        if sign in "#/":
            return False
        depth += 1 if sign in "([{" else -1 if sign in ")]}" else 0
        if depth < 0:
            return False
    return True


def without_type(text: str) -> str:
    """Give the text of a variable without a type of several lines.

    There, names of types stand where names of values stand elsewhere.
    """
    found = _LONG_TYPE.search(text) if text.startswith("variable") else None
    if found is None:
        return text
    depth = 1
    for sign in _PARENTHESIS.finditer(text, found.end()):
        depth += 1 if sign[0] == "(" else -1
        if not depth:
            type_ = text[found.start() : sign.end()]
            # what a string or a comment holds does not count
            plain = not any(one in type_ for one in ('"', "#", "//", "/*"))
            return text[: found.start()] + text[sign.end() :] if plain else text
    return text


def _may_have_odd_fields(type_: str) -> bool:
    """Whether an object type may have an attribute twice, or a default that reads."""
    return bool(_QUOTED_FIELD.search(type_) or _READING_DEFAULT.search(type_)) or any(
        len(names) != len(set(names)) for names in map(_FIELD.findall, _parts(type_))
    )


def _parts(type_: str) -> Iterator[str]:
    """Give what is in each of the braces of a type; all of it where that is unsure."""
    if any(sign in type_ for sign in ('"', "#", "//", "/*")):
        yield type_
        return
    rest = type_
    while found := _INNERMOST.findall(rest):
        yield from found
        rest = _INNERMOST.sub("", rest)
    yield rest


def may_mistype(text: str) -> bool:
    """Whether a type or a default of a variable is not as most are."""
    if found_in(_MAY_BE_NO_NULL, text):
        return True
    type_, default = _TYPE.search(text), _DEFAULT.search(text)
    plain = _PLAIN.get(type_[1].strip() if type_ else "any")
    if plain and (default is None or plain.match(default[1])):
        return False
    said = arguments(text)
    if said is None or _may_have_odd_fields(said.get("type", "")):
        return True
    type_of_all = outer(said["type"]) if "type" in said else "any"
    plain = _EMPTY.get(type_of_all) or _PLAIN.get(type_of_all)
    return plain is None or not (
        "default" not in said
        or plain.match(said["default"])
        or fits(said["type"], said["default"])
    )


def may_be_mistyped(_type: str, outline: Outline, module: Module) -> bool:
    """Whether a variable may be mistyped, as it is or as override files leave it."""
    return module.has_overrides or may_mistype(outline.text)


def is_plain(variable: str, value: str) -> bool:
    """Whether a value is surely of the type of a variable, by the texts of both."""
    type_ = _TYPE.search(variable)
    plain = _PLAIN.get(type_[1].strip() if type_ else "any")
    return plain is not None and bool(plain.match(value)) and "${" not in value


def may_be_settled_late(_type: str, outline: Outline, _module: Module) -> bool:
    """Whether an argument that takes literals may have another value."""
    kind = _KIND.match(outline.text)
    return "provider_meta" in outline.blocks or not all(
        _WRITTEN_OUT.match(code)
        for name in _SETTLED.get(kind[0] if kind else "", ())
        for code in outline.arguments.get(name, ())
    )


def may_set_wrongly(_type: str, outline: Outline, _module: Module) -> bool:
    """Whether a setting of the language may be of another type than it takes."""
    kind = _KIND.match(outline.text)
    return not all(
        _PLAINLY[type_].match(code)
        for path, type_ in TYPES_OF_SETTINGS.get(kind[0] if kind else "", {}).items()
        for code in outline.arguments.get(path[-1], ())
    )


def may_show_sensitive(_type: str, outline: Outline, module: Module) -> bool:
    """Whether an output may show a variable that is sensitive."""
    return bool(_READ.search(outline.text)) and _has_sensitive(module)


@kept
def _has_sensitive(module: Module) -> bool:
    """Whether a variable may be sensitive."""
    try:
        return any(
            span.type == "variable" and "sensitive" in file.text_of(span)
            for file in module.files.values()
            if "sensitive" in file.text
            for span in file.spans
        )
    except HclSyntaxError:
        return True


def may_missay(text: str) -> bool:
    """Whether something in a block may not be in its list, or be missing from it."""
    return _missays(shape(text))


@kept
def _missays(shape: Shape) -> bool:
    kind, text = shape.kind, shape.text
    if kind == "locals":
        return bool(_BLOCK_LINE.search(text))
    known = language.SETTINGS.get(kind)
    if (
        known is None
        and "lifecycle" not in text
        and language.RESERVED_BLOCK not in text
    ):
        return False
    found = shape.items
    if found is None or (known is None and language.RESERVED_BLOCK in text):
        return True
    if known is None:
        of = language.LIFECYCLE if kind == "resource" else language.LIFECYCLE_OF_READ
        inner = {"lifecycle": of}
    else:
        if not _are(found, known) or any(one.name == "language" for one in found):
            return True
        inner = {
            key[1]: one
            for key, one in language.INNER_SETTINGS.items()
            if key[0] == kind
        }
    return any(
        not _are(items(text, one.open, one.end - 1), inner[one.name])
        for one in found
        if one.open is not None and one.name in inner
    )


# the blocks of these are looked into, too
_LOOKED_INTO = dict.fromkeys(
    (language.LIFECYCLE, language.LIFECYCLE_OF_READ),
    frozenset(("precondition", "postcondition")),
)


def _are(found: list[ItemSpan] | None, known: language.Settings) -> bool:
    """Whether items are all known, and all that must be; no block is looked into."""
    if found is None:
        return False
    arguments = {one.name for one in found if one.open is None}
    every = [one.name for one in found if one.open is not None]
    blocks = set(every)
    return (
        arguments <= known.arguments
        and blocks.issuperset(known.needed)
        and not any(every.count(name) > 1 for name in known.once)
        and arguments.issuperset(known.required)
        and blocks <= known.blocks
        and not blocks & _LOOKED_INTO.get(known, frozenset())
    )
