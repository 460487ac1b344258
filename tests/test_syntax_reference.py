"""What terraform's own parser accepts and rejects, and nothing else, is HCL here."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hcl_strategies import files, mutated
from hypothesis import HealthCheck, Phase, given, settings

from tffix.hcl.parser import problems
from tffix.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

needs_terraform = pytest.mark.skipif(
    not shutil.which("terraform"), reason="needs terraform"
)
some = settings(
    max_examples=150,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def written(strategy: SearchStrategy[str]) -> list[str]:
    """Give some texts that a strategy writes."""
    texts: list[str] = []

    @some
    @given(strategy)
    def note(text: str) -> None:
        texts.append(text)

    note()
    return texts


def refused(texts: list[str], folder: Path) -> set[int]:
    """Give the numbers of the texts that terraform refuses to read."""
    for number, text in enumerate(texts):
        (folder / f"{number}.tf").write_bytes(text.encode())
    done = subprocess.run(
        ["terraform", "fmt", "-list=false", "-write=false", "-no-color", "."],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return set(map(int, re.findall(rb"(?m)^  on (\d+)\.tf line", done.stderr)))


@needs_terraform
def test_terraform_accepts_what_the_strategies_write(tmp_path: Path) -> None:
    texts = written(files())
    assert [texts[number] for number in refused(texts, tmp_path)] == []


@needs_terraform
def test_terraform_refuses_the_same_mutations(tmp_path: Path) -> None:
    texts = written(mutated())
    wrong = refused(texts, tmp_path)
    sources = [Source.decode("x.tf", text.encode()) for text in texts]
    ours = {number for number, source in enumerate(sources) if problems(source.text)}
    assert [texts[number] for number in wrong ^ ours] == []
    assert wrong
