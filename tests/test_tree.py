"""What is parsed of a tree in which nearly nothing is wrong: most of what it costs."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING

from tffix.hcl import parser
from tffix.project.config import Configuration, Overrides
from tffix.project.runner import Scope, check

if TYPE_CHECKING:
    import pytest

    from tffix.hcl.nodes import Body

TREE = Path(__file__).parent.parent / "benchmarks" / "tree.py"
FILES = 200
# Items that are parsed for each file: 3.6 were when this was written. A suspicion that
# fires where nothing is wrong, in nearly each variable or resource, adds several.
MOST = 4.5


def test_few_items_of_a_tree_are_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runpy.run_path(str(TREE))["make"](tmp_path, FILES)
    parsed = []
    parse = parser.parse

    def counted(text: str, start: int, end: int) -> Body:
        parsed.append(text[start:end].partition("\n")[0])
        return parse(text, start, end)

    monkeypatch.setattr(parser, "parse", counted)
    run = check([str(tmp_path)], Configuration(Overrides()), Scope(jobs=1))
    assert sum(len(module.outcome.found) for module in run.modules) == FILES // 100
    assert FILES < len(parsed) < MOST * FILES, sorted(parsed)
