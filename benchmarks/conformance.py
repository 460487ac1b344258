"""Read files of HCL as tffix does and as terraform does, and tell where they differ.

    python benchmarks/conformance.py FOLDER…

Terraform is asked by ``terraform fmt -write=false``; without it (or ``tofu``) on the
path only tffix reads the files. No file is changed. The exit status is 1 where the two
disagree, or where an accepted file does not come back byte for byte.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tffix.hcl.lexer import tokens
from tffix.hcl.parser import parse, problems
from tffix.hcl.scanner import index
from tffix.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tffix.errors import HclSyntaxError

SUFFIXES = (".tf", ".tofu", ".tfvars", ".hcl", ".hcldec")
BATCH = 1000
_PLACE = re.compile(rb"^  on (\d+)\.tf line (\d+)", re.MULTILINE)


class Reading(NamedTuple):
    """What tffix makes of a file: its size in bytes, and what is wrong with it.

    ``line`` is that of the first error; ``lost`` says what was not as it should be
    with a file that was accepted.
    """

    size: int
    error: HclSyntaxError | None = None
    line: int = 0
    lost: str = ""


def read(path: Path) -> Reading:
    """Read a file with tffix."""
    data = path.read_bytes()
    source = Source.decode(str(path), data)
    errors = problems(source.text)
    if errors:
        line, _ = source.position(errors[0].start)
        return Reading(len(data), errors[0], line)
    return Reading(len(data), lost=_lost(source, data))


def _lost(source: Source, data: bytes) -> str:
    """Say what went wrong with an accepted file, if anything did."""
    text, at, pieces = source.text, 0, []
    for token in tokens(text):
        pieces += [text[at : token.start_pos], text[token.start_pos : token.end_pos]]
        at = token.end_pos
    if source.replaced("".join([*pieces, text[at:]])).encode() != data:
        return "tokens and gaps are not the file"
    spans = index(text)
    blocks = [
        (
            block.type.name,
            tuple(label.value for label in block.labels),
            block.start,
            block.end,
        )
        for block in parse(text).blocks()
    ]
    return "the index is not what was parsed" if spans not in (None, blocks) else ""


def refused(paths: Sequence[Path], program: str) -> dict[int, set[int]]:
    """Give the lines of terraform's errors, by the number of the file in the list."""
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(paths):
            os.symlink(path.resolve(), Path(folder, f"{number}.tf"))
        done = subprocess.run(
            [program, "fmt", "-list=false", "-write=false", "-no-color", "."],
            cwd=folder,
            capture_output=True,
            check=False,
        )
    lines: dict[int, set[int]] = {}
    for number, line in _PLACE.findall(done.stderr):
        lines.setdefault(int(number), set()).add(int(line))
    return lines


def files(folders: Iterable[str]) -> Iterator[Path]:
    """Give the files of HCL below some folders, in order."""
    for path in chain.from_iterable(sorted(Path(it).rglob("*")) for it in folders):
        if path.name.endswith(SUFFIXES) and path.is_file():
            yield path


def main(folders: Sequence[str]) -> int:
    """Compare all files and print the report."""
    program = shutil.which("terraform") or shutil.which("tofu")
    count = size = accepted = rejected = near = differ = lost = 0
    paths = list(files(folders))
    for start in range(0, len(paths), BATCH):
        batch = paths[start : start + BATCH]
        theirs = refused(batch, program) if program else None
        for number, path in enumerate(batch):
            ours = read(path)
            count += 1
            size += ours.size
            if ours.lost:
                lost += 1
                print(f"{path}: {ours.lost}")
            lines = None if theirs is None else theirs.get(number, set())
            if lines is not None and bool(lines) != bool(ours.error):
                differ += 1
                print(f"{path}: terraform says {sorted(lines) or 'nothing'}")
                print(f"  tffix says line {ours.line}: {ours.error}")
            elif ours.error:
                rejected += 1
                near += any(abs(ours.line - line) <= 1 for line in lines or ())
            else:
                accepted += 1
    print(f"{count} files, {size} bytes, read by tffix and {program or 'nothing else'}")
    print(f"accepted: {accepted}")
    print(f"rejected: {rejected}, {near} of them within a line of terraform's error")
    print(f"disagreements: {differ}")
    print(f"accepted, but not byte for byte or not as indexed: {lost}")
    return 1 if differ or lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else __doc__)
