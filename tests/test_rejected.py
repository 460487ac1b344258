"""What Terraform rejects is said, in whatever else nothing is wrong with."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from golden_cases import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from invoke import CLEAN, SG, Tffix, tffix

from tffix.hcl.certain import is_certain
from tffix.hcl.file import File
from tffix.hcl.scanner import index
from tffix.project import runner
from tffix.source import Source

__all__ = ["tffix"]

REJECTED = [
    "locals {\n  p = = 1\n}\n",
    "locals {\n  p = [1 2]\n}\n",
    "{% if tags %}\nlocals {\n  p = 1\n}\n{% endif %}\n",
    "variable {{ name }} {\n}\n",
    "locals {\n  p = 1 q = 2\n}\n",
    "locals {\n  p =\n}\n",
]


@pytest.mark.parametrize("text", REJECTED)
def test_a_small_tree_is_read_whole(tmp_path: Path, tffix: Tffix, text: str) -> None:
    (tmp_path / "clean.tf").write_text(CLEAN)
    (tmp_path / "main.tf").write_text(text)
    result = tffix("--output-format", "concise", str(tmp_path))
    assert result.code == 2
    assert "main.tf:" in result.out
    assert "syntax-error" in result.out


@pytest.mark.parametrize("text", [REJECTED[0], *REJECTED[2:4]])
def test_signs_of_other_languages_are_seen_in_any_tree(
    tmp_path: Path, tffix: Tffix, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(runner, "_SMALL", 0)
    (tmp_path / "main.tf").write_text(text)
    assert tffix(str(tmp_path)).code == 2


def test_a_report_names_the_file_and_tells_of_the_others(
    tmp_path: Path, tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "_SMALL", 0)
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "main.tf").write_text(REJECTED[1])
    (tmp_path / "main.tf").write_text(SG)
    result = tffix("report", str(tmp_path))
    assert result.code == 2
    assert "reserved-name-prefix" in result.out
    assert "bad/main.tf:2:10: expected" in result.out
    assert "bad/main.tf:2:10: expected" in result.err


@pytest.mark.parametrize("name", ["all", "ALL", "Naming"])
def test_names_are_read_in_letters_of_any_case(
    tmp_path: Path, tffix: Tffix, name: str
) -> None:
    (tmp_path / "main.tf").write_text(SG)
    assert tffix("--select", name, str(tmp_path)).code == 1
    assert tffix("--select", name, "--ignore", "ALL", str(tmp_path)).code == 0


TEXTS = [
    text
    for case in cases()
    for path, data in case.before.items()
    if path.endswith(".tf")
    for text in (Source.decode(path, data).text,)
    if index(text) is not None and is_certain(text)
]
SIGNS = [
    *"{}[]()=,.:\"'#$%-\\ \n1a",
    "= =",
    "${",
    "{{",
    "/*",
    "//",
    "<<E\n",
    "for",
    "[*]",
    "? :",
    "!",
    "==",
    "",
]


@settings(max_examples=500)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_what_is_certain_can_be_parsed(text: str, chance: random.Random) -> None:
    at = chance.randrange(len(text) + 1)
    changed = text[:at] + chance.choice(SIGNS) + text[at + chance.randrange(3) :]
    if index(changed) is not None and is_certain(changed):
        assert File(Source("x.tf", changed)).problems == []
