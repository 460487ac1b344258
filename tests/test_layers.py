"""Imports run one way, and everything that is written is installed."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from tffix import api

ROOT = Path(__file__).parent.parent
# from the top: a module imports only what stands in a later row, or beside it
LAYERS = (
    ("__main__",),
    ("cli", "lsp", "mcp"),
    ("fleet",),
    ("golden", "library"),
    ("report",),
    ("output",),
    ("project",),
    ("engine",),
    ("api",),
    ("rule",),
    ("rewrite",),
    ("suspicion",),
    ("terraform", "aws", "python"),
    ("hcl",),
    ("edit", "source"),
    ("errors", "lazy_re"),
    ("prepared", "typed"),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted((ROOT / "tffix").rglob("*.py"))
FIXERS = sorted((ROOT / "fixers").glob("*.py"))


def imported(path: Path) -> set[str]:
    """Give the modules of tffix that a file imports, wherever it does."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names if node.module == "tffix" else {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name.split(".")[0] in ("tffix", "fixers")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_import_downwards(path: Path) -> None:
    own = path.relative_to(ROOT / "tffix").parts[0].removesuffix(".py")
    if own == "__init__":
        return
    for name in imported(path):
        part = name.split(".")[1]
        if not part.startswith("__"):
            assert LEVEL[part] >= LEVEL[own], f"{own} imports {name}"


def module_name(path: Path) -> str:
    """Give the name of a module of tffix, without ``tffix.``."""
    parts = path.relative_to(ROOT / "tffix").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules_of(node: ast.AST) -> set[str]:
    """Give the modules that a statement imports from, without ``tffix.``."""
    if not isinstance(node, ast.ImportFrom) or not node.module:
        return set()
    if node.module.split(".")[0] != "tffix":
        return set()
    room = node.module.removeprefix("tffix").removeprefix(".")
    names = {f"{room}.{alias.name}".strip(".") for alias in node.names}
    return {name if name in NAMED else room for name in names}


NAMED = {module_name(path) for path in MODULES} - {""}


def test_modules_import_each_other_in_no_circle() -> None:
    """Not for types, either, and neither within a room."""
    below = {}
    for path in MODULES:
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        found = {name for node in nodes for name in modules_of(node)}
        below[module_name(path)] = found & NAMED - {module_name(path)}
    del below[""]
    # what imports nothing that is left, or is imported by nothing, is in no circle
    while below:
        taken = set().union(*below.values())
        kept = {name for name in below if below[name] and name in taken}
        assert kept != below.keys(), f"circles in {sorted(kept)}"
        below = {name: below[name] & kept for name in kept}


@pytest.mark.parametrize("path", FIXERS, ids=lambda path: path.stem)
def test_fixers_import_the_api_only(path: Path) -> None:
    python = {"tffix.python.retire", "tffix.python.usage"}  # imported where needed
    assert imported(path) <= {
        *("tffix.api", "tffix.aws", "tffix.aws.rows", "tffix.aws.upgrades"),
        *python,
    }


def test_the_api_has_what_fixers_need_and_no_more() -> None:
    needed = {"EVERY_AWS"}  # what looks at all types is made of general subjects
    for path in FIXERS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "tffix.api":
                needed |= {alias.name for alias in node.names}
    assert set(api.__all__) == needed


def test_every_folder_with_code_is_packaged() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    setuptools = configuration["tool"]["setuptools"]
    folders = {path.parent for path in MODULES}
    packages = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    packages |= setuptools["package-dir"].keys()
    packages.remove("tffix.aws.update")  # refreshes the facts, from a checkout
    assert set(setuptools["packages"]) == packages


def test_every_data_file_is_packaged() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    setuptools = configuration["tool"]["setuptools"]
    folders = {
        package: ROOT
        / setuptools["package-dir"].get(package, package.replace(".", "/"))
        for package in setuptools["packages"]
    }
    packaged = {
        file
        for package, patterns in setuptools["package-data"].items()
        for pattern in patterns
        for file in folders[package].glob(pattern)
    }
    present = {
        file
        for folder in folders.values()
        for file in (*folder.iterdir(), *folder.glob("rules/*/*"))
        if file.is_file() and file.suffix != ".py"
    }
    assert packaged == present
