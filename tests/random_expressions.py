"""Random expressions, to ask what nobody thought of."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tffix.terraform.values.functions import functions

if TYPE_CHECKING:
    from collections.abc import Iterator

_VALUES = {
    "string": (
        *(
            '""',
            '"a"',
            '"abc"',
            '"é世"',
            '"A-b_c"',
            '"  x "',
            '"1"',
            '"1.50"',
            '"true"',
        ),
        *('"a,b,c"', '"10.0.0.0/8"', '"x\\ny\\n"', '"[1]"', '"${1}-${true}"', '"aGk="'),
        *(
            '"2020-01-02T03:04:05Z"',
            '"👍🏽z"',
            '"e\\u0301"',
            '"/a+/"',
            '"%s-%d"',
            '"-"',
        ),
    ),
    "number": ("0", "1", "2", "-1", "3", "0.5", "10", "1e3", '"2"', "0.1"),
    "list": (
        *(
            "[]",
            '["a"]',
            '["a", "b", "c"]',
            "[1, 2, 3]",
            '[1, "a", true]',
            '[["a"], []]',
        ),
        *('[null, "x"]', 'toset(["b", "a"])', 'tolist(["x", ""])', "toset([3, 1])"),
        *("[{ a = 1 }, { a = 2 }]", "tolist([])", "[true, false]"),
    ),
    "map": (
        *("{}", "{ a = 1 }", '{ b = "x", a = 2 }', 'tomap({ a = "1", b = "2" })'),
        *('{ a = ["x"], b = ["y", "x"] }', "tomap({})", "{ é = true }"),
    ),
    "bool": ("true", "false", '"true"'),
}
_KINDS = tuple(_VALUES)
# what is sensitive is not known, and terraform says nothing of it at all
_LEFT_OUT = {"sensitive", "nonsensitive", "issensitive", "templatestring"}
_NAMES = sorted(functions().keys() - _LEFT_OUT)
_SOMETIMES_ANY = 0.03  # an argument of another type, so that some are refused
_LITERAL = 0.45


class RandomExpressions:
    """Makes expressions; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311, this is no secret

    def calls(self, count: int) -> Iterator[str]:
        """Give calls of functions."""
        for _ in range(count):
            yield self._call(2)

    def _call(self, depth: int) -> str:
        name = self._random.choice(_NAMES)
        function = functions()[name]
        parameters = list(function.parameters)
        if function.rest:
            parameters += [function.rest] * self._random.randint(0, 3)
        arguments = [self._argument(depth - 1, type_.kind) for type_ in parameters]
        return f"{name}({', '.join(arguments)})"

    def _argument(self, depth: int, kind: str) -> str:
        kind = "list" if kind == "set" else kind
        if kind not in _VALUES or self._random.random() < _SOMETIMES_ANY:
            kind = self._random.choice(_KINDS)
        return self._value(depth, kind)

    def _value(self, depth: int, kind: str) -> str:
        if depth <= 0 or self._random.random() < _LITERAL:
            return self._random.choice(_VALUES[kind])
        below = depth - 1
        other = self._value(below, self._random.choice(_KINDS))
        made = [
            self._call(depth),
            self._call(depth),
            f"({self._value(below, 'bool')} ? {self._value(below, kind)} : {other})",
        ]
        if kind == "string":
            made.append(f'"x${{{other}}}y"')
        elif kind == "number":
            sign = self._random.choice("+-*/%")
            made.append(f"({self._value(below, 'number')} {sign} {other})")
        elif kind == "bool":
            sign = self._random.choice(("==", "!=", "<", ">=", "&&"))
            made.append(f"({self._value(below, 'number')} {sign} {other})")
        elif kind == "list":
            made.append(f"[for k, v in {other} : {self._call(below)}]")
            made.append(f"[{other}, {self._value(below, 'string')}]")
        else:
            made.append(f'{{ for k, v in {other} : "${{k}}" => v }}')
            made.append(f"{{ a = {other}, b = {self._value(below, 'string')} }}")
        return self._random.choice(made)
