"""What a name can be, told from its text: nothing is parsed for most names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.errors import HclSyntaxError
from tffix.syntax import plain
from tffix.syntax.glance import composed
from tffix.terraform.convert import convert
from tffix.terraform.types import ANY, STRING
from tffix.terraform.value import EvaluationError, Value, concatenated, string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tffix.terraform.module import Module

_OF_AN_INSTANCE = ("each.", "count.", "self.")


class Glance:
    """What the arguments of the blocks of a module can be, by their text."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._values: dict[str, Sequence[Value] | None] = {}
        self._references: dict[str, Sequence[Value] | None] = {}

    def values(self, code: str) -> Sequence[Value] | None:
        """Give what an argument can be, one value for each caller of the module.

        ``code`` is the rest of its line. They are those that the evaluation of the
        parsed expression gives, or, where Terraform refuses it for one of its parts,
        what it would be if nothing were known of that part. None where the text alone
        does not tell, as of an expression that depends on the instance of its block.
        """
        if code not in self._values:
            try:
                self._values[code] = self._made(code)
            except HclSyntaxError:  # said by whoever parses it
                self._values[code] = None
        return self._values[code]

    def _made(self, code: str) -> Sequence[Value] | None:
        pieces = composed(code)
        if pieces is None:
            return None
        if len(pieces) == 1:
            return (_joined(pieces, ()),)
        found = [self._reference(reference) for reference in pieces[1::2]]
        if None in found:
            return None
        if not any(pieces[::2]) and len(found) == 1:
            return found[0]
        return [_joined(pieces[::2], values) for values in zip(*found, strict=True)]

    def _reference(self, reference: str) -> Sequence[Value] | None:
        if reference not in self._references:
            found = None
            if not reference.startswith(_OF_AN_INSTANCE):
                node = plain.reference(0, reference)
                environments = self._module.environments
                found = [one.evaluate(node, {}) for one in environments]
            self._references[reference] = found
        return self._references[reference]


def _joined(texts: Sequence[str], values: Sequence[Value]) -> Value:
    """Give the string of texts with values between them."""
    parts = list(string(texts[0]).parts)
    for text, value in zip(texts[1:], values, strict=True):
        parts += _text(value).parts
        parts += string(text).parts
    return concatenated(parts)


def _text(value: Value) -> Value:
    try:
        found = convert(value, STRING)
    except EvaluationError:
        return Value(ANY)
    return Value(ANY) if found.null else found
