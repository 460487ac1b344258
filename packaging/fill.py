"""Writes what other package managers want of a release: its version, and its hash.

    python packaging/fill.py dist/tffix-0.1.0.tar.gz build/report.json build/packaging

The release job runs it on the source archive that is published, and on what
``pip install --dry-run --report`` says of the wheel: its dependencies, as the formula
has them. Words between ``@`` are what it writes; everything else is copied, modes
included.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_ARCHIVE = re.compile(r"tffix-(\d+(?:\.\d+)*[0-9a-z.]*)\.tar\.gz")


def fill(archive: Path, report: Path, folder: Path) -> list[Path]:
    """Write all files for a source archive into a folder; give their paths.

    ``report`` is that of pip. Raises ValueError where the name of the archive has no
    version.
    """
    match = _ARCHIVE.fullmatch(archive.name)
    if not match:
        raise ValueError(f"{archive.name} is no source archive of tffix")
    known = {
        "@VERSION@": match[1],
        "@URL@": _address(archive),
        "@SHA256@": hashlib.sha256(archive.read_bytes()).hexdigest(),
        "@RESOURCES@": "\n\n".join(_resources(report)),
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


def _address(archive: Path) -> str:
    """Give where the package index will serve an archive: by its BLAKE2 hash."""
    digest = hashlib.blake2b(archive.read_bytes(), digest_size=32).hexdigest()
    parts = f"{digest[:2]}/{digest[2:4]}/{digest[4:]}/{archive.name}"
    return f"https://files.pythonhosted.org/packages/{parts}"


def _resources(report: Path) -> list[str]:
    """Give what the formula says of each dependency, by name."""
    known = {}
    for installed in json.loads(report.read_text("utf-8"))["install"]:
        name = re.sub(r"[-_.]+", "-", installed["metadata"]["name"]).lower()
        source = installed["download_info"]
        known[name] = _RESOURCE.format(
            name=name, url=source["url"], **source["archive_info"]["hashes"]
        )
    return [known[name] for name in sorted(known) if name != "tffix"]


_RESOURCE = """\
  resource "{name}" do
    url "{url}"
    sha256 "{sha256}"
  end"""


if __name__ == "__main__":
    for one in fill(*map(Path, sys.argv[1:])):
        sys.stdout.write(f"{one}\n")
