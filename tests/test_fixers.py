"""What holds of every fixer: its documentation, its example, its golden cases."""

from __future__ import annotations

import re

import pytest
from golden_cases import GOLDEN, TOGETHER, cases, run_example

from tffix.api import Safety, TestTrees
from tffix.api.documentation import documentation
from tffix.engine import listed, registry
from tffix.rule.fixer import Fixer
from tffix.rule.subjects import Declarations, Modules

# folders of golden/ that belong to no single fixer
SHARED = {*TOGETHER, "output", "platform", "report", "syntax"}

# a fixer that looks at Python tests is shown at work elsewhere
terraform_fixers = [
    fixer for fixer in registry.fixers() if not isinstance(fixer.subject, TestTrees)
]
every_fixer = pytest.mark.parametrize(
    "fixer", registry.fixers(), ids=lambda fixer: fixer.name
)


@every_fixer
def test_documentation_has_its_sections(fixer: Fixer) -> None:
    summary, blank, *rest = fixer.documentation.splitlines()
    assert re.fullmatch(r"[A-Z].*\.", summary)
    assert blank == ""
    order = [
        line.split(" ")[0]
        for line in rest
        if re.match(r"Before:|After:|See https://", line)
    ]
    assert order == ["Before:", "After:", "See"]
    assert rest.index("Before:") > 1, "says nothing about why"


@pytest.mark.parametrize("fixer", terraform_fixers, ids=lambda fixer: fixer.name)
def test_the_example_is_what_the_fixer_does(fixer: Fixer) -> None:
    said = documentation(fixer)
    outcome = run_example(fixer, f"{said.before}\n")
    assert outcome.found
    if fixer.safety is Safety.MANUAL:
        assert outcome.texts == {}
        assert outcome.remaining != []
        outcome = run_example(fixer, f"{said.after}\n")
    else:
        assert outcome.texts == {"example.tf": f"{said.after}\n"}
    assert outcome.remaining == []
    assert outcome.reverted == []


@every_fixer
def test_golden_cases_change_something_and_leave_something_alone(fixer: Fixer) -> None:
    own = [case for case in cases() if case.group == fixer.name.replace("-", "_")]
    manual = fixer.safety is Safety.MANUAL
    assert any(case.findings if manual else case.after for case in own)
    assert any(not case.after and not case.findings for case in own)


def test_every_golden_folder_is_for_a_fixer() -> None:
    known = {fixer.name.replace("-", "_") for fixer in registry.fixers()} | SHARED
    assert {path.name for path in GOLDEN.iterdir() if path.is_dir()} <= known


def test_a_change_is_announced_by_a_finding() -> None:
    assert [case.name for case in cases() if case.after and not case.findings] == []


def test_names_and_groups_are_unique_kebab_case() -> None:
    names = [fixer.name for fixer in registry.fixers()]
    groups = {group for fixer in registry.fixers() for group in fixer.groups}
    assert len(set(names)) == len(names)
    assert groups.isdisjoint(names)
    for name in (*names, *groups):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)


def test_options_take_any_text_or_leave_a_choice() -> None:
    for fixer in registry.fixers():
        for name, values in fixer.options.items():
            assert re.fullmatch(r"[a-z_]+", name)
            assert len(set(values)) == len(values) != 1, f"{fixer.name}: {name}"


@every_fixer
def test_who_refuses_it_is_said_alike(fixer: Fixer) -> None:
    refusal = documentation(fixer).refusal
    assert fixer.refused_by == (refusal.phase if refusal else "")


@every_fixer
def test_who_looks_at_much_is_not_loaded_to_suspect(fixer: Fixer) -> None:
    subject = fixer.subject
    types: frozenset[str] = getattr(subject, "types", frozenset())
    if isinstance(subject, Modules | Declarations) or "aws_*" in types:
        assert listed.suspicion_of(subject) != ("", ""), (
            "its suspicion is a pattern, or a function in tffix.suspicion"
        )
