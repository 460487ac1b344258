"""Imports run one way, and everything that is written is installed."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

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
    ("prepared",),
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


# One expression is evaluated by all of these together: what a name stands for is asked
# of the environment, which asks for the value of another expression.
EVALUATION = {
    *("terraform.module.calls", "terraform.module.environment"),
    *("terraform.module.instances", "terraform.module.module"),
    *("terraform.values.evaluate", "terraform.values.functions"),
    *("terraform.values.functions.lengths", "terraform.values.functions.strings"),
    *("terraform.values.functions.types", "terraform.values.name_estimate"),
    *("terraform.values.rendering", "terraform.values.templates"),
    *("terraform.values.validations", "terraform.values.variables"),
}


def module_name(path: Path) -> str:
    """Give the name of a module of tffix, without ``tffix.``."""
    parts = path.relative_to(ROOT / "tffix").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_modules_import_each_other_in_no_circle() -> None:
    imports = {module_name(path): imported(path) for path in MODULES}
    below = {
        name: {one.removeprefix("tffix.") for one in names} & imports.keys() - {name}
        for name, names in imports.items()
        if name not in EVALUATION
    }
    # whoever imports only what is finished is finished; in a circle nobody is
    finished = set(EVALUATION)
    while ready := {n for n, some in below.items() if some <= finished} - finished:
        finished |= ready
    assert below.keys() - finished == set()


@pytest.mark.parametrize("path", FIXERS, ids=lambda path: path.stem)
def test_fixers_import_the_api_only(path: Path) -> None:
    python = {"tffix.python.retire", "tffix.python.usage"}  # imported where needed
    assert imported(path) <= {
        *("tffix.api", "tffix.aws", "tffix.aws.rows", "tffix.aws.upgrades"),
        *python,
    }


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
