"""The docstrings of the fixers document them: on a terminal, as pages, as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tffix.api.documentation import Refusal, documentation
from tffix.cli import explain, rules
from tffix.edit import Safety
from tffix.engine import registry
from tffix.errors import ConfigError
from tffix.rule.fixer import Fixer

PAGES = Path(__file__).parent.parent / "docs" / "rules"

every_fixer = pytest.mark.parametrize(
    "fixer", registry.fixers(), ids=lambda fixer: fixer.name
)


@every_fixer
def test_docstring_has_all_parts(fixer: Fixer) -> None:
    said = documentation(fixer)
    assert said.title.endswith(".")
    assert "\n" not in said.title
    assert said.before
    assert said.before != said.after or fixer.safety is Safety.MANUAL
    assert said.link.startswith("https://")
    if said.refusal:
        assert said.refusal.phase in ("validate", "plan", "apply", "test", "pytest")
        assert said.refusal.message


def test_pages_say_what_the_docstrings_say() -> None:
    """Where this fails, run: python -m tffix.cli.explain --write docs/rules."""
    written = {path.name: path.read_text("utf-8") for path in PAGES.iterdir()}
    assert written == explain.pages(registry.fixers())


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain.run(["misplaced-dynamic"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "misplaced-dynamic"
    assert "refused by   terraform plan" in lines
    assert "plan impact  none" in lines
    assert '    resource "aws_appmesh_virtual_node" "web" {' in lines
    assert lines[-1].startswith("See https://registry.terraform.io/")


def test_explain_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain.run(["naming"]) == 0
    out = capsys.readouterr().out
    assert "reserved-name-prefix\n=====" in out
    assert "name-too-long\n=====" in out
    assert "misplaced-dynamic\n=====" not in out


def test_explain_says_what_was_meant() -> None:
    with pytest.raises(ConfigError, match="misplaced-dynamic"):
        explain.run(["missplaced-dynamic"])


def test_rules_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules.run([]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["name", "class", "refused", "by", "impact", "groups"]
    assert [line.split()[0] for line in lines] == [f.name for f in registry.fixers()]


def test_rules_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules.run(["--output-format", "json"]) == 0
    listed = {rule["name"]: rule for rule in json.loads(capsys.readouterr().out)}
    assert listed.keys() == {fixer.name for fixer in registry.fixers()}
    policy = listed["duplicate-scaling-policy"]
    assert policy["refused_by"] == "apply"
    assert policy["error"].startswith("ValidationException: Only one")
    assert policy["options"]["rename"] == ["metric", "keep"]
    assert listed["unsuffixed-namespace"]["refused_by"] is None


def test_refusal_has_all_of_its_lines() -> None:
    (fixer,) = registry.selected(("misplaced-dynamic",), ())
    assert documentation(fixer).refusal == Refusal(
        "plan",
        "Too many virtual_service blocks\n"
        'No more than 1 "virtual_service" blocks are allowed',
    )
