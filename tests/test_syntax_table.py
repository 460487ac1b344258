"""The stored table is that of the grammar, and the grammar leaves no choice open."""

from __future__ import annotations

import logging
from importlib import import_module
from importlib.resources import files
from io import StringIO

from lark import Lark, logger

from tffix.hcl import builder
from tffix.hcl.table import table

GRAMMAR = files("tffix.grammar")


def test_the_table_is_made_of_the_grammar() -> None:
    compiler = import_module("tffix.grammar.__main__")
    stored = (GRAMMAR / "hcl.json").read_text("utf-8")
    assert stored == compiler.compiled(), "run python -m tffix.grammar"


def conflicts(grammar: str, start: str) -> int:
    """Count the choices that lark had to make for a grammar."""
    heard = StringIO()
    handler = logging.StreamHandler(heard)
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        Lark(grammar, parser="lalr", start=start, debug=True)
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    return heard.getvalue().count("conflict")


def test_the_grammar_has_no_conflicts() -> None:
    assert conflicts("%declare A B\na: a B a | A\n", "a") == 1
    assert conflicts((GRAMMAR / "hcl.lark").read_text("utf-8"), "file") == 0


def test_every_rule_has_a_maker() -> None:
    names = {name for _, _, name in table().rules if name and name != "_"}
    assert {name for name in names if not hasattr(builder.Builder, name)} == set()
    methods = {name for name in vars(builder.Builder) if name[0] != "_"}
    assert methods - names == {"look_into"}
