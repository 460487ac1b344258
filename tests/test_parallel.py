"""Large trees: processes beside each other give what one gives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).parent.parent / "golden" / "seed"
MODULES = 110  # enough for two processes
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only")

# each item gives itself and its process; what a test does with one comes first
PROGRAM = """
import os, time
from concurrent.futures import process
from tffix.project.parallel import mapped
{before}
first = os.getpid()
def one(item):
    {what}
    time.sleep(0.002)
    return item, os.getpid()
items = [str(number) for number in range(200)]
found = list(mapped(one, items, {least}, {jobs}))
assert [item for item, _ in found] == items
processes = {{process for _, process in found}}
print(len(processes), first in processes)
"""


# not enough for the pipes to another process
FEW_FILES = "import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (5, 5))"


def printed(
    what: str = "pass", *, before: str = "", least: int = 10, jobs: int = 2
) -> str:
    """Run the program in a process of its own, as that of pytest has threads."""
    program = PROGRAM.format(what=what, before=before, least=least, jobs=jobs)
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_items_are_shared_out() -> None:
    assert printed() == "2 False"


@pytest.mark.parametrize(("least", "jobs"), [(10, 1), (101, 2)])
def test_one_process_is_enough_for_few(least: int, jobs: int) -> None:
    assert printed(least=least, jobs=jobs) == "1 True"


def test_what_a_killed_process_had_is_done() -> None:
    killed = "if item == '90' and os.getpid() != first: os.kill(os.getpid(), 9)"
    number, first = printed(killed).split()
    assert int(number) > 1
    assert first == "True"


def test_where_no_process_can_be_made_there_is_one() -> None:
    assert printed(before=FEW_FILES) == "1 True"


def test_an_error_is_that_of_the_function() -> None:
    with pytest.raises(subprocess.CalledProcessError) as raised:
        printed("if item == '90': raise ValueError('ninety')")
    assert raised.value.stderr.endswith("ValueError: ninety\n")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with all that a run may say of a module, and of each some."""
    cases = sorted(SEED.glob("*/before.tf"))
    for number in range(MODULES):
        folder = tmp_path / f"module{number:03}"
        folder.mkdir()
        text = cases[number % len(cases)].read_text("utf-8")
        if number % 10 == 1:
            text += "locals {\n  broken = = 1\n}\n"
        if number % 10 == 2:
            text = f"# tffix:ignore-file[naming] known\n{text}"
        (folder / "main.tf").write_text(text, "utf-8")
    (tmp_path / "tffix.toml").write_text('baseline = "known.json"\n', "utf-8")
    known = tmp_path / "module003", tmp_path / "module004"
    run(tmp_path, "baseline", "--output", "known.json", *map(str, known))
    return tmp_path


def run(tree: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "tffix", *arguments],
        cwd=tree,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_run_says_and_writes_the_same(tree: Path) -> None:
    alone = run(tree, "--jobs", "1")
    assert alone[0] == 2
    for word in ("syntax-error", "suppressed", "in the baseline", "reserved-name"):
        assert word in alone[1] + alone[2]
    assert run(tree, "--jobs", "2") == alone
    assert run(tree, "--jobs", "2", "--apply")[0] == 2
    written = {path: path.read_bytes() for path in tree.rglob("*.tf")}
    assert run(tree, "--jobs", "1", "--apply", "--diff")[1] == ""
    assert {path: path.read_bytes() for path in tree.rglob("*.tf")} == written
