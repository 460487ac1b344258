"""Compile ``hcl.lark`` to ``hcl.json``: ``python -m tffix.grammar``.

lark reads the grammar and computes the LALR(1) table. The table is stored beside it, so
that a run of tffix neither imports lark nor computes the table again, which together
take longer than everything else that such a run does.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from lark import Lark
from lark.parsers.lalr_analysis import Shift

if TYPE_CHECKING:
    from lark.grammar import Rule

_FOLDER = os.path.dirname(__file__)


def compiled() -> str:
    """Give the table as JSON, the same text on every run.

    Each of ``states`` maps names of terminals and rules to the number of the state to
    go to, or to ``~n`` where rule ``n`` is to be reduced; parsing begins in state 0.
    Each of ``rules`` has its name, the number of its symbols and what makes its value:
    a method of that name, null where its only child is its value, or ``_`` where its
    children become those of the rule around it.
    """
    with open(os.path.join(_FOLDER, "hcl.lark"), encoding="utf-8") as file:
        lark = Lark(file, parser="lalr", start="file", maybe_placeholders=False)
    table: Any = lark.parser.parser._parse_table  # noqa: SLF001, no other way to it
    rules = sorted(lark.rules, key=lambda rule: (rule.origin.name, str(rule)))
    reduced = {rule: ~number for number, rule in enumerate(rules)}
    # lark numbers states as its sets happen to be ordered
    order = {table.start_states["file"]: 0}
    waiting = list(order)
    for state in waiting:
        for _, (action, arg) in sorted(table.states[state].items()):
            if action is Shift and arg not in order:
                order[arg] = len(order)
                waiting.append(arg)
    states = [
        {
            name: order[arg] if action is Shift else reduced[arg]
            for name, (action, arg) in sorted(table.states[state].items())
        }
        for state in order
    ]
    return "\n".join(
        [
            '{"rules": [',
            ",\n".join(json.dumps(_rule(rule)) for rule in rules),
            '], "states": [',
            ",\n".join(json.dumps(state) for state in states),
            "]}\n",
        ]
    )


def _rule(rule: Rule) -> tuple[str, int, str | None]:
    name = rule.origin.name
    size = len(rule.expansion)
    if name.startswith("_"):
        return name, size, "_"
    alone = rule.options.expand1 and size == 1 and not rule.alias
    return name, size, None if alone else rule.alias or name


if __name__ == "__main__":
    with open(os.path.join(_FOLDER, "hcl.json"), "w", encoding="utf-8") as out:
        out.write(compiled())
