"""Odd files, named for their oddity: accepted ones, and rejected ones with errors."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tffix.hcl.parser import parse, problems
from tffix.source import Source

SYNTAX = Path(__file__).parent.parent / "golden" / "syntax"
ACCEPTED = sorted((SYNTAX / "accepted").glob("*.tf"))
REJECTED = sorted((SYNTAX / "rejected").glob("*.tf"))


def name(path: Path) -> str:
    return path.stem


def described(source: Source) -> str:
    """Give the problems of a file as golden/syntax holds them."""
    lines = []
    for error in problems(source.text):
        start, end = source.position(error.start), source.position(error.end)
        lines.append(
            f"{start[0]}:{start[1]}-{end[0]}:{end[1]} {error.message}\n"
            f"  help: {error.hint}\n"
        )
        if error.related:
            line, column = source.position(error.related.start)
            lines.append(f"  {line}:{column} {error.related.message}\n")
    return "".join(lines)


@pytest.mark.parametrize("path", ACCEPTED, ids=name)
def test_is_accepted(path: Path) -> None:
    source = Source.decode(path.name, path.read_bytes())
    assert parse(source.text).end == len(source.text)
    assert problems(source.text) == []


@pytest.mark.parametrize("path", REJECTED, ids=name)
def test_is_rejected_with_an_explanation(
    path: Path, request: pytest.FixtureRequest
) -> None:
    given = described(Source.decode(path.name, path.read_bytes()))
    expected = path.with_suffix(".txt")
    if request.config.getoption("--update-golden"):
        before = expected.read_text("utf-8") if expected.exists() else ""
        expected.write_text(given, "utf-8")
        assert given == before, "written anew: read the diff, then run again"
    assert given == expected.read_text("utf-8")


def test_every_error_says_what_to_do() -> None:
    silent = [path.stem for path in REJECTED if "help: \n" in _text(path)]
    assert silent == []


def test_no_error_speaks_of_terminals() -> None:
    words = re.compile(r"\b[A-Z_]*(?:LBRACE|RBRACE|IDENT|NEWLINE|QUOTE|EXPECTED)\b")
    assert [path.stem for path in REJECTED if words.search(_text(path))] == []


@pytest.mark.skipif(not shutil.which("terraform"), reason="needs terraform")
def test_terraform_says_the_same(tmp_path: Path) -> None:
    for path in ACCEPTED + REJECTED:
        shutil.copy(path, tmp_path / f"{path.parent.name}_{path.name}")
    done = subprocess.run(
        ["terraform", "fmt", "-list=false", "-write=false", "-no-color", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    where = re.findall(r"^  on (\S+)\.tf line (\d+)", done.stderr, re.MULTILINE)
    refused: dict[str, set[int]] = {}
    for file, line in where:
        refused.setdefault(file, set()).add(int(line))
    assert refused.keys() == {f"rejected_{path.stem}" for path in REJECTED}
    far = [
        path.stem
        for path in REJECTED
        if min(
            abs(_first_line(path) - line) for line in refused[f"rejected_{path.stem}"]
        )
        > 1
    ]
    assert far == [], "the first error is within a line of one of terraform's"


def _text(path: Path) -> str:
    return path.with_suffix(".txt").read_text("utf-8")


def _first_line(path: Path) -> int:
    return int(_text(path).split(":", 1)[0])
