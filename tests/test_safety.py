"""Whole runs of the command line that try to lose data, or to get it to do harm."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from golden_cases import GOLDEN

from tffix.cli.main import main

SEED = GOLDEN / "seed"
DEFECTS = ("name_too_long", "reserved_name_prefix", "misplaced_dynamic")
DRIVER = Path(__file__).with_name("fault_injection.py")

# Refuses whatever could run something or reach the network, as soon as it is tried.
GUARD = """
import os, sys
EVENTS = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system",
          "pty.", "urllib.", "ftplib.", "http.", "smtplib.", "ctypes.")
def guard(event, arguments):
    if event.startswith(EVENTS):
        os.write(2, f"forbidden: {event} {arguments}\\n".encode())
        os._exit(99)
    if event == "import" and not FINISHED and arguments[1]:
        if arguments[1].startswith(TREE):
            os.write(2, f"imported from the tree: {arguments}\\n".encode())
            os._exit(98)
FINISHED = False
TREE = os.getcwd()
sys.addaudithook(guard)
from tffix.cli.main import main
code = main(sys.argv[1:])
FINISHED = True
sys.exit(code)
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a tree of modules with a defect each."""
    for name in DEFECTS:
        (tmp_path / "lib" / name).mkdir(parents=True)
        shutil.copy(SEED / name / "before.tf", tmp_path / "lib" / name / "main.tf")
    return tmp_path / "lib"


def tffix(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tffix", *arguments],
        cwd=cwd,
        capture_output=True,
        check=False,
        timeout=60,
    )


def is_fixed(tree: Path) -> bool:
    return all(
        (tree / name / "main.tf").read_bytes()
        == (SEED / name / "after.tf").read_bytes()
        for name in DEFECTS
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("scenario", ["write", "recover", "apply"])
def test_killed_at_any_call_every_file_is_old_or_new_and_the_next_run_ends_it(
    tmp_path: Path, scenario: str
) -> None:
    done = subprocess.run(
        [sys.executable, str(DRIVER), scenario, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    tries = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(tries) > 30
    mixed = 0
    for tried in tries:
        assert set(tried["files"]) <= {"old", "new"}, tried
        assert tried["then"] in (["old"] * 3, ["new"] * 3), tried
        assert len(tried["left"]) == 3, tried
        if set(tried["files"]) == {"old", "new"}:
            mixed += 1
            assert tried["then"] == ["new"] * 3
            assert tried["said"], tried
    assert mixed, "no run was killed between two files: nothing was shown"
    assert any(not tried["dead"] for tried in tries)


def test_a_run_applies_and_leaves_nothing_else(tree: Path) -> None:
    before = set(contents(tree))
    done = tffix("--apply", ".", cwd=tree)
    assert done.returncode == 0, done.stderr
    assert is_fixed(tree)
    assert set(contents(tree)) == before


def test_looking_writes_nothing_at_all(tree: Path, tmp_path: Path) -> None:
    before = contents(tmp_path)
    for arguments in ([], ["--check"], ["--diff"]):
        assert tffix(*arguments, ".", cwd=tree).returncode == 1
    assert contents(tmp_path) == before


def test_runs_at_once_lose_nothing(tree: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "tffix", "--apply", "--no-verify", "."],
            cwd=tree,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    results = [(*run.communicate(), run.returncode) for run in runs]
    assert is_fixed(tree)
    assert set(contents(tree)) == {f"{name}/main.tf" for name in DEFECTS}
    for _, error, code in results:
        assert code == 0 or b"has changed since it was read" in error, error
        assert b"Traceback" not in error


def test_a_run_beside_an_editor_never_takes_back_what_was_saved(tree: Path) -> None:
    path = tree / "name_too_long" / "main.tf"
    text = path.read_bytes()
    for number in range(4):
        path.write_bytes(text)
        run = subprocess.Popen(
            [sys.executable, "-m", "tffix", "--apply", "--no-verify", str(path)],
            cwd=tree,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        saved = text + b"# saved\n" * (number + 1)
        path.write_bytes(saved)
        error = run.communicate()[1]
        assert b"Traceback" not in error
        assert path.read_bytes().endswith(b"# saved\n" * (number + 1))


@pytest.mark.parametrize("verb", [[], ["--apply"]])
def test_nothing_is_run_and_no_network_is_used(tree: Path, verb: list[str]) -> None:
    for name in ("tffix", "hcl2", "lark", "json", "pathspec", "sitecustomize"):
        (tree / f"{name}.py").write_text('raise SystemExit("run from the tree")')
    (tree / ".git" / "hooks").mkdir(parents=True)
    (tree / ".gitignore").write_text("build/\n")
    (tree / "evil.tf").write_text(
        'data "external" "x" {\n  program = ["touch", "owned"]\n}\n'
        'module "m" {\n  source = "git::https://example.invalid/m.git"\n}\n'
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", GUARD, *verb, "."],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (0 if verb else 1), done.stderr
    assert is_fixed(tree) == bool(verb)
    assert not (tree / "owned").exists()


def test_it_works_where_the_kernel_has_no_network(tree: Path) -> None:
    inside = ["unshare", "-rn"]
    if subprocess.run([*inside, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no network namespace can be made here")
    done = subprocess.run(
        [*inside, sys.executable, "-m", "tffix", "--apply", "."],
        cwd=tree,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert is_fixed(tree)


def test_no_file_is_left_in_the_folders_for_temporary_files(
    tree: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    environment = os.environ | {"TMPDIR": str(folder)}
    for verb in ([], ["--apply"]):
        subprocess.run(
            [sys.executable, "-m", "tffix", *verb, "."],
            cwd=tree,
            env=environment,
            capture_output=True,
            check=False,
        )
    assert list(folder.iterdir()) == []


def test_what_cannot_be_written_is_said_and_the_rest_is_done(tree: Path) -> None:
    if os.getuid() == 0:
        pytest.skip("root may write everything")
    (tree / "name_too_long" / "main.tf").chmod(0o444)
    done = tffix("--apply", ".", cwd=tree)
    assert done.returncode == 2
    assert b"name_too_long/main.tf: cannot be written: it is read-only" in done.stderr
    assert not is_fixed(tree)
    (tree / "name_too_long" / "main.tf").chmod(0o644)
    assert tffix("--apply", ".", cwd=tree).returncode == 0
    assert is_fixed(tree)


LF, CRLF, NONE = b"\n", b"\r\n", b""
NAMES = [
    "with space",
    "ü",
    "quote'd",
    'dou"ble',
    "tab\there",
    "new\nline",
    "a\\b",
    "-x",
]


@pytest.mark.parametrize("tool", ["git", "patch"])
@pytest.mark.parametrize(
    ("name", "ending"),
    [*((name, LF) for name in NAMES), ("plain", CRLF), ("plain", NONE)],
)
def test_the_diff_can_be_applied(
    tmp_path: Path,
    tool: str,
    name: str,
    ending: bytes,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    tree, fixed = tmp_path / "one", tmp_path / "two"
    for case in DEFECTS[:2]:
        text = (SEED / case / "before.tf").read_bytes().rstrip(b"\n")
        text = text.replace(b"\n", ending or b"\n") + ending
        for folder in (tree, fixed):
            (folder / name).mkdir(parents=True, exist_ok=True)
            (folder / name / f"{case}.tf").write_bytes(text)
    naming = ("--select", "naming")  # they lack what they refer to
    with contextlib.chdir(fixed):
        assert main(["--apply", "--no-verify", *naming, "."]) == 0
    capfdbinary.readouterr()
    with contextlib.chdir(tree):
        main(["--diff", *naming, "."])
    diff = capfdbinary.readouterr().out
    command = ["git", "apply", "-"] if tool == "git" else ["patch", "-p1", "--binary"]
    patched = subprocess.run(
        command, cwd=tree, input=diff, capture_output=True, check=False
    )
    if name == "new\nline" and b"contains a newline" in patched.stderr + patched.stdout:
        pytest.skip("this patch takes no names with newlines")
    assert patched.returncode == 0, (diff, patched.stdout, patched.stderr)
    assert contents(tree) == contents(fixed)


def test_a_hostile_tree_is_no_trouble(tree: Path) -> None:
    os.mkfifo(tree / "pipe.tf")
    (tree / "loop.tf").symlink_to("loop.tf")
    (tree / "up").symlink_to("..")
    (tree / "zero.tf").symlink_to("/dev/zero")
    odd = tree / "\udcff\n\x1b[31m"
    odd.mkdir()
    shutil.copy(SEED / "name_too_long" / "before.tf", odd / "main.tf")
    (tree / "latin.tf").write_bytes(b"# caf\xe9\n")
    (tree / "broken.tf").write_bytes(b"caf\xe9 = 1\n")
    (tree / "nul.tf").write_bytes(b"\0" * 100)
    (tree / "open.tf").write_bytes(b"{" * 10_000)
    (tree / "deep.tf").write_bytes(b"a = " + b"[" * 5_000 + b"]" * 5_000 + b"\n")
    with (tree / "huge.tf").open("wb") as stream:
        stream.truncate(1 << 40)
    done = tffix("--apply", ".", cwd=tree)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 2
    assert b"broken.tf:1:4: " in done.stdout, "bytes are for comments only"
    assert b"latin.tf" not in done.stdout + done.stderr
    assert b"huge.tf: larger than" in done.stderr
    assert is_fixed(tree)
    assert (odd / "main.tf").read_bytes() == (
        SEED / "name_too_long" / "after.tf"
    ).read_bytes()


PATHS = 1_000_000
SAMPLE = 400
PARTS = (
    *("main", "-x", "--apply", "a b", "a\nb", "a\tb", "\x1b[2J", "$(a)", "`a`", "[a]"),
    *("{a}", "!a", "a~", "é", "e\u0301", "\u202eft.", "\udcff", "\udcc3(", "a" * 200),
    *("con", "override", "a.tf", "json", "%s", "%00", *"'\"\\*?文😀"),
)


def hostile_path(number: int) -> str:
    """Give one of a million paths, each in a folder of its own."""
    chance = random.Random(number)  # noqa: S311, it need be the same, not secret
    parts = [chance.choice(PARTS) for _ in range(chance.randint(1, 4))]
    return "/".join([f"{number}", *(f"{part}{number % 7}" for part in parts)]) + ".tf"


def test_any_of_a_million_paths_is_read_and_written(tmp_path: Path) -> None:
    before, after = (
        (SEED / "name_too_long" / f"{name}.tf").read_bytes()
        for name in ("before", "after")
    )
    chosen = random.Random(9).sample(range(PATHS), SAMPLE)  # noqa: S311, it need be the same, not secret
    for number in chosen:
        path = tmp_path / hostile_path(number)
        path.parent.mkdir(parents=True)
        path.write_bytes(before if number % 2 else after)
    done = tffix("--apply", ".", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    written = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {tmp_path / hostile_path(number) for number in chosen}
    assert {path.read_bytes() for path in written} == {after}
    assert b"\x1b" not in done.stdout


# what a run that finds nothing has no use for
HEAVY = {"lark", "hcl2", "libcst", "regex", "pygls", "pathspec", "json", "difflib"}
HEAVY |= {"logging", "subprocess", "tempfile", "importlib.metadata", "asyncio"}
HEAVY |= {
    "tffix.project.write",
    "tffix.project.journal",
    "tffix.project.verify",
    "tffix.hcl.parser",
}


def test_a_run_that_finds_nothing_imports_nothing_that_it_does_not_need(
    tmp_path: Path,
) -> None:
    # a resource of AWS would need the schema of its type
    (tmp_path / "main.tf").write_text('variable "name" {\n  type = string\n}\n')
    script = (
        "import sys; known = set(sys.modules);"
        "from tffix.cli.main import main; main(['.']); print(*set(sys.modules) - known)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert HEAVY & set(done.stdout.split()) == set()
