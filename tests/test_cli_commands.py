"""The commands, what a shell completes, and the manual page."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest
from invoke import Tffix, tffix

from tffix.cli import main

__all__ = ["tffix"]

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("name", main.COMMANDS)
def test_every_command_says_what_it_is_for(name: str, tffix: Tffix) -> None:
    code, out, _ = tffix(name, "--help")
    assert code == 0
    assert out.startswith(f"usage: tffix {name}")
    assert name in tffix("--help").out


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_completion_is_a_script(shell: str, tffix: Tffix, tmp_path: Path) -> None:
    code, out, _ = tffix("completion", shell)
    assert code == 0
    assert "unsafe-fixes" in out
    assert "reserved-name-prefix" in out
    if shutil.which(shell):
        script = tmp_path / "script"
        script.write_text(out)
        assert subprocess.run([shell, "-n", script], check=False).returncode == 0


completed = pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("rep", "report"),
        ("--unsafe", "--unsafe-fixes"),
        ("lib --select reserved-name", "reserved-name-prefix"),
        ("explain misplaced-dy", "misplaced-dynamic"),
        ("rules --output-format j", "json"),
        ("lib --output-format json-", "json-lines"),
        ("completion f", "fish"),
        ("config --sch", "--schema"),
    ],
)


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
@completed
def test_fish_completes(
    words: str, expected: str, tffix: Tffix, tmp_path: Path
) -> None:
    (tmp_path / "script").write_text(tffix("completion", "fish").out)
    done = subprocess.run(
        ["fish", "-N", "-c", f"source script; complete -C 'tffix {words}'"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [expected]


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@completed
def test_bash_completes(
    words: str, expected: str, tffix: Tffix, tmp_path: Path
) -> None:
    script = tffix("completion", "bash").out
    script += f"""
COMP_WORDS=(tffix {words})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_tffix
printf '%s ' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.split() == [expected]


def test_manual_page_is_current() -> None:
    page = runpy.run_path(str(DOCS / "manpage.py"))["page"]()
    assert (DOCS / "tffix.1").read_text("utf-8") == page, "run docs/manpage.py"
    assert ".B \\-\\-apply, \\-\\-fix" in page
    assert ".B \\-\\-add\\-ignore [REASON]" in page


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_manual_page_has_no_errors() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", str(DOCS / "tffix.1")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "as for terraform" in done.stdout


def test_show_files_names_what_is_judged(
    tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lib").mkdir()
    for name in ("main.tf", "old.tf", "notes.txt"):
        (tmp_path / "lib" / name).touch()
    code, out, err = tffix("--show-files", "--exclude", "old.tf", "lib")
    assert (code, out, err) == (0, "lib/main.tf\n", "")
    code, _, err = tffix("--show-files", "none")
    assert code == 2
    assert "no such file or folder" in err
