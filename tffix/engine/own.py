"""Rules of one's own: folders that have what ``fixers/`` and ``tffix/aws/rules`` have.

    resources/aws_lb.toml   rows, in the three folders that they are in here, too
    types/
    upgrades/
    fixers/no_default.py    fixers, one module each, that run where code may run
    golden/                 cases, for tffix test-rules

A folder is named by a configuration, or is a package that is installed beside tffix and
has an entry point in the group ``tffix.fixers``.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from types import ModuleType

from tffix.errors import ConfigError
from tffix.rule.fixer import Fixer
from tffix.typed import NamedTuple

GROUP = "tffix.fixers"


class RuleFolder(NamedTuple):
    """A folder with rules: its absolute path, and the package that it is, if any.

    Its fixers are run only where ``runs_code`` says so.
    """

    path: str
    package: str = ""
    runs_code: bool = True

    @property
    def skipped(self) -> list[str]:
        """The names of the fixers that are there and not run."""
        if self.runs_code:
            return []
        where = os.path.join(self.path, "fixers")
        return [name.replace("_", "-") for name in _modules(where)]

    @property
    def skipped_names(self) -> set[str]:
        """The names of these fixers and of their groups, read without running them."""
        found = set(self.skipped)
        for name in self.skipped:
            path = os.path.join(self.path, "fixers", f"{name.replace('-', '_')}.py")
            found |= groups(path)
        return found


@cache
def groups(path: str) -> set[str]:
    """Give the groups that a decorator in a module writes out."""
    import ast  # noqa: PLC0415, deferred: only where code may not run

    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (OSError, SyntaxError, ValueError):
        return set()
    return {
        one.value
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "groups"
        for one in ast.walk(node.value)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


@cache
def installed() -> tuple[RuleFolder, ...]:
    """Give the packages that have an entry point; their code runs as all that is there.

    Raises ConfigError where one names what cannot be imported.
    """
    if not any(map(_has_entry_points, sys.path)):
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415, deferred: slow import

    return tuple(
        RuleFolder(_folder(entry.module), entry.module)
        for entry in sorted(entry_points(group=GROUP))
    )


def _has_entry_points(place: str) -> bool:
    """Whether something that is installed in a place of the path may have fixers.

    importlib.metadata takes as long to import as half of a run over a clean file.
    """
    if not place.endswith("-packages"):
        return False
    try:
        names = os.listdir(place)
    except OSError:
        return False
    for name in names:
        if name.endswith(".dist-info"):
            try:
                with open(os.path.join(place, name, "entry_points.txt"), "rb") as file:
                    if GROUP.encode() in file.read():
                        return True
            except OSError:
                continue
    return False


def _folder(package: str) -> str:
    from importlib.util import find_spec  # noqa: PLC0415, deferred: only for packages

    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ConfigError(f"the entry point {package} of {GROUP} is no package")
    return os.path.realpath(next(iter(spec.submodule_search_locations)))


@cache
def fixers(folder: RuleFolder) -> tuple[Fixer, ...]:
    """Give the fixers of a folder, if its code may run.

    Raises ConfigError where a module cannot be imported, or has no fixer of its name.
    """
    if not folder.runs_code:
        return ()
    where = os.path.join(folder.path, "fixers")
    if folder.package:
        return loaded(f"{folder.package}.fixers", where)
    package = f"_tffix_rules_{abs(hash(folder.path))}"
    for name in [name for name in sys.modules if name.startswith(f"{package}.")]:
        del sys.modules[name]  # it may have changed since
    sys.modules[package] = ModuleType(package)
    sys.modules[package].__path__ = [where]
    return loaded(package, where)


def loaded(package: str, where: str) -> tuple[Fixer, ...]:
    """Give the fixers of the modules of a package, which lies in a folder.

    Raises ConfigError as ``fixers`` does.
    """
    return tuple(_loaded(package, where, name) for name in _modules(where))


def _loaded(package: str, where: str, name: str) -> Fixer:
    path = os.path.join(where, f"{name}.py")
    try:
        module = import_module(f"{package}.{name}")
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        raise ConfigError(f"{path}: cannot be imported: {said}") from error
    fixer = getattr(module, name, None)
    if not isinstance(fixer, Fixer):
        raise ConfigError(
            f"{path}: it has no fixer {name}: the function is named as the file is"
        )
    if not fixer.documentation.strip():
        raise ConfigError(f"{path}: it has no docstring, which is its documentation")
    return fixer


def _modules(where: str) -> list[str]:
    """Give the names of the modules in a folder that are a fixer each, in order."""
    try:
        names = os.listdir(where)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(
        stem
        for stem, extension in map(os.path.splitext, names)
        if extension == ".py" and not stem.startswith("_")
    )
