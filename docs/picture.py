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

from rich.console import Console
from rich.text import Text

DOCS = Path(__file__).parent
STACK = DOCS.parent / "golden" / "platform" / "lib"
WIDTH = 96
COMMAND = ("tffix", "lib/alb.tf", "lib/networking.tf")
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def output() -> list[str]:
    """Run the command on a copy of the stack; give the lines that it prints."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(STACK, Path(folder) / "lib")
        done = subprocess.run(
            [sys.executable, "-P", "-m", *COMMAND, "--color", "always"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    return done.stdout.splitlines()


def main() -> None:
    """Write the picture."""
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, height=100
    )
    console.print(Text(f"$ {' '.join(COMMAND)}", style="bold"))
    for line in output():
        console.print(Text.from_ansi(line))
    svg = console.export_svg(title="tffix", unique_id="tffix")
    # what shows it need not fetch a font from elsewhere
    (DOCS / "run.svg").write_text(FONT_FACE.sub("", svg), "utf-8")


if __name__ == "__main__":
    main()
