"""The outline of a block: the names of its items, and its shape; nothing is parsed.

People and generators write the same block again and again, with other values in it.
What is asked of its items and of where they stand is the same for all of one shape, so
it is worked out once and kept with the shape.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from tffix.hcl.scanner import body_of, items
from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from tffix.hcl.scanner import ItemSpan

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

    @property
    def shape(self) -> Shape:
        """The shape of the block; what is worked out of it is kept with it."""
        return shape(self.text)

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


_TEXT = r'"(?:[^"\\$%\r\n]|\\[^\r\n]|[$%](?!\{)|[$%]\{[^{}"\r\n]*+\})*+"'
_SIGNS = rf'[^"\r\n(){{}}\[\]\#/<]++|{_TEXT}|/(?![/*])|<(?!<)'
_BRACKETS = rf"[\[({{](?:{_SIGNS})*+[\])}}]"
for _ in range(2):
    _BRACKETS = rf"[\[({{](?:{_SIGNS}|{_BRACKETS})*+[\])}}]"
# what ends on its line, and opens nothing there that it does not close
_VALUE = pattern(rf"=(?:{_SIGNS}|{_BRACKETS})++(?=\r?\n)")


class Shape:
    """What a block of a kind has between its braces, each value that is plain left out.

    ``kept`` is what others have worked out of it, by who has.
    """

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text
        self.kept: dict[tuple[Any, ...], Any] = {}

    @cached_property
    def items(self) -> list[ItemSpan] | None:
        """The items of the body; None where that is not certain."""
        return items(self.text, 0, len(self.text)) if self.kind else None


@lru_cache(256)  # several ask for the same block
def shape(text: str) -> Shape:
    """Give the shape of a block; one whose header is odd is of no kind."""
    body = body_of(text)
    if body is None:
        return Shape("", "")
    kind, start = body
    inside = text[start:-1]
    # where a comment may end, a sign of its end must not be taken for a value
    return _interned(kind, inside if "*/" in inside else _VALUE.sub("=", inside))


_interned = lru_cache(4096)(Shape)  # a few kB each
