"""Of the stacks that terraform refuses, how many pass after one tffix --apply.

    python benchmarks/headline.py STACKS [--judge PROGRAM] [--plan] [--write PAGE]

STACKS is a folder of stacks, each a folder of its own; they are copied, and none of
them changes. The judge is a program that is called with ``validate`` (or ``plan``) and
folders, and writes a line of JSON for each: ``{"folder": …, "errors": [{"file": …,
"line": …, "summary": …, "detail": …}]}``, with files relative to the folder. Without
one it is the terraform on the path, with the providers in the folder that
TFFIX_TF_PLUGINS names; it can only validate. ``--write`` puts the tables between the
marks of a page.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import tffix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BEGIN, END = "<!-- measured -->\n", "<!-- end -->\n"
SHOWN = 25  # kinds of errors
WIDTH = 100  # characters of what is said of one
PROCESSES = 2
_SOURCE = re.compile(r'^\s*source\s*=\s*"(\.\.?/[^"]*)"', re.MULTILINE)


class Error(NamedTuple):
    """An error of terraform; ``line`` is 0 where it has no place."""

    file: str
    line: int
    summary: str
    detail: str

    @property
    def kind(self) -> str:
        """What it says, without the names and numbers of one stack."""
        if self.summary.startswith("expected "):
            return "expected … to be one of …"
        if self.summary.startswith(("Cycle", "Invalid provider config")):
            return self.summary.partition(":")[0]
        first, _, _ = self.detail.partition("\n")
        text = f"{self.summary}: {first}" if first else self.summary
        text = re.sub(r'"[^"]*"|\b\d+\b|`[^`]*`', "…", text)
        return text if len(text) <= WIDTH else f"{text[:WIDTH]}…"

    def is_at(self, places: Iterable[tuple[str, int]]) -> bool:
        """Whether one of some places is its own, or a line beside it."""
        return any(
            file == self.file and abs(line - self.line) <= 1 for file, line in places
        )


Errors = dict[str, list[Error]]
Places = set[tuple[str, int]]


def judged(folders: Sequence[Path], judge: str, command: str) -> Errors:
    """Ask the judge; the errors are by the names of the folders."""
    if not judge:
        return {folder.name: list(validated(folder)) for folder in folders}
    done = subprocess.run(
        [judge, command, *map(str, folders)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = {}
    for line in done.stdout.splitlines():
        said = json.loads(line)
        found[Path(said["folder"]).name] = [
            Error(one["file"], one["line"], one["summary"], one["detail"] or "")
            for one in said["errors"]
        ]
    return found


def validated(folder: Path) -> Iterator[Error]:
    """Give what terraform validate says of a copy, in each folder that none calls."""
    plugins = os.environ.get("TFFIX_TF_PLUGINS", "")
    with tempfile.TemporaryDirectory() as temporary:
        top = Path(temporary, folder.name)
        shutil.copytree(folder, top, ignore=shutil.ignore_patterns(".terraform*"))
        texts = {
            one: "\n".join(
                file.read_text("utf-8", "replace") for file in one.glob("*.tf")
            )
            for one in {file.parent for file in top.rglob("*.tf")}
        }
        called = {
            (one / source).resolve()
            for one, text in texts.items()
            for source in _SOURCE.findall(text)
        }
        for root in sorted(one for one in texts if one.resolve() not in called):
            init = ["init", "-backend=false", "-input=false"]
            init += [f"-plugin-dir={plugins}"] if plugins else []
            terraform(root, *init)
            said = json.loads(terraform(root, "validate", "-json").stdout)
            for one in said["diagnostics"]:
                place = one.get("range") or {"filename": "", "start": {"line": 0}}
                if one["severity"] == "error":
                    path = os.path.relpath(root / place["filename"], top)
                    line = place["start"]["line"]
                    yield Error(path, line, one["summary"], one.get("detail", ""))


def terraform(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run terraform in a folder."""
    command = ["terraform", f"-chdir={folder}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


class Fixed(NamedTuple):
    """What tffix found in a stack, before and after, and the lines that it wrote."""

    name: str
    found: Places
    left: Places
    written: Places


def fixed(job: tuple[Path, Path, bool]) -> Fixed:
    """Fix a copy of a stack."""
    stack, copy, unsafe = job
    shutil.copytree(stack, copy, ignore=shutil.ignore_patterns(".terraform*"))
    os.chdir(copy)
    found = tffix.check(".").findings
    left = tffix.fix(".", write=True, unsafe_fixes=unsafe).remaining
    written = set()
    for file in copy.rglob("*.tf"):
        path = str(file.relative_to(copy))
        old, new = (
            (where / path).read_text("utf-8", "replace").split("\n")
            for where in (stack, copy)
        )
        for kind, _, _, start, end in SequenceMatcher(
            None, old, new, autojunk=False
        ).get_opcodes():
            if kind in ("insert", "replace"):
                written |= {(path, line) for line in range(start + 1, end + 1)}
    return Fixed(stack.name, places(found), places(left), written)


def places(findings: Iterable[tffix.Finding]) -> Places:
    """Give where findings are."""
    return {(one.path.removeprefix("./"), one.start.line) for one in findings}


class Rate(NamedTuple):
    """What came of the refused stacks with some class of fixes."""

    fixed: dict[str, Fixed]
    after: Errors

    @property
    def passing(self) -> set[str]:
        """The stacks that pass."""
        return {name for name, errors in self.after.items() if not errors}

    def worse(self, before: Errors) -> list[str]:
        """Give the stacks with a new kind of error at a line that tffix wrote."""
        return [
            name
            for name, errors in self.after.items()
            if any(
                (one.file, one.line) in self.fixed[name].written
                and one.kind not in {other.kind for other in before[name]}
                for one in errors
            )
        ]


def rate(stacks: Sequence[Path], judge: str, command: str, *, unsafe: bool) -> Rate:
    """Fix copies of stacks, and ask the judge again."""
    with tempfile.TemporaryDirectory() as temporary:
        top = Path(temporary).resolve()
        jobs = [(stack, top / stack.name, unsafe) for stack in stacks]
        with Pool(PROCESSES, maxtasksperchild=20) as pool:
            done = {one.name: one for one in pool.imap_unordered(fixed, jobs)}
        after = judged([copy for _, copy, _ in jobs], judge, command)
    return Rate(done, after)


def table(before: Errors, safe: Rate, unsafe: Rate, command: str) -> Iterator[str]:
    """Give the lines of the page."""
    refused = {name: errors for name, errors in before.items() if errors}
    number = len(refused)
    every = [(name, one) for name, errors in refused.items() for one in errors]
    named = [one.is_at(safe.fixed[name].found) for name, one in every]
    yield "| | stacks |"
    yield "|---|---|"
    yield f"| judged | {len(before)} |"
    yield f"| refused by `terraform {command}`, with {len(every)} errors | {number} |"
    for flags, one in (("", safe), (" --unsafe-fixes", unsafe)):
        share = 100 * len(one.passing) / number
        yield (
            f"| accepted after one `tffix --apply{flags}` | {len(one.passing)}"
            f" (**{share:.0f} %**) |"
        )
    for what, one in (("safe", safe), ("all", unsafe)):
        yield (
            f"| with a new kind of error at a line that tffix wrote, {what} fixes |"
            f" {len(one.worse(before))} |"
        )
    yield ""
    left = [(name, one) for name, errors in safe.after.items() for one in errors]
    still = sum(one.is_at(safe.fixed[name].left) for name, one in left)
    yield (
        f"Of the {len(every)} errors, tffix names {sum(named)} at their line before"
        f" anything is fixed; of the {len(left)} that safe fixes leave, {still}."
    )
    yield ""
    yield "| what terraform says | stacks | errors | named | pass | pass, unsafe too |"
    yield "|---|--:|--:|--:|--:|--:|"
    stacks = defaultdict(set)
    errors, seen = Counter[str](), Counter[str]()
    for (name, one), is_named in zip(every, named, strict=True):
        stacks[one.kind].add(name)
        errors[one.kind] += 1
        seen[one.kind] += is_named
    for kind, some in sorted(stacks.items(), key=lambda it: (-len(it[1]), it[0]))[
        :SHOWN
    ]:
        said = kind.replace("|", "\\|")
        yield (
            f"| {said} | {len(some)} | {errors[kind]} | {seen[kind]} |"
            f" {len(some & safe.passing)} | {len(some & unsafe.passing)} |"
        )


def main() -> None:
    """Measure, and say it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("stacks", type=Path)
    parser.add_argument("--judge", default="")
    parser.add_argument("--plan", action="store_true")
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    command = "plan" if arguments.plan else "validate"
    top = arguments.stacks.resolve()
    stacks = sorted(path for path in top.iterdir() if path.is_dir())
    before = judged(stacks, arguments.judge, command)
    refused = [stack for stack in stacks if before[stack.name]]
    safe, unsafe = (
        rate(refused, arguments.judge, command, unsafe=flag) for flag in (False, True)
    )
    text = "".join(f"{line}\n" for line in table(before, safe, unsafe, command))
    sys.stdout.write(text)
    if page := arguments.write:
        head, _, rest = page.read_text("utf-8").partition(BEGIN)
        _, _, tail = rest.partition(END)
        page.write_text(f"{head}{BEGIN}{text}{END}{tail}", "utf-8", newline="")


if __name__ == "__main__":
    main()
