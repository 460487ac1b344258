"""What a name can be, told from its text: most names are never parsed."""

from __future__ import annotations

from tffix.errors import HclSyntaxError
from tffix.hcl import plain
from tffix.terraform.kept import kept
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tffix.terraform.module.module import Module
    from tffix.terraform.values.value import Value

_OF_AN_INSTANCE = ("each.", "count.", "self.")


class Seen(NamedTuple):
    """What can be said of a name without parsing it; it has no more than this.

    ``longest`` is the number of characters that it counts as at most, ``known`` all
    text in it that is known. ``heads`` is what it begins with, for each caller of the
    module: at least so much of it, and empty only where nothing is known of it, and
    ``tails`` so what it ends with.
    """

    longest: int
    known: str
    heads: Sequence[str]
    tails: Sequence[str]


class _Inserted(NamedTuple):
    """What the references in a name add to it."""

    longest: int
    known: str
    # the values of the first and of the last
    first: Sequence[Value]
    last: Sequence[Value]


@kept
def glance(module: Module) -> Glance:
    """Give what the arguments of the blocks of a module can be, by their text."""
    return Glance(module)


class Glance:
    """What the arguments of the blocks of a module can be, by their text."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._seen: dict[str, Seen | None] = {}
        self._inserted: dict[tuple[str, ...], _Inserted | None] = {}
        self._references: dict[str, Sequence[Value] | None] = {}

    def name(self, code: str) -> Seen | None:
        """Say what an argument can be; ``code`` is the rest of its line.

        None where its text does not tell, as where it depends on the instance of its
        block.
        """
        if code not in self._seen:
            self._seen[code] = self._name(code)
        return self._seen[code]

    def _name(self, code: str) -> Seen | None:
        pieces = plain.composed(code)
        if pieces is None:
            return None
        if len(pieces) == 1:
            return Seen(len(pieces[0]), pieces[0], pieces, pieces)
        references = tuple(pieces[1::2])
        if references not in self._inserted:
            self._inserted[references] = self._insert(references)
        inserted = self._inserted[references]
        if inserted is None:
            return None
        text = "".join(pieces[::2])
        heads = pieces[:1]
        if not pieces[0]:
            heads = []
            for value in inserted.first:
                head = value.head
                if value.text is not None:
                    head += pieces[2]
                    if not head:
                        return None
                heads.append(head)
        tails = pieces[-1:]
        if not pieces[-1]:
            if any(value.text == "" for value in inserted.last):
                return None
            tails = [(value.parts[-1].text or "") for value in inserted.last]
        longest = len(text) + inserted.longest
        return Seen(longest, text + inserted.known, heads, tails)

    def _insert(self, references: tuple[str, ...]) -> _Inserted | None:
        found = [self._reference(reference) for reference in references]
        longest, known = 0, ""
        for values in zip(*filter(None, found), strict=True):
            longest = max(longest, sum(max(v.shortest, v.likely) for v in values))
            known += "".join(part.text or "" for v in values for part in v.parts)
        first, last = found[0], found[-1]
        if first is None or last is None or None in found or not known.isascii():
            return None
        return _Inserted(longest, known, first, last)

    def _reference(self, reference: str) -> Sequence[Value] | None:
        """Give what a reference adds to a string, for each caller of the module."""
        if reference not in self._references:
            found = None
            if not reference.startswith(_OF_AN_INSTANCE):
                from tffix.terraform.module import instances  # noqa: PLC0415, deferred

                node = plain.reference(0, reference)
                try:
                    environments = instances.environments(self._module)
                    found = [_text(one.evaluate(node, {})) for one in environments]
                except HclSyntaxError:
                    found = None  # said by whoever parses it
            self._references[reference] = found
        return self._references[reference]


def _text(value: Value) -> Value:
    """Give a value as a part of a string; one that Terraform refuses is not known."""
    from tffix.terraform.values.convert import convert  # noqa: PLC0415, not for literals
    from tffix.terraform.values.types import ANY, STRING  # noqa: PLC0415
    from tffix.terraform.values.value import EvaluationError, Value  # noqa: PLC0415

    try:
        found = convert(value, STRING)
    except EvaluationError:
        return Value(ANY)
    return Value(ANY) if found.null else found
