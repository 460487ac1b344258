"""Versions that a module allows, as Terraform reads constraints."""

from __future__ import annotations

import pytest
from golden_cases import GOLDEN

from tffix.engine.fixpoint import run
from tffix.engine.registry import selected
from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.calls import Folders
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.module.module import Module
from tffix.terraform.provider.versions import allowed, provider, terraform


@pytest.mark.parametrize(
    ("constraint", "meets", "fails"),
    [
        ("~> 5", ["5.0.0", "5.100.0"], ["4.9.9", "6.0.0"]),
        ("~> 5.0", ["5.0.0", "5.100.0"], ["6.0.0"]),
        ("~> 5.99.0", ["5.99.9"], ["5.100.0", "5.98.9"]),
        ("~>5.99", ["5.100.0"], ["5.98.0", "6.0.0"]),
        ("5.100", ["5.100.0"], ["5.100.1"]),
        ("= 5", ["5.0.0"], ["5.100.0"]),
        ("!= 5.100.0", ["5.99.0", "5.100.1"], ["5.100.0"]),
        ("> 5.99", ["5.99.1", "6.0.0"], ["5.99.0"]),
        ("<= 5.100", ["5.100.0", "0.1.0"], ["5.100.1"]),
        (">=5.0,<6", ["5.100.0"], ["6.0.0", "4.0.0"]),
        (">= 5.100.0-beta1", ["5.100.0"], ["5.99.0"]),
        ("< 0.0.0", [], ["0.0.0", "1.0.0"]),
        ("v1.2.3", ["1.2.3"], ["1.2.4"]),
        ("nonsense", ["1.0.0", "99.0.0"], []),
        ("", ["1.0.0"], []),
    ],
)
def test_constraints(constraint: str, meets: list[str], fails: list[str]) -> None:
    found = allowed(constraint)
    assert all(found.overlaps(version) for version in meets)
    assert not any(found.overlaps(version) for version in fails)


def test_required_version_reads_one_number_another_way() -> None:
    assert allowed("~> 1", core=True).overlaps("2.0.0")
    assert not allowed("~> 1").overlaps("2.0.0")


@pytest.mark.parametrize(
    ("constraint", "written"),
    [
        (">= 5, < 6", ">= 5.0.0, < 6.0.0"),
        ("5.1", "5.1.0"),
        ("!= 2.0.0, >= 1", ">= 1.0.0, < 2.0.0 or >= 2.0.1"),
        ("> 2, < 1", "no version"),
    ],
)
def test_versions_say_what_they_are(constraint: str, written: str) -> None:
    assert str(allowed(constraint)) == written


def test_within_and_overlaps() -> None:
    found = allowed(">= 5.3, < 7")
    assert found.within(">= 5")
    assert found.within(">= 4, < 7.0")
    assert not found.within("~> 5.0")
    assert found.overlaps("~> 5.0")
    assert not found.overlaps(">= 7")
    assert not allowed(">= 1").within("< 9")


AWS = "terraform {\n  required_providers {\n    %s\n  }\n}\n"
LOCK = (
    'provider "registry.terraform.io/hashicorp/aws" {\n  version     = "5.100.0"\n'
    '  constraints = ">= 4.0.0"\n  hashes = [\n    "h1:x",\n  ]\n}\n'
)


TWO_PINS = (
    'provider "aws" {\n  version = "< 6"\n}\n\n'
    'provider "aws" {\n  alias   = "b"\n  version = ">= 5"\n}\n'
)


def module(text: str, inputs: Inputs | None = None) -> Module:
    return Module({"main.tf": File(Source("main.tf", text))}, inputs)


@pytest.mark.parametrize(
    ("text", "inputs", "written"),
    [
        ("", Inputs(), ">= 0.0.0"),
        (AWS % 'aws = "~> 4.0"', Inputs(), ">= 4.0.0, < 5.0.0"),
        (
            AWS % 'aws = {\n source = "hashicorp/aws"\n version = ">= 5"\n }',
            Inputs(),
            ">= 5.0.0",
        ),
        (AWS % 'x = { source = "hashicorp/aws", version = "~> 5" }', Inputs(), None),
        (
            AWS % 'aws = { source = "other/aws", version = "~> 5" }',
            Inputs(),
            ">= 0.0.0",
        ),
        (
            AWS % 'aws = { source = "example.org/hashicorp/aws", version = "~> 5" }',
            Inputs(),
            None,
        ),
        (AWS % "aws = { source = var.x }", Inputs(), ">= 0.0.0"),
        (AWS % 'aws = "~> 4.0"', Inputs(lock=LOCK), "5.100.0"),
        ("", Inputs(lock=LOCK, providers={"aws": "6.25"}), ">= 6.25.0, < 6.26.0"),
        ("", Inputs(providers={"aws": "6"}), ">= 6.0.0, < 7.0.0"),
        ('provider "aws" {\n  version = "~> 5.0"\n}\n', Inputs(), None),
        ('provider "google" {\n  version = "~> 5.0"\n}\n', Inputs(), ">= 0.0.0"),
        (
            TWO_PINS,
            Inputs(),
            None,
        ),
        (
            AWS % 'x = { source = "hashicorp/aws" }'
            + 'provider "x" {\n  version = "~> 5.0"\n}\n',
            Inputs(),
            None,
        ),
        ("", Inputs(lock="provider {"), ">= 0.0.0"),
        ("", Inputs(lock='provider "a/hashicorp/aws" {'), ">= 0.0.0"),
    ],
)
def test_provider_versions(text: str, inputs: Inputs, written: str | None) -> None:
    expected = written or ">= 5.0.0, < 6.0.0"
    assert str(provider(module(text, inputs), "aws")) == expected


def test_all_requirements_hold_together() -> None:
    text = AWS % 'aws = ">= 4"' + AWS % 'aws = "< 6"'
    assert str(provider(module(text), "aws")) == ">= 4.0.0, < 6.0.0"


def test_a_child_has_the_versions_of_its_callers() -> None:
    texts = {"a": 'module "m" {\n  source = "./m"\n}\n', "a/m": AWS % 'aws = ">= 4"'}

    def read(folder: str) -> dict[str, File]:
        path = f"{folder}/main.tf"
        return {path: File(Source(path, texts[folder]))}

    tree = Folders(
        texts, read, lambda folder: Inputs(lock=LOCK if folder == "a" else "")
    )
    child = tree.module("a/m")
    assert child
    assert str(provider(child, "aws")) == "5.100.0"


def test_required_version() -> None:
    text = 'terraform {\n  required_version = ">= 1.5, < 2"\n}\n'
    assert str(terraform(module(text))) == ">= 1.5.0, < 2.0.0"
    assert str(terraform(module(""))) == ">= 0.0.0"


def test_a_fixer_is_silent_where_it_does_not_hold_and_says_why() -> None:
    (fixer,) = selected(("misplaced-dynamic",), ())
    text = (GOLDEN / "misplaced_dynamic" / "literal_list" / "before.tf").read_text()
    folders = Folders([], lambda _: {}, lambda _: Inputs(providers={"aws": "4.67"}))
    outcome = run([Source("a/main.tf", text)], [fixer], {}, folders=folders)
    assert outcome.found == []
    assert outcome.silent == [
        (
            "a: misplaced-dynamic is left out, as it holds for provider aws >= 5 and"
            " the module allows >= 4.67.0, < 4.68.0"
        )
    ]
    outcome = run([Source("a/main.tf", text)], [fixer], {})
    assert len(outcome.found) == 1
    assert outcome.silent == []
