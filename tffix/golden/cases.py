"""The cases of fixers: a folder each, with before, after and findings.

A folder ``golden/`` has one for each fixer, that one a folder for each case.

``before.tf`` (or the files of ``before/``) is what tffix is given, ``after.tf`` (or
``after/``) what it must give byte for byte; without it nothing may change. Folders in
``before/`` are modules that it may call, other files those that it may read.
``findings.txt`` has a line for each finding, in order. ``tffix.toml`` sets options.
``together/`` has cases that all fixers look at.
"""

from __future__ import annotations

import contextlib
import os.path
import shutil
from typing import TYPE_CHECKING, NamedTuple

from tffix.api import SyntaxErrors
from tffix.api.documentation import documentation
from tffix.edit import unified_diff
from tffix.engine import registry
from tffix.engine.fixpoint import Outcome, run
from tffix.hcl.file import File
from tffix.output import concise
from tffix.output.diagnostics import from_finding
from tffix.project import config, python_tests
from tffix.project.settings import Settings
from tffix.project.walk import SUFFIXES
from tffix.python.tree import Tree, is_test
from tffix.source import Source
from tffix.terraform.module.calls import Folders
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.reading import file_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tffix.engine.own import RuleFolder

    from tffix.rule.fixer import Fixer

TFVARS = (".tfvars", ".tfvars.json")
TEST = ".tftest.hcl"
# folders of golden/ that are not named for a fixer but run all of them
TOGETHER = ("seed", "together")


class Case(NamedTuple):
    """One folder below ``golden/<fixer>/``; ``rules`` are folders of one's own."""

    group: str
    folder: Path
    rules: tuple[RuleFolder, ...] = ()

    @property
    def name(self) -> str:
        """The fixer and the case."""
        return f"{self.group}/{self.folder.name}"

    @property
    def before(self) -> dict[str, bytes]:
        """The files that tffix is given, by path."""
        return _files(self.folder, "before")

    @property
    def after(self) -> dict[str, bytes]:
        """The files that change, with what they become."""
        return _files(self.folder, "after", as_="before")

    @property
    def findings(self) -> str:
        """What ``findings.txt`` says."""
        path = self.folder / "findings.txt"
        return path.read_text("utf-8") if path.exists() else ""

    @property
    def fixers(self) -> tuple[Fixer, ...]:
        """Those that look at it."""
        settings = self.settings
        select = () if self.group in TOGETHER else (self.group.replace("_", "-"),)
        return registry.selected(
            settings.select or select, settings.ignore, self.rules
        )

    @property
    def settings(self) -> Settings:
        """What its configuration says."""
        path = self.folder / "tffix.toml"
        if not path.exists():
            return Settings()
        return config.load(str(path))

    @property
    def is_broken(self) -> bool:
        """Whether the case is about files that are not HCL."""
        return all(isinstance(fixer.subject, SyntaxErrors) for fixer in self.fixers)

    def run(self, files: Mapping[str, bytes] | None = None) -> Outcome:
        """Fix these files, or those of ``before``, as the case says."""
        files = self.before if files is None else files
        sources = [Source.decode(path, data) for path, data in files.items()]
        settings = self.settings
        if any(path.endswith(".py") for path in files):
            return self._run_tree(sources)
        texts = {source.path: source.text for source in sources}
        for path in self.folder.rglob("before/**/*.*"):
            name = path.relative_to(self.folder).as_posix()
            texts.setdefault(name, path.read_text("utf-8"))
        return run(
            [
                read(source)
                for source in sources
                if source.path.count("/") <= 1 and not source.path.endswith((*TFVARS, TEST))
            ],
            self.fixers,
            settings.options,
            unsafe=settings.unsafe_fixes,
            folders=around(texts),
        )

    def _run_tree(self, sources: list[Source]) -> Outcome:
        """Fix the Python tests; the other files of the case only have to be there."""
        tests = {
            source.path: source
            for source in sources
            if is_test(source.path.rpartition("/")[2])
        }
        settings = self.settings
        with contextlib.chdir(self.folder):
            return python_tests.run(
                Tree("before", tests),
                self.fixers,
                settings.options,
                unsafe=settings.unsafe_fixes,
            )

    def reported(self, outcome: Outcome) -> str:
        """Give the lines of ``findings.txt`` for what came of ``before``."""
        sources = {
            path: Source.decode(path, data) for path, data in self.before.items()
        }
        return "".join(
            f"{concise.line(from_finding(finding, sources))}\n"
            for finding in outcome.found
        )

    def written(self, outcome: Outcome) -> dict[str, bytes]:
        """Give the bytes of the files that were changed."""
        return {
            path: Source.decode(path, self.before[path]).replaced(text).encode()
            for path, text in outcome.texts.items()
        }


