"""Check and fix the Python tests of a tree. Text in, text out, as in the engine."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tffix.api import TreeContext
from tffix.edit import Taken, splice
from tffix.engine import Outcome, applicable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tffix.api import Fixer
    from tffix.python.tree import Tree


def run(
    tree: Tree,
    fixers: Iterable[Fixer],
    options: Mapping[str, Mapping[str, str]],
    *,
    unsafe: bool = False,
) -> Outcome:
    """Find what is wrong with the tests of a tree, and fix what can be fixed.

    There is one round: a fix is all that there is to do in its files. Python itself is
    the second reader; a fix that it cannot read is left out.
    """
    found = sorted(
        finding
        for fixer in fixers
        if fixer.tree
        for finding in fixer.tree(tree, TreeContext(fixer, options.get(fixer.name, {})))
    )
    taken = Taken()
    fixed = [
        finding
        for finding in found
        if applicable(finding, unsafe=unsafe) and taken.take(finding.edits)
    ]
    edits = taken.by_path()
    texts = {path: splice(tree.tests[path].text, some) for path, some in edits.items()}
    broken = {path for path, text in texts.items() if not _is_python(text)}
    if broken:
        said = ", ".join(sorted(broken))
        reverted = [f"{said}: the fix would break the file, so none was made"]
        return Outcome(found, [], found, {}, {}, [], reverted)
    remaining = [finding for finding in found if finding not in fixed]
    return Outcome(found, fixed, remaining, texts, edits, [], [])


def _is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True
