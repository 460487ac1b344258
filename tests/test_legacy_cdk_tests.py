"""Real pytest runs what legacy-cdk-tests leaves: it collects, skips and passes."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from golden_cases import Case, cases

from tffix.cli import main
from tffix.python.retire import retire, same_tests
from tffix.python.tree import Tree, is_test
from tffix.python.usage import parsed
from tffix.source import Source

CHANGED = [case for case in cases() if "legacy_cdk_tests" in case.name and case.after]

without_cdk = pytest.mark.skipif(
    importlib.util.find_spec("aws_cdk") is not None,
    reason="aws_cdk is installed, so nothing shows that tests do without it",
)


def run_pytest(folder: Path) -> tuple[int, Counter[tuple[str, str]], str]:
    """Give the exit code, how often each outcome came in each case, and all output."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-v", "-rs", "-p", "no:cacheprovider"),
            *("--import-mode=importlib", "--continue-on-collection-errors"),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    said = re.findall(
        r"^([\w-]+)/\S+::.* (PASSED|SKIPPED|FAILED)", done.stdout, re.MULTILINE
    )
    return done.returncode, Counter(said), done.stdout


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        target = folder / path.removeprefix("before/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


# passed and skipped, of parametrized tests each set of parameters
COUNTS = {
    "annotations": (0, 5),
    "base_class_is_gone": (1, 1),
    "cdktf": (0, 1),
    "class_setup": (2, 2),
    "comments_between_what_goes": (0, 1),
    "conftest": (2, 3),
    "crlf_and_no_final_newline": (1, 1),
    "fixtures_for_a_class_and_autouse": (1, 2),
    "functions": (1, 3),
    "helpers_shared_by_live_tests": (2, 3),
    "imports_inside_of_tests": (1, 1),
    "legacy_cdk_tests": (0, 3),
    "licence_and_an_import": (1, 1),
    "licence_below_the_docstring": (0, 1),
    "parametrize": (0, 7),
    "relative_and_dotted_imports": (1, 1),
    "setup_method": (2, 3),
    "stack_lies_there_unused": (0, 1),
    "tabs": (1, 1),
    "terraform_in_several_folders": (0, 1),
}


def test_every_case_that_changes_is_run() -> None:
    assert {case.folder.name for case in CHANGED} == COUNTS.keys()


@without_cdk
def test_pytest_skips_what_is_dead_and_runs_the_rest(tmp_path: Path) -> None:
    for case in CHANGED:
        put(tmp_path / case.folder.name, {**case.before, **case.after})
    code, counts, output = run_pytest(tmp_path)
    assert code == pytest.ExitCode.OK
    for name, (passed, skipped) in COUNTS.items():
        assert (counts[name, "PASSED"], counts[name, "SKIPPED"]) == (passed, skipped)
    assert counts.total() == sum(map(sum, COUNTS.values()))
    assert "tested a CDK stack; see the Terraform in lib" in output


@without_cdk
def test_pytest_does_not_even_collect_before(tmp_path: Path) -> None:
    for case in CHANGED:
        put(tmp_path / case.folder.name, case.before)
    code, counts, output = run_pytest(tmp_path)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "No module named 'aws_cdk'" in output
    assert ("legacy_cdk_tests", "SKIPPED") not in counts


@pytest.mark.parametrize("case", CHANGED, ids=lambda case: case.name)
def test_holds_the_same_tests(case: Case) -> None:
    for path, data in case.after.items():
        assert same_tests(case.before[path].decode(), data.decode())


def test_nothing_dead_gives_the_same_bytes() -> None:
    for case in CHANGED:
        for path, data in case.before.items():
            if is_test(path.rpartition("/")[2]):
                usage = parsed(data.decode())
                assert usage
                retired = retire(usage, set(), "")
                assert retired
                assert retired.text == data.decode()


def test_a_test_that_would_be_lost_is_noticed() -> None:
    two = "def test_a(): pass\ndef test_b(): pass"
    assert not same_tests(two, "def test_a(): pass")
    assert not same_tests("class A:\n def test(self): pass", "def test(self): pass")
    assert not same_tests("def test(): pass", "def test(:")


def test_tree_finds_the_repository_around_its_paths(tmp_path: Path) -> None:
    for name in ("repo/.git/config", "repo/lib/main.tf", "repo/tests/test_a.py"):
        put(tmp_path, {name: b""})
    put(tmp_path, {"repo/.venv/lib/cdk.json": b"", "repo/node_modules/cdk.json": b""})
    test = str(tmp_path / "repo" / "tests" / "test_a.py")
    tree = Tree.around([str(tmp_path / "repo" / "lib")], {test: Source(test, "")})
    assert Path(tree.root) == (tmp_path / "repo").resolve()
    assert tree.paths == {"lib/main.tf", "tests/test_a.py"}
    assert tree.terraform == ["lib"]
    assert tree.relative(test) == "tests/test_a.py"
    assert not tree.has("cdk.json")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (case,) = (case for case in CHANGED if case.group == "seed")
    monkeypatch.chdir(put(tmp_path, case.before))
    return tmp_path / "tests" / "unit" / "test_tap_stack.py"


def test_is_reported_but_not_applied_without_unsafe_fixes(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree.read_bytes()
    assert main.main(["--apply", "."]) == main.FOUND
    assert "legacy-cdk-tests [unsafe] 3 tests" in capsys.readouterr().out
    assert tree.read_bytes() == before


def test_is_applied_with_unsafe_fixes(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (case,) = (case for case in CHANGED if case.group == "seed")
    assert main.main(["--apply", "--unsafe-fixes", "."]) == main.CLEAN
    assert "Wrote tests/unit/test_tap_stack.py" in capsys.readouterr().out
    assert [tree.read_bytes()] == list(case.after.values())


@pytest.mark.usefixtures("tree")
def test_tests_elsewhere_are_not_looked_for() -> None:
    assert main.main(["lib"]) == main.CLEAN


def test_a_comment_lets_a_file_be(tree: Path) -> None:
    text = tree.read_text("utf-8")
    tree.write_text(f"# tffix:ignore-file[tests] still wanted\n{text}", "utf-8")
    assert main.main(["."]) == main.CLEAN


def test_configuration_counts(tree: Path) -> None:
    Path("tffix.toml").write_text('exclude = ["tests/unit"]\n', "utf-8")
    assert main.main(["."]) == main.CLEAN
    Path("tffix.toml").write_text('ignore = ["legacy-cdk-tests"]\n', "utf-8")
    assert main.main(["."]) == main.CLEAN
    Path("tffix.toml").write_text("unsafe-fixes = true\n", "utf-8")
    assert main.main(["--apply", "."]) == main.CLEAN
    assert "skip" in tree.read_text("utf-8")
