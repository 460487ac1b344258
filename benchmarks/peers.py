"""The other programs, where they are installed, and the floor below all of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
SUFFIXES = (".tf", ".tofu")


def installed(name: str) -> str | None:
    """Give the path of a program beside this Python or on the PATH."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def tffix(*arguments: str) -> list[str]:
    """Give the command that runs the tffix that is installed with this Python."""
    return [str(Path(sys.executable).parent / "tffix"), *arguments]


def validate(folder: str) -> list[str] | None:
    """Give the command that validates a module, where the real provider is there.

    ``TFFIX_TF_PLUGINS`` names the folder with the provider.
    """
    terraform, plugins = installed("terraform"), os.environ.get("TFFIX_TF_PLUGINS")
    if not terraform or not plugins:
        return None
    here = f"-chdir={folder}"
    init = [terraform, here, "init", "-input=false", f"-plugin-dir={plugins}"]
    subprocess.run(init, check=True, stdout=subprocess.DEVNULL)
    return [terraform, here, "validate"]


def on_tree(folder: str, *, slow: bool) -> dict[str, list[str]]:
    """Give what reads a whole tree, by name; those that take minutes only if asked."""
    commands = {
        "tffix": tffix("--check", "--quiet", folder),
        "tffix --jobs 1": tffix("--check", "--quiet", "--jobs", "1", folder),
        "floor: walk, read": [sys.executable, "-S", str(HERE / "floor.py"), folder],
    }
    if terraform := installed("terraform"):
        commands["terraform fmt -check"] = [terraform, "fmt", "-check", "-recursive"]
        commands["terraform fmt -check"].append(folder)
    if grep := installed("ast-grep"):
        rules = ["-c", str(HERE / "sgconfig.yml"), "--json=stream"]
        commands["ast-grep, 5 patterns"] = [grep, "scan", *rules, folder]
    for module, name in (
        ("tree_sitter_hcl", "tree-sitter-hcl, parse"),
        ("hcl2", "python-hcl2, load"),
    ):
        if find_spec(module) and (slow or module != "hcl2"):
            script = str(HERE / "parse_all.py")
            commands[name] = [sys.executable, script, module, folder]
    if slow and (checkov := installed(os.environ.get("CHECKOV", "checkov"))):
        commands["checkov"] = [checkov, "-d", folder, "--framework", "terraform"]
        commands["checkov"] += ["--quiet", "--compact", "--skip-download"]
    return commands
