"""The commands, what a shell completes, and the manual page."""

from __future__ import annotations

import runpy
import shutil
import subprocess
from pathlib import Path

import pytest
from invoke import Tffix, tffix

from tffix import cli

__all__ = ["tffix"]

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_there_or_says_that_it_is_not(name: str, tffix: Tffix) -> None:
    code, out, err = tffix(name, "--help")
    if name in cli.available():
        assert code == 0
        assert out.startswith(f"usage: tffix {name}")
        assert name in tffix("--help").out
    else:
        assert code == 2
        assert err.startswith(f"tffix: error: tffix {name} is not there yet")


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion(shell: str, tffix: Tffix, tmp_path: Path) -> None:
    pytest.importorskip("shtab", reason="shtab is not installed")
    code, out, _ = tffix("completion", shell)
    assert code == 0
    assert "unsafe-fixes" in out
    if shutil.which(shell):
        script = tmp_path / "script"
        script.write_text(out)
        assert subprocess.run([shell, "-n", script], check=False).returncode == 0


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
