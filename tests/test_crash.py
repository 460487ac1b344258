"""A fixer that fails loses what it finds in a block, and never anything else."""

from __future__ import annotations

import io
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from golden_cases import cases, read
from hypothesis import given, settings
from hypothesis import strategies as st
from invoke import FIXED_SG, SG, Tffix, tffix

from tffix.engine import registry
from tffix.engine.fixpoint import check
from tffix.hcl.file import File
from tffix.hcl.lexer import tokens
from tffix.project import runner
from tffix.source import Source
from tffix.terraform.module.module import Module

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tffix.api import Finding
    from tffix.errors import HclSyntaxError
    from tffix.rule.fixer import Fixer

__all__ = ["tffix"]

FIXERS = registry.selected(("all",), ())
LONG = f'resource "aws_lb" "web" {{\n  name = "{"w" * 40}"\n}}\n'


def failing(fixer: Fixer, chance: random.Random, lost: list[Any]) -> Fixer:
    """Make a fixer that raises at random, before or after it has found something."""

    def unreliable(subject: Any, context: Any) -> Iterator[Finding]:
        fails = chance.random() < 0.3
        if fails and chance.random() < 0.5:
            lost.append((fixer.name, subject))
            raise chance.choice([ValueError, KeyError, RecursionError, AssertionError])
        yield from fixer.check(subject, context)
        if fails:
            lost.append((fixer.name, subject))
            message = "of\nall things"
            raise RuntimeError(message)

    return fixer._replace(check=unreliable)


def modules() -> list[dict[str, Source]]:
    return [
        {path: Source.decode(path, data) for path, data in case.before.items()}
        for case in cases()
        if case.findings and all(path.endswith(".tf") for path in case.before)
    ]


MODULES = modules()


def test_no_fixer_fails_in_the_cases_of_others() -> None:
    crashed = [
        sentence
        for sources in MODULES
        for sentence in check(
            Module({path: read(source) for path, source in sources.items()}), FIXERS, {}
        ).crashed
    ]
    assert crashed == []


@settings(max_examples=60)
@given(st.integers(0, len(MODULES) - 1), st.randoms(use_true_random=False))
def test_a_fixer_that_fails_at_random_loses_nothing_of_others(
    number: int, chance: random.Random
) -> None:
    def module() -> Module:
        return Module({path: read(one) for path, one in MODULES[number].items()})

    whole = check(module(), FIXERS, {})
    assert whole.crashed == []
    lost: list[Any] = []
    partly = check(module(), [failing(one, chance, lost) for one in FIXERS], {})
    assert _said(partly.problems) == _said(whole.problems)
    gone = Counter(whole.findings) - Counter(partly.findings)
    # what is not HCL may be mended in another way
    assert whole.problems or not Counter(partly.findings) - Counter(whole.findings)
    assert {finding.fixer for finding in gone} <= {name for name, _ in lost}
    assert len(partly.crashed) == len(lost)
    for sentence, (name, _) in zip(
        sorted(partly.crashed, key=_fixer),
        sorted(lost, key=lambda one: one[0]),
        strict=True,
    ):
        assert f": {name} failed, so what it finds there is missing: " in sentence
        assert "\n" not in sentence


def _said(problems: Iterable[HclSyntaxError]) -> list[object]:
    return [problem.__reduce__() for problem in problems]


def _fixer(sentence: str) -> str:
    return sentence.split(": ")[1].split(" ", maxsplit=1)[0]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make name-too-long fail in each block."""

    def check_(_subject: object, _context: object) -> Iterator[Finding]:
        message = "no such key"
        raise KeyError(message)

    fixers = tuple(
        one._replace(check=check_) if one.name == "name-too-long" else one
        for one in registry.active((), (), (), ())
    )
    monkeypatch.setattr(runner, "_rules", lambda _settings: fixers)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("format_", ["full", "concise", "json", "sarif", "github"])
def test_every_format_comes_out_whole_and_the_run_fails(
    tmp_path: Path, tffix: Tffix, format_: str
) -> None:
    (tmp_path / "main.tf").write_text(LONG + SG)
    result = tffix("--output-format", format_, str(tmp_path))
    assert result.code == 2
    assert "reserved-name-prefix" in result.out
    assert "main.tf:1: name-too-long failed" in result.err
    assert "KeyError: 'no such key' (test_crash.py:" in result.err
    if format_ in ("json", "sarif"):
        json.loads(result.out)


def test_a_fixer_that_reads_half_a_text_has_failed() -> None:
    def check_(_subject: object, _context: object) -> Iterator[Finding]:
        yield from tokens('"half of a text')  # type: ignore[misc]

    fixers = [
        one._replace(check=check_) for one in FIXERS if one.name == "name-too-long"
    ]
    checked = check(Module({"main.tf": File(Source("main.tf", LONG))}), fixers, {})
    (sentence,) = checked.crashed
    assert "name-too-long failed" in sentence


@pytest.mark.usefixtures("broken")
def test_what_others_can_fix_is_fixed(tmp_path: Path, tffix: Tffix) -> None:
    (tmp_path / "main.tf").write_text(LONG + SG)
    assert tffix("--apply", str(tmp_path)).code == 2
    assert (tmp_path / "main.tf").read_text() == LONG + FIXED_SG


@pytest.mark.usefixtures("broken")
def test_as_a_filter_the_input_comes_back(
    tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO((LONG + SG).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    result = tffix("-")
    assert result.code == 2
    assert result.out == LONG + SG
    assert "name-too-long failed" in result.err


def test_a_suspicion_that_fails_is_the_failure_of_its_fixer() -> None:
    def holds(*_: object) -> bool:
        message = "never"
        raise ValueError(message)

    (long,) = (one for one in FIXERS if one.name == "name-too-long")
    subject = long.subject.unsuspecting()
    subject.__dict__["holds"] = holds
    fixers = [
        *(one for one in FIXERS if one is not long),
        long._replace(subject=subject),
    ]
    file = File(Source("main.tf", LONG + SG))
    checked = check(Module({"main.tf": file}), fixers, {})
    found = {finding.fixer for finding in checked.findings}
    assert "reserved-name-prefix" in found
    assert "name-too-long" not in found
    (sentence,) = checked.crashed
    assert sentence.startswith("main.tf: name-too-long failed")
