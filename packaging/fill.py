"""Writes what other package managers want of a release: its version, and its hash.

    python packaging/fill.py dist/tffix-0.1.0.tar.gz build/packaging

The release job runs it on the source archive that is published. ``@VERSION@`` and
``@SHA256@`` are what it writes; everything else is copied, modes included.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_ARCHIVE = re.compile(r"tffix-(\d+(?:\.\d+)*[0-9a-z.]*)\.tar\.gz")


def fill(archive: Path, folder: Path) -> list[Path]:
    """Write all files for a source archive into a folder; give their paths.

    Raises ValueError where the name of the archive has no version.
    """
    match = _ARCHIVE.fullmatch(archive.name)
    if not match:
        raise ValueError(f"{archive.name} is no source archive of tffix")
    known = {
        "@VERSION@": match[1],
        "@SHA256@": hashlib.sha256(archive.read_bytes()).hexdigest(),
    }
    written = []
    for source in sorted(_HERE.rglob("*")):
        if source.is_dir() or source.suffix in (".py", ".pyc"):
            continue
        text = source.read_text("utf-8")
        for mark, value in known.items():
            text = text.replace(mark, value)
        path = folder / source.relative_to(_HERE)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        shutil.copymode(source, path)
        written.append(path)
    return written


if __name__ == "__main__":
    for one in fill(Path(sys.argv[1]), Path(sys.argv[2])):
        sys.stdout.write(f"{one}\n")
