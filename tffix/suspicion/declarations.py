"""Whether something may be wrong in a block that declares something, by its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.errors import HclSyntaxError
from tffix.hcl.scanner import items, items_of
from tffix.lazy_re import pattern
from tffix.terraform import language

if TYPE_CHECKING:
    from tffix.hcl.outline import Outline
    from tffix.hcl.scanner import ItemSpan
    from tffix.terraform.module.module import Module

_REFERENCE = pattern(
    r"\$\{~?\s*+[^\W\d][\w-]*+\s*+~?\}"
    r"|=[ \t]*+(?!(?:true|false|null)\b)[^\W\d][\w-]*+[ \t]*+(?:[\r\n}]|\#|/[/*])"
)
# what most variables say of their type
_PLAIN_TYPE = pattern(r"\btype[ \t]*+=[ \t]*+(?:string|number|bool|any)\b")
_LONG_TYPE = pattern(r"\n[ \t]*+type[ \t]*+=[ \t]*+(?:object|list|set|map|tuple)\(")
_PARENTHESIS = pattern(r"[()]")
_TYPE = pattern(r"\btype[ \t]*+=[ \t]*+([^\r\n]*+)")
_DEFAULT = pattern(r"\bdefault[ \t]*+=[ \t]*+([^\r\n]*+)")
# types that need no look, each with defaults that need none
_PLAIN = {
    "string": pattern(r'"|null\b'),
    "any": pattern(""),
    "number": pattern(r"(?:null|\d++(?:\.\d++)?)[ \t]*+(?:$|\#)"),
    "bool": pattern(r"(?:true|false|null)\b"),
    "list(string)": pattern(r'null\b|\[(?:"[^"]*+",?[ \t]*+)*+\]'),
    "map(string)": pattern(r"null\b|\{\}"),
}
_FIELD = r"[ \t]*+[A-Za-z_]\w*+[ \t]*+=[ \t]*+(?:string|number|bool|any)[ \t]*+"
_OBJECT = rf"object\(\{{{_FIELD}(?:,{_FIELD})*+,?[ \t]*+\}}\)"
_PLAIN_OBJECTS = pattern(rf"{_OBJECT}|(?:list|map|set)\({_OBJECT}\)")
_NULL = pattern(r"null[ \t]*+(?:$|\#)")
# all but what nearly all write; what is not nullable can have a default that is null
_SETTINGS = pattern(
    r"\b(?:(?:sensitive|ephemeral)\b(?![ \t]*+=[ \t]*+(?:true|false)[ \t]*+[\r\n])"
    r"|nullable\b(?![ \t]*+=[ \t]*+true[ \t]*+[\r\n]))"
)
_READ = pattern(r"(?:var|local)\.")
_KIND = pattern(r"\w*")


def may_be_bare(text: str) -> bool:
    """Whether a name may stand for a value alone, as ``name`` for ``var.name``."""
    return bool(_REFERENCE.search(_PLAIN_TYPE.sub("", without_type(text))))


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


def may_mistype(text: str) -> bool:
    """Whether a type, a default or a setting of a variable is not as most are."""
    type_, default = _TYPE.search(text), _DEFAULT.search(text)
    said = type_[1].strip() if type_ else "any"
    plain = _PLAIN.get(said) or (_NULL if _PLAIN_OBJECTS.fullmatch(said) else None)
    return (
        plain is None
        or (default is not None and not plain.match(default[1]))
        or bool(_SETTINGS.search(text))
    )


def may_show_sensitive(_type: str, outline: Outline, module: Module) -> bool:
    """Whether an output may show a variable that is sensitive."""
    return bool(_READ.search(outline.text)) and _has_sensitive(module)


def _has_sensitive(module: Module) -> bool:
    """Whether a variable may be sensitive."""
    key = ("has sensitive",)
    if key not in module.kept:
        try:
            found = any(
                span.type == "variable" and "sensitive" in file.text_of(span)
                for file in module.files.values()
                if "sensitive" in file.text
                for span in file.spans
            )
        except HclSyntaxError:
            found = True
        module.kept[key] = found
    kept: bool = module.kept[key]
    return kept


def may_missay(text: str) -> bool:
    """Whether something in a block may not be in its list, or be missing from it."""
    start = _KIND.match(text)
    kind = start[0] if start else ""
    known = language.SETTINGS.get(kind)
    if (
        known is None
        and "lifecycle" not in text
        and language.RESERVED_BLOCK not in text
    ):
        return False
    found = items_of(text)
    if found is None or (known is None and language.RESERVED_BLOCK in text):
        return True
    if known is None:
        of = language.LIFECYCLE if kind == "resource" else language.LIFECYCLE_OF_READ
        inner = {"lifecycle": of}
    else:
        if not _are(found, known):
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
    blocks = {one.name for one in found if one.open is not None}
    return (
        arguments <= known.arguments
        and arguments.issuperset(known.required)
        and blocks <= known.blocks
        and not blocks & _LOOKED_INTO.get(known, frozenset())
    )
