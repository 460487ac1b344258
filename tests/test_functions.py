"""Expressions give what ``terraform console`` gives, or are not known; never else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

import pytest
from console import REFUSED, UNKNOWN, ask, kept, written
from random_expressions import RandomExpressions

from tffix.hcl.parser import expression
from tffix.terraform.module.environment import Environment
from tffix.terraform.module.module import Module
from tffix.terraform.values.functions import functions
from tffix.terraform.values.value import EvaluationError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = ("functions", "expressions")
needs_terraform = pytest.mark.skipif(
    shutil.which("terraform") is None, reason="terraform is not installed"
)


@cache
def _environment() -> Environment:
    return Environment(Module({}))


def ours(text: str) -> str:
    node = expression(f"(\n{text}\n)")
    assert node is not None, text
    try:
        value = _environment().value(node, {})
    except EvaluationError:
        return REFUSED
    return written(value) if value.whole else UNKNOWN


def _cases() -> Iterator[object]:
    for name in _NAMES:
        for topic, answers in kept(name).items():
            for text, answer in answers.items():
                yield pytest.param(text, answer, id=f"{topic}-{text}")


@pytest.mark.parametrize(("text", "answer"), list(_cases()))
def test_is_what_the_console_says_or_not_known(text: str, answer: str) -> None:
    assert ours(text) in (answer, UNKNOWN)


@needs_terraform
@pytest.mark.parametrize("name", _NAMES)
def test_kept_answers_are_those_of_the_console(name: str) -> None:
    answers = {e: a for group in kept(name).values() for e, a in group.items()}
    assert dict(zip(answers, ask(list(answers)), strict=True)) == answers


@needs_terraform
@pytest.mark.parametrize("seed", range(4))
def test_random_expressions_are_what_the_console_says(seed: int) -> None:
    expressions = sorted(set(RandomExpressions(seed).calls(300)))
    wrong = {
        text: (mine, answer)
        for text, answer in zip(expressions, ask(expressions), strict=True)
        if (mine := ours(text)) not in (answer, UNKNOWN)
    }
    assert wrong == {}


def test_most_answers_are_known() -> None:
    known = [
        ours(text) != UNKNOWN
        for answers in kept("functions").values()
        for text, answer in answers.items()
        if answer not in (REFUSED, UNKNOWN)
    ]
    assert sum(known) / len(known) > 0.95
    for answers in kept("expressions").values():
        unknown = {text for text in answers if ours(text) == UNKNOWN}
        assert unknown <= {"1 / 0", "1 % 0"}


def test_every_function_has_been_asked() -> None:
    asked = kept("functions")
    assert functions().keys() - asked.keys() == set()
    assert all(len(answers) >= 3 for answers in asked.values())


@needs_terraform
def test_every_function_of_terraform_is_in_the_table() -> None:
    done = subprocess.run(
        ["terraform", "metadata", "functions", "-json"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"TF_CLI_CONFIG_FILE": os.devnull},
    )
    signatures = json.loads(done.stdout)["function_signatures"]
    from function_table import names  # noqa: PLC0415, it imports this module

    assert names() == {name for name in signatures if "::" not in name}


def test_table_in_the_documentation_is_up_to_date() -> None:
    from function_table import PATH, table  # noqa: PLC0415, it imports this module

    assert PATH.read_text(encoding="utf-8") == table()
