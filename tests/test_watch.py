"""The program itself, with --watch, while somebody saves files."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from invoke import CLEAN, SG, Tffix, tffix

__all__ = ["tffix"]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends an interrupt")


class Watching:
    """The program, and what it has printed."""

    def __init__(self, folder: Path) -> None:
        # what is ignored here, as in a job in the background, would be ignored there
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "tffix", "--watch", "."],
            cwd=folder,
            stdout=subprocess.PIPE,
            text=True,
        )
        signal.signal(signal.SIGINT, before)

    def lines(self) -> list[str]:
        """Give the lines up to the next summary."""
        assert self.process.stdout
        found: list[str] = []
        while not (found and found[-1].startswith(("Found", "No defects"))):
            line = self.process.stdout.readline()
            assert line, "it has ended"
            if line != "\n":
                found.append(line.removesuffix("\n"))
        return found


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    (tmp_path / "main.tf").write_text(SG, "utf-8")
    found = Watching(tmp_path)
    yield found
    found.process.send_signal(signal.SIGINT)
    found.process.communicate()
    assert found.process.returncode == 130


def test_says_what_a_save_has_changed(tmp_path: Path, watching: Watching) -> None:
    first, summary = watching.lines()
    assert first.startswith("main.tf:2:10: reserved-name-prefix")
    assert summary == "Found 1 defect in 1 file: 1 fixable with --apply."
    (tmp_path / "main.tf").write_text("\n" + SG + SG.replace("web", "db"), "utf-8")
    saved, new, summary = watching.lines()
    assert saved.endswith(" main.tf")
    assert new.startswith("+ main.tf:6:10: reserved-name-prefix")
    assert summary == "Found 2 defects in 1 file: 2 fixable with --apply."
    (tmp_path / "main.tf").write_text(CLEAN, "utf-8")
    _, *gone, summary = watching.lines()
    assert [line[:2] for line in gone] == ["- ", "- "]
    assert summary == "No defects in 1 file."


def test_a_configuration_half_written_is_said(
    tmp_path: Path, watching: Watching
) -> None:
    watching.lines()
    assert watching.process.stdout
    (tmp_path / "tffix.toml").write_text("select = [", "utf-8")
    _, _, error = (watching.process.stdout.readline() for _ in range(3))
    assert error.startswith("tffix: error: ")
    assert "tffix.toml" in error
    (tmp_path / "tffix.toml").write_text('ignore = ["naming"]\n', "utf-8")
    assert watching.lines()[-1] == "No defects in 1 file."


def test_standard_input_is_not_watched(tffix: Tffix) -> None:
    code, _, err = tffix("--watch", "-")
    assert code == 2
    assert err == "tffix: error: --watch reads files, so it goes without -\n"
