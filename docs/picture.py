"""Draws docs/run.svg: what tffix says about the example stack, on a terminal.

Run it with the development environment: python docs/picture.py
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

DOCS = Path(__file__).parent
STACK = DOCS.parent / "golden" / "platform" / "lib"
WIDTH = 96
COMMAND = ("tffix", "lib/alb.tf", "lib/networking.tf")
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def picture() -> str:
    """Give the picture of what the command prints about a copy of the stack."""
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, height=100
    )
    console.print(Text(f"$ {' '.join(COMMAND)}", style="bold"))
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(STACK, Path(folder) / "lib")
        for line in printed(COMMAND, folder):
            console.print(Text.from_ansi(line))
    svg = console.export_svg(title="tffix", unique_id="tffix")
    # what shows it need not fetch a font from elsewhere
    return FONT_FACE.sub("", svg)


def printed(command: Sequence[str], folder: str) -> list[str]:
    """Run a command in a folder; give the lines that it prints, with their colors."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", *command, "--color", "always"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()


if __name__ == "__main__":
    (DOCS / "run.svg").write_text(picture(), "utf-8")
