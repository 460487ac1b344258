"""The LALR(1) table of the grammar, and the loop that runs it.

The table is ``grammar/hcl.json``, which lark makes of ``grammar/hcl.lark``. Nothing
here recurses, so that nesting may be as deep as memory allows.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

from tffix import prepared
from tffix.hcl.lexer import Token
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILE = "table.bin"

# A rule: its name, the number of its symbols, and what makes its value (see
# grammar/__main__.py).
_Rule = tuple[str, int, str | None]
_Maker = Callable[[Any, list[Any]], Any]


class Unexpected(Exception):  # noqa: N818, it is news for the parser, not for people
    """A token that cannot stand where it does."""

    def __init__(self, token: Token, expected: set[str]) -> None:
        super().__init__(token)
        self.token = token
        self.expected = expected


class Inline(list[Any]):
    """The nodes of a rule that has no node of its own."""


class Table:
    """What to do in which state."""

    def __init__(self, rules: list[_Rule], states: list[dict[str, int]]) -> None:
        self.rules = rules
        self.states = states
        # the state after a rule, through all rules that only pass its value on
        self._ahead: dict[tuple[int, str, str], int] = {}
        self._makers: dict[type, list[_Maker | None]] = {}

    def run(
        self, tokens: Iterable[Token], end: int, builder: object, values: list[Any]
    ) -> Any:
        """Give the value that the builder makes of the whole, bottom-up.

        The text of the tokens ends at ``end``. ``values`` is a list to work on: where
        an error ends the run, it has what was not joined yet. Raises Unexpected.
        """
        states, rules, ahead = self.states, self.rules, self._ahead
        makers = self._makers_of(type(builder))
        stack = [0]
        for token in tokens:
            kind = token.type
            action = states[stack[-1]].get(kind)
            while action is None or action < 0:
                if action is None:
                    raise Unexpected(token, self._expected(stack))
                origin, size, _ = rules[~action]
                make = makers[~action]
                del stack[-size:]
                if make:
                    children = values[-size:]
                    del values[-size:]
                    values.append(make(builder, children))
                key = (stack[-1], origin, kind)
                state = ahead.get(key)
                if state is None:
                    state = ahead[key] = self._after(key)
                stack.append(state)
                action = states[state].get(kind)
            stack.append(action)
            values.append(token)
        return self._finish(stack, values, builder, end)

    def _makers_of(self, builder: type) -> list[_Maker | None]:
        """Give what makes the value of each rule; None where its only child is it."""
        if builder not in self._makers:
            self._makers[builder] = [
                None if not name else getattr(builder, name, _inline)
                for _, _, name in self.rules
            ]
        return self._makers[builder]

    def _finish(
        self, stack: list[int], values: list[Any], builder: object, end: int
    ) -> Any:
        makers = self._makers_of(type(builder))
        while True:
            action = self.states[stack[-1]].get("$END")
            if action is None:
                token = Token("$END", "", end, end)
                raise Unexpected(token, self._expected(stack))
            origin, size, _ = self.rules[~action]
            make = makers[~action]
            children = values[len(values) - size :]
            del values[len(values) - size :], stack[len(stack) - size :]
            value = make(builder, children) if make else children[0]
            if origin == "file":
                return value
            values.append(value)
            stack.append(self.states[stack[-1]][origin])

    def _after(self, key: tuple[int, str, str]) -> int:
        """Give the state after a rule when a token of that type is next."""
        below, origin, kind = key
        while True:
            state = self.states[below][origin]
            action = self.states[state].get(kind)
            if action is None or action >= 0:
                return state
            origin, size, name = self.rules[~action]
            if size != 1 or name is not None:
                return state

    def _expected(self, stack: list[int]) -> set[str]:
        """Give the types of token that may come next, ``$END`` among them."""
        return {
            kind
            for kind in self.states[stack[-1]]
            if not kind.islower() and self._accepts(stack, kind)
        }

    def _accepts(self, stack: list[int], kind: str) -> bool:
        """Whether a token would be taken, after the reductions that it causes."""
        depth = len(stack)
        above: list[int] = []
        while True:
            state = above[-1] if above else stack[depth - 1]
            action = self.states[state].get(kind)
            if action is None or action >= 0:
                return action is not None
            origin, size, _ = self.rules[~action]
            if origin == "file":
                return True
            depth -= max(size - len(above), 0)
            del above[max(len(above) - size, 0) :]
            above.append(self.states[above[-1] if above else stack[depth - 1]][origin])


def _inline(_: object, children: list[Any]) -> Inline:
    """Put the nodes of a rule into one list, the first one's own where it has one."""
    first = children[0]
    if type(first) is Inline:
        # in all such rules the last child is the one that is added
        first.append(children[-1])
        return first
    return Inline(children)


@cache
def table() -> Table:
    """Read the table."""
    data = prepared.read(_FILE) or _read()
    return Table([tuple(rule) for rule in data["rules"]], data["states"])


def prepare(folder: str) -> None:
    """Write the table as it is loaded without a reader of JSON."""
    prepared.write(folder, _FILE, _read())


def _read() -> dict[str, Any]:
    import json  # noqa: PLC0415, a wheel has it prepared
    from importlib import import_module  # noqa: PLC0415

    path = os.path.join(*import_module("tffix.grammar").__path__, "hcl.json")
    with open(path, "rb") as file:
        data: dict[str, Any] = json.load(file)
    return data
