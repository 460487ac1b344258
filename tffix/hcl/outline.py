"""The outline of a block: the names of its items, before anything is parsed."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

# An item of a body begins a line, or follows a brace or a comment. With its name goes
# what an argument is, from the equals sign on, a quote and the label of a block, or /*.
_ITEM = pattern(
    r"[\n{/][ \t]*+([a-z]\w*+)[ \t]*+"
    r'(=(?![=>])[^\r\n]*+|"\w*+|(?=\{)|/\*)'
)
_Rule = TypeVar("_Rule")


class Outline(NamedTuple):
    """What looks like the items of bodies; some may be in a comment or in an object.

    ``arguments`` are by name, each with all that follows its equals signs up to the end
    of the line, or with ``/*`` where a comment comes first. ``blocks`` are the names of
    blocks, for dynamic ones those that they repeat, each with how often it is there.
    """

    text: str
    arguments: dict[str, set[str]]
    blocks: dict[str, int]

    def ruled(self, rules: Mapping[str, _Rule]) -> Iterator[tuple[str, _Rule]]:
        """Give what follows the arguments that have a rule, each with its rule."""
        for name, codes in self.arguments.items():
            if name in rules:
                for code in codes:
                    yield code, rules[name]


class _Any:
    """What has every name."""

    def __contains__(self, _: object) -> bool:
        return True


_ANY = _Any()


def outline(
    text: str, arguments: Container[str] = _ANY, blocks: Container[str] = _ANY
) -> Outline:
    """Give what a text seems to have, nested or not; never less than what it has.

    That holds for names that begin with a small letter and have no hyphen, as all names
    of providers do, but not for the first line of the text. ``arguments`` and
    ``blocks`` are the names that are wanted.
    """
    found: dict[str, set[str]] = {}
    opened: dict[str, int] = {}
    for name, rest in _ITEM.findall(text):
        sign = rest[:1]
        if sign != "=":
            block = rest[1:] if name == "dynamic" and sign else name
            if block in blocks:
                opened[block] = opened.get(block, 0) + 1
            if sign != "/":
                continue
        if name in arguments:
            code = rest if sign == "/" else rest[1:].lstrip(" \t")
            found.setdefault(name, set()).add(code)
    return Outline(text, found, opened)
