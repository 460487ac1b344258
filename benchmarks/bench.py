"""Measure tffix beside its peers, in one run, on this machine.

    python benchmarks/bench.py                    what docs/benchmarks.md shows
    python benchmarks/bench.py --files 2000 DIR   a smaller tree, and one of yours

Peers are left out where they are not installed beside this Python or on the PATH:
terraform, ast-grep (ast-grep-cli), python-hcl2, tree-sitter with tree-sitter-hcl, and
checkov (``CHECKOV`` names it where it has an environment of its own). Where
``TFFIX_TF_PLUGINS`` names a folder with the AWS provider, terraform validate is there
too. A tffix that is installed from its wheel starts faster than that of a checkout.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import peers
import tree
from measure import side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from measure import Result

GOLDEN = Path(__file__).parent.parent / "golden"
CLEAN = """\
resource "aws_vpc" "main" {
  cidr_block = var.cidr_block

  tags = {
    Name = "${var.name}-main"
  }
}
"""


def main() -> None:
    """Measure all and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, help="more trees to measure")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (default: 5)")
    parser.add_argument("--files", type=int, default=20_000, help="size of the tree")
    parser.add_argument("--large", action="store_true", help="also ten times as many")
    parser.add_argument("--cold", action="store_true", help="also with no file cached")
    arguments = parser.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="tffix-bench-") as work:
        measure_all(Path(work), arguments)


def measure_all(work: Path, arguments: argparse.Namespace) -> None:
    """Print one table after the other."""
    runs = arguments.runs
    single_files(work, 3 * runs)
    small = work / "small"
    tree.make(small, 200)
    show("200 files, with the slow ones", peers.on_tree(str(small), slow=True), runs)
    stack = work / "platform"
    shutil.copytree(GOLDEN / "platform" / "lib", stack)
    commands = peers.on_tree(str(stack), slow=False)
    if validate := peers.validate(str(stack)):
        commands["terraform validate"] = validate
    show("golden/platform", commands, runs)
    sizes = [arguments.files // 10, arguments.files]
    for files in sizes:
        folder = work / f"{files}"
        size = tree.make(folder, files)
        name = f"{files:,} files, {size / 1e6:.0f} MB"
        show(name, peers.on_tree(str(folder), slow=False), runs)
        if arguments.cold:
            evict = evicting(folder)
            show(f"{name}, cold", peers.on_tree(str(folder), slow=False), runs, evict)
    print("\nWhere the time of tffix goes, on the largest tree (CPU)")
    script = str(Path(__file__).with_name("stages.py"))
    subprocess.run([sys.executable, script, str(folder)], check=True)
    if arguments.large:
        files = arguments.files * 10
        folder = work / "large"
        size = tree.make(folder, files)
        commands = peers.on_tree(str(folder), slow=False)
        mine = {name: commands[name] for name in ("tffix", "floor: walk, read")}
        show(f"{files:,} files, {size / 1e6:.0f} MB", mine, 1)
    for folder in arguments.folders:
        show(str(folder), peers.on_tree(str(folder), slow=False), runs)


def single_files(work: Path, runs: int) -> None:
    """Show what a run on one file costs: that of the start, most of it."""
    clean, defect = work / "clean", work / "defect"
    for folder in (clean, defect):
        folder.mkdir()
    clean.joinpath("main.tf").write_text(CLEAN)
    before = GOLDEN / "seed" / "name_too_long" / "before.tf"
    target = defect / "main.tf"

    def restore(_: str) -> None:
        shutil.copy(before, target)

    commands = {
        "tffix, clean file": peers.tffix(str(clean / "main.tf")),
        "tffix, one defect": peers.tffix(str(target)),
        "tffix --apply --no-verify": peers.tffix("--apply", "--no-verify", str(target)),
        "tffix --apply": peers.tffix("--apply", str(target)),
        "python -c pass": [sys.executable, "-c", "pass"],
    }
    reference = "python -c pass"
    if terraform := peers.installed("terraform"):
        reference = "terraform fmt -check"
        commands[reference] = [terraform, "fmt", "-check", str(clean / "main.tf")]
    show("One file", commands, runs, restore, reference)


def show(
    title: str,
    commands: Mapping[str, Sequence[str]],
    runs: int,
    before: Callable[[str], None] = lambda _: None,
    reference: str = "tffix",
) -> None:
    """Measure commands side by side and print a table."""
    results = side_by_side(commands, runs, before)
    print(f"\n{title} (median of {runs})")
    print(f"  {'':26} {'seconds':>9} {'CPU s':>8} {'MiB':>6} {'ratio':>7}  spread")
    for name, result in results.items():
        print(f"  {name:26} {row(result, results[reference])}", flush=True)


def row(result: Result, reference: Result) -> str:
    """Give the numbers of one command, its time as a multiple of the reference."""
    ratio = result.wall / reference.wall
    return (
        f"{result.wall:9.3f} {result.cpu:8.3f} {result.memory:6.0f} {ratio:7.2f}"
        f"  {result.spread:5.0%}"
    )


def evicting(folder: Path) -> Callable[[str], None]:
    """Give what takes the files of a tree out of the cache of the system."""

    def evict(_: str) -> None:
        os.sync()
        for path in folder.rglob("*.tf"):
            descriptor = os.open(path, os.O_RDONLY)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(descriptor)

    return evict


def machine() -> str:
    """Name the machine and the versions of all that is measured."""
    names = ["tffix", "python-hcl2", "tree-sitter", "tree-sitter-hcl", "ast-grep-cli"]
    versions = [f"Python {platform.python_version()}"]
    for name in names:
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            versions.append(f"no {name}")
    for program in ("terraform", os.environ.get("CHECKOV", "checkov")):
        if found := peers.installed(program):
            said = subprocess.run(
                [found, "--version"], capture_output=True, text=True, check=False
            ).stdout
            first = said.partition("\n")[0].removeprefix("Terraform v")
            versions.append(f"{Path(program).name} {first}")
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    cpu = f"{os.cpu_count()} cores of {_processor()}"
    return f"{cpu}, {platform.system()} {platform.release()}, load {load}\n" + (
        ", ".join(versions)
    )


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line for line in text.splitlines() if line.startswith("model name")]
    return names[0].partition(": ")[2] if names else platform.machine()


if __name__ == "__main__":
    main()