def around(texts: Mapping[str, str]) -> Folders:
    """Give what lies around a module: all there is, by path, Terraform or not."""
    folders: dict[str, dict[str, File]] = {}
    for path, text in texts.items():
        if path.endswith(SUFFIXES):
            file = file_of(Source(path, text))
            folder = os.path.normpath(os.path.dirname(path))
            folders.setdefault(folder, {})[path] = file
    values: dict[str, dict[str, Source]] = {}
    tests: dict[str, dict[str, Source]] = {}
    for path, text in texts.items():
        folder, name = os.path.split(path)
        if path.endswith(TFVARS):
            values.setdefault(folder, {})[name] = Source(path, text)
        elif path.endswith(TEST):
            if os.path.basename(folder) == "tests":
                folder, name = os.path.dirname(folder), f"tests/{name}"
            tests.setdefault(folder, {})[name] = Source(path, text)
    return Folders(
        folders,
        folders.__getitem__,
        lambda folder: Inputs(files=values.get(folder, {}), tests=tests.get(folder, {})),
        text=lambda path: texts.get(os.path.normpath(path)),
    )


def run_example(fixer: Fixer, text: str) -> Outcome:
    """Run a fixer on an example of its documentation, with the files beside it."""
    beside = dict(documentation(fixer).beside)
    if text.startswith("run "):  # a test file, which stands beside the module
        beside["example.tftest.hcl"] = text
        text = ""
    same_folder = {path: said for path, said in beside.items() if "/" not in path}
    sources = [Source("example.tf", text)]
    sources += [Source(*one) for one in same_folder.items() if one[0].endswith(".tf")]
    texts = beside | {source.path: source.text for source in sources}
    return run(map(read, sources), [fixer], {}, unsafe=True, folders=around(texts))


def read(source: Source) -> File:
    """Give a file all of which was read, as a run over a few files does it."""
    file = file_of(source)
    file.read_whole()
    return file


def cases(golden: Path, rules: tuple[RuleFolder, ...] = ()) -> Iterator[Case]:
    """Give every case, in order; a folder that holds no before is none."""
    for group in sorted(golden.iterdir()) if golden.is_dir() else ():
        for folder in sorted(group.iterdir()) if group.is_dir() else ():
            if (folder / "before.tf").exists() or (folder / "before").is_dir():
                yield Case(group.name, folder, rules)


def difference(case: Case, findings: str, written: Mapping[str, bytes]) -> str:
    """Give unified diffs from what a case wants to what came of it."""
    wanted = {"findings.txt": case.findings.encode(), **case.after}
    got = {"findings.txt": findings.encode(), **written}
    return "\n".join(
        unified_diff(
            f"golden/{case.name}/{path}",
            wanted.get(path, b"").decode("utf-8", "backslashreplace"),
            got.get(path, b"").decode("utf-8", "backslashreplace"),
        )
        for path in sorted(wanted.keys() | got.keys())
        if wanted.get(path) != got.get(path)
    )


def update(case: Case, findings: str, written: Mapping[str, bytes]) -> None:
    """Write what came of a case as what it wants."""
    (case.folder / "findings.txt").write_text(findings, "utf-8", newline="")
    (case.folder / "after.tf").unlink(missing_ok=True)
    shutil.rmtree(case.folder / "after", ignore_errors=True)
    for path, data in written.items():
        target = case.folder / path.replace("before", "after", 1)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _files(folder: Path, stem: str, as_: str | None = None) -> dict[str, bytes]:
    """Read ``stem.tf``, or the files of the folder ``stem``, by their paths."""
    name = as_ or stem
    single = folder / f"{stem}.tf"
    if single.exists():
        return {f"{name}.tf": single.read_bytes()}
    return {
        f"{name}/{path.relative_to(folder / stem)}": path.read_bytes()
        for path in sorted((folder / stem).rglob("*"))
        if path.match("*.t*f*") or path.suffix == ".py"
    }
