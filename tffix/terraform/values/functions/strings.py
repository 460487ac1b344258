"""Functions of strings."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.terraform.values.functions.declare import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    STRINGS,
    function,
)
from tffix.terraform.values.re2 import compiled, matches
from tffix.terraform.values.types import list_of
from tffix.terraform.values.value import (
    EvaluationError,
    Unsure,
    Value,
    clusters,
    null,
    record,
    sequence,
    string,
)
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    import regex

    from tffix.terraform.values.numbers import Number

SPACE = " \t\n\v\f\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_ENDING = pattern(r"(?:\r\n?|\n)*\Z")
_REFERENCE = pattern(r"(?a)\$(?:(\$)|\{(\w+)\}|(\w+))")
_MAX_LENGTH = 50_000


@function(STRING)
def chomp(text: str) -> str:
    return _ENDING.sub("", text, count=1)


@function(STRING, STRING, returns=BOOL)
def endswith(text: str, end: str) -> bool:
    return text.endswith(end)


@function(STRING, STRING, returns=BOOL)
def startswith(text: str, start: str) -> bool:
    return text.startswith(start)


@function(STRING, STRING, returns=BOOL)
def strcontains(text: str, part: str) -> bool:
    return part in text


@function(NUMBER, STRING)
def indent(spaces: Number, text: str) -> str:
    if not isinstance(spaces, int) or spaces < 0:
        raise EvaluationError("not a number of spaces")
    if spaces * text.count("\n") > _MAX_LENGTH:
        raise Unsure(STRING)
    return text.replace("\n", "\n" + " " * spaces)


@function(STRING, rest=STRINGS)
def join(separator: str, *lists: Value) -> str:
    if not lists:
        raise EvaluationError("join takes at least one list")
    items = [item.data for some in lists for item in some.data]
    if None in items:
        raise EvaluationError("null in a list of strings")
    return separator.join(items)


@function(STRING, STRING, returns=STRINGS)
def split(separator: str, text: str) -> list[str]:
    return text.split(separator) if separator else list(text)


@function(STRING)
def lower(text: str) -> str:
    return text.lower() if text.isascii() else "".join(map(_lower, text))


@function(STRING)
def upper(text: str) -> str:
    return text.upper() if text.isascii() else "".join(map(_upper, text))


def _lower(character: str) -> str:
    # Terraform maps each character by itself, and to one
    made = character.lower()
    return made if len(made) == 1 else "i" if character == "İ" else character


def _upper(character: str) -> str:
    made = character.upper()
    return made if len(made) == 1 else character


@function(STRING)
def title(text: str) -> str:
    made = []
    before = " "
    for character in text:
        if _separates(before):
            large = character.title()
            made.append(large if len(large) == 1 else character)
        else:
            made.append(character)
        before = character
    return "".join(made)


def _separates(character: str) -> bool:
    if character.isascii():
        return not (character.isalnum() or character == "_")
    return character in SPACE


@function(STRING)
def strrev(text: str) -> str:
    return "".join(reversed(clusters(text)))


@function(STRING, NUMBER, NUMBER)
def substr(text: str, offset: Number, length: Number) -> str:
    if not isinstance(offset, int) or not isinstance(length, int):
        raise EvaluationError("a whole number is required")
    characters = clusters(text)
    if offset < 0 and length == 0:
        length = -1  # as Terraform does it
    start = max(offset + len(characters) if offset < 0 else offset, 0)
    return "".join(characters[start : None if length < 0 else start + length])


@function(STRING, STRING)
def trim(text: str, characters: str) -> str:
    return text.strip(characters) if characters else text


@function(STRING, STRING)
def trimprefix(text: str, prefix: str) -> str:
    return text.removeprefix(prefix)


@function(STRING, STRING)
def trimsuffix(text: str, suffix: str) -> str:
    return text.removesuffix(suffix)


@function(STRING)
def trimspace(text: str) -> str:
    return text.strip(SPACE)


@function(STRING, STRING, STRING)
def replace(text: str, old: str, new: str) -> str:
    if len(old) > 1 and old.startswith("/") and old.endswith("/"):
        made, at = [], 0
        for match in matches(old[1:-1], text):
            made += [text[at : match.start()], _expanded(new, match)]
            at = match.end()
        return "".join([*made, text[at:]])
    if (text.count(old) + 1) * len(new) > _MAX_LENGTH:
        raise Unsure(STRING)
    return text.replace(old, new)


def _expanded(template: str, match: regex.Match[str]) -> str:
    """Fill ``$1``, ``$name`` and ``${name}`` in; what there is none of is nothing."""

    def group(reference: re.Match[str]) -> str:
        if reference[1]:
            return "$"
        name = reference[2] or reference[3]
        if name.isdigit():
            number = int(name)
            return (match[number] or "") if number <= len(match.groups()) else ""
        return match.groupdict().get(name) or ""

    return _REFERENCE.sub(group, template)


@function(STRING, STRING, returns=ANY)
def regex_(pattern: str, text: str) -> Value:
    found = matches(pattern, text)
    if not found:
        raise EvaluationError("the regular expression does not match")
    return _captured(found[0])


@function(STRING, STRING, returns=list_of(ANY))
def regexall(pattern: str, text: str) -> Value:
    items = tuple(map(_captured, matches(pattern, text)))
    if items:
        return Value(list_of(items[0].type), items)
    return Value(list_of(ANY) if compiled(pattern).groups else STRINGS, ())


def _captured(match: regex.Match[str]) -> Value:
    """Give the groups of a match: by name, or in order, or the whole without any."""
    groups = [
        null(STRING) if group is None else string(group) for group in match.groups()
    ]
    names = match.re.groupindex
    if not groups:
        return string(match[0])
    if not names:
        return sequence(groups)
    if len(names) < len(groups):
        raise EvaluationError("groups with and without names")
    return record({name: groups[at - 1] for name, at in names.items()})


@function(STRING)
def basename(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2] or ("/" if path else ".")


@function(STRING)
def dirname(path: str) -> str:
    from posixpath import normpath  # noqa: PLC0415, deferred: rarely needed

    head, slash, _ = path.rpartition("/")
    if head.startswith("//"):
        raise Unsure(STRING)
    return normpath(head + slash)


@function(STRING, ANY)
def templatestring(
    text: str, variables: Value, render: Callable[[str, dict[str, Value]], Value]
) -> Value:
    if not isinstance(variables.data, dict):
        raise EvaluationError("templatestring takes an object")
    return render(text, variables.data)
