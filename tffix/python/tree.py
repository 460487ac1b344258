"""A tree of files in which Terraform and Python tests lie: what is there, what not."""

from __future__ import annotations

import os
import re
import sys
from functools import cached_property

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tffix.source import Source

_TEST = pattern(r"(?:test_.*|.*_test|conftest)\.py")
_TEST_FOLDERS = {"test", "tests"}
_PRUNED = {"__pycache__", "node_modules", "site-packages", "venv"}


def is_test(name: str) -> bool:
    """Whether pytest, as it is configured by default, reads a file of this name."""
    return _TEST.fullmatch(name) is not None


class Imported(NamedTuple):
    """One name of an import: the module, the name in it or nothing, the dots before."""

    module: str
    name: str
    level: int


class Tree:
    """The files below a folder.

    ``tests`` are the Python tests that may be changed, by their paths as they were
    given. All other paths are relative to ``root`` and have forward slashes.
    """

    def __init__(self, root: str, tests: Mapping[str, Source]) -> None:
        self.root = root
        self.tests = dict(sorted(tests.items()))

    @classmethod
    def around(cls, paths: list[str], tests: Mapping[str, Source]) -> Tree:
        """Give the repository around some paths, else what they have in common."""
        common = os.path.commonpath([os.path.realpath(path) for path in paths])
        folder = common
        while not os.path.exists(os.path.join(folder, ".git")):
            parent = os.path.dirname(folder)
            if parent == folder:
                return cls(common, tests)
            folder = parent
        return cls(folder, tests)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of all files, but for hidden folders and what is installed."""
        found: set[str] = set()
        for folder, below, names in os.walk(self.root):
            below[:] = [
                name for name in below if name[0] != "." and name not in _PRUNED
            ]
            within = self.relative(folder)
            found.update(f"{within}/{name}" if within else name for name in names)
        return frozenset(found)

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(
            path[:at] for path in self.paths for at in _slashes(path) if at >= 0
        )

    @cached_property
    def python(self) -> dict[str, str]:
        """The text of every Python file, as far as it can be read."""
        texts = {}
        for path in sorted(self.paths):
            if path.endswith(".py"):
                place = os.path.join(self.root, path)
                with open(place, encoding="utf-8", errors="replace") as file:
                    texts[path] = file.read()
        for path, source in self.tests.items():
            texts[self.relative(path)] = source.text
        return texts

    @cached_property
    def terraform(self) -> list[str]:
        """The folders with Terraform files."""
        return sorted(
            {
                os.path.dirname(path)
                for path in self.paths
                if path.endswith((".tf", ".tofu"))
            }
        )

    def relative(self, path: str) -> str:
        """Give a path as it is below the root; empty for the root."""
        below = os.path.relpath(os.path.realpath(path), os.path.realpath(self.root))
        return "" if below == os.curdir else below.replace(os.sep, "/")

    def has(self, *names: str) -> bool:
        """Whether a file of one of these names lies anywhere."""
        return any(path.rpartition("/")[2] in names for path in self.paths)

    def for_tests(self, path: str) -> bool:
        """Whether a Python file belongs to the tests."""
        *folders, name = path.split("/")
        return is_test(name) or not _TEST_FOLDERS.isdisjoint(folders)

    def module(self, name: str) -> str | None:
        """Give the file of a Python module, wherever ``sys.path`` may lead to it."""
        stem = name.replace(".", "/")
        for candidate in (f"{stem}.py", f"{stem}/__init__.py"):
            for path in self.python:
                if path == candidate or path.endswith(f"/{candidate}"):
                    return path
        return None

    def is_folder(self, name: str) -> bool:
        """Whether a module name is that of a folder without ``__init__.py``."""
        stem = name.replace(".", "/")
        return any(
            folder == stem or folder.endswith(f"/{stem}") for folder in self._folders
        )

    @staticmethod
    def is_standard(module: str) -> bool:
        """Whether a module comes with Python."""
        return module.partition(".")[0] in sys.stdlib_module_names

    def has_terraform(self, name: str) -> bool:
        """Whether Terraform files lie in a top-level folder of this name."""
        return any(folder.split("/")[0] == name for folder in self.terraform)

    def importers(self, path: str) -> list[str]:
        """Give the Python files that seem to import a module of the tests."""
        stem = path.rpartition("/")[2].removesuffix(".py")
        said = re.compile(
            rf"^\s*(?:from|import)\b.*\b{re.escape(stem)}\b", re.MULTILINE
        )
        return [
            other
            for other, text in self.python.items()
            if other != path and said.search(text)
        ]


def _slashes(path: str) -> list[int]:
    return [at for at, character in enumerate(path) if character == "/"]
