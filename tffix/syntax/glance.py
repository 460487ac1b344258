"""What a text says at a glance, before anything is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tffix.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# An item of a body begins a line, or follows a brace or a comment.
_ITEM = pattern(
    r"[\n{/][ \t]*+([a-z]\w*+)[ \t]*+"
    r'(?:=(?![=>])[ \t]*+([^\r\n]*+)|"(\w*+)|(?=\{)|(/\*))'
)
_REFERENCE = r"(?!(?:true|false|null)\b)[a-z]\w*+(?:\.[A-Za-z_][\w-]*+)++"
_COMPOSED = pattern(
    rf'(?:"((?:[^"$%\\]++|\$\{{ *+{_REFERENCE} *+\}})*+)"|({_REFERENCE}))'
    r"[ \t]*+(?:[}#,].*|//.*)?"
)
_SEQUENCE = pattern(r"\$\{ *+([^ }]++) *+\}")
_Rule = TypeVar("_Rule")


class Written(NamedTuple):
    """What looks like the items of bodies; some may be in a comment or in an object.

    ``arguments`` are by name, each with all that follows its equals signs up to the end
    of the line, or with ``/*`` where a comment comes first. ``blocks`` are the names of
    blocks, for dynamic ones those that they repeat.
    """

    text: str
    arguments: dict[str, set[str]]
    blocks: set[str]

    def ruled(self, rules: Mapping[str, _Rule]) -> Iterator[tuple[str, _Rule]]:
        """Give what follows the arguments that have a rule, each with its rule."""
        for name, codes in self.arguments.items():
            if name in rules:
                for code in codes:
                    yield code, rules[name]


def written(text: str) -> Written:
    """Give what a text seems to have, nested or not; never less than what it has.

    That holds for names that begin with a small letter and have no hyphen, as all names
    of providers do, but not for the first line of the text.
    """
    arguments: dict[str, set[str]] = {}
    blocks: set[str] = set()
    for name, code, label, comment in _ITEM.findall(text):
        if code or comment:
            arguments.setdefault(name, set()).add(code or comment)
        if not code:
            blocks.add(label if name == "dynamic" else name)
    return Written(text, arguments, blocks)


def composed(code: str) -> Sequence[str] | None:
    """Give the texts and the references that the rest of a line puts together, in turn.

    A text comes first and last, perhaps an empty one. None where the line is no quoted
    string with such sequences only, without escapes, and no reference alone.
    """
    found = _COMPOSED.fullmatch(code)
    if not found:
        return None
    string, reference = found.groups()
    return ("", reference, "") if reference else _SEQUENCE.split(string)
