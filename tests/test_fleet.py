"""Many repositories: one table, whoever dies on the way; and branches with fixes."""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Self

import pytest
from invoke import BROKEN, CLEAN, FIXED_SG, SG, Tffix, tffix

from tffix.errors import ConfigError
from tffix.fleet import processes, scan
from tffix.fleet.parts import Parts
from tffix.fleet.repositories import Repository, repositories, work_tree

parquet = pytest.importorskip("pyarrow.parquet", reason="the extra fleet is not there")
if not find_spec("pygal"):  # to import it leaves a finder behind that warns
    pytest.skip("the extra fleet is not there", allow_module_level=True)

__all__ = ["tffix"]

LOCK = 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.31.0"\n}\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "somebody@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def git(folder: str, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", folder, *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


def checkout(folder: str, files: dict[str, str]) -> str:
    """Make a repository with one commit."""
    for name, text in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=first")
    return folder


def mirror(folder: str, files: dict[str, str]) -> str:
    """Make a bare repository with one commit."""
    checkout(f"{folder}.tmp", files)
    git(".", "clone", "--quiet", "--bare", f"{folder}.tmp", folder)
    subprocess.run(["rm", "-rf", f"{folder}.tmp"], check=True)
    return folder


def rows(folder: str = "tffix-fleet") -> list[dict[str, str]]:
    with open(f"{folder}/findings.csv", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def fleet() -> str:
    """Make a folder with all kinds of repositories."""
    checkout("fleet/acme/shop", {"lib/sg.tf": SG, "lib/.terraform.lock.hcl": LOCK})
    mirror("fleet/acme/web.git", {"sg.tf": SG, "a/gone.tf": BROKEN})
    checkout("fleet/clean", {"main.tf": CLEAN})
    Path("fleet/plain").mkdir()
    Path("fleet/plain/sg.tf").write_text(SG, "utf-8")
    Path("fleet/empty.git/objects").mkdir(parents=True)
    Path("fleet/empty.git/refs").mkdir()
    Path("fleet/empty.git/HEAD").write_text("ref: refs/heads/main\n")
    return "fleet"


NAMES = ["acme/shop", "acme/web.git", "clean", "empty.git", "plain"]


def test_which_repositories_there_are(fleet: str) -> None:
    assert [one.name for one in repositories([fleet])] == NAMES
    assert [one.name for one in repositories([f"{fleet}/acme/shop"])] == ["shop"]
    assert [one.name for one in repositories([f"{fleet}/plain"])] == ["plain"]
    Path("lists").mkdir()
    text = "# ours\n../fleet/acme/shop  # the shop\n\n../fleet/nowhere\n"
    Path("lists/all.txt").write_text(text, "utf-8")
    listed = repositories(["lists/all.txt", f"{fleet}/acme/shop"])
    assert [one.name for one in listed] == ["../fleet/nowhere", "shop"]
    with pytest.raises(ConfigError, match="nowhere: no such file or folder"):
        repositories(["nowhere"])


def test_two_of_one_name_are_named_by_their_paths(here: Path) -> None:
    checkout("a/web", {"main.tf": CLEAN})
    checkout("b/web", {"main.tf": CLEAN})
    named = [one.name for one in repositories(["a/web", "b/web"])]
    assert named == [str(here / "a/web"), str(here / "b/web")]


def test_the_table_has_a_row_for_whatever_happens(fleet: str, tffix: Tffix) -> None:
    code, out, err = tffix("fleet", "scan", fleet)
    assert (code, err) == (0, "")
    assert out.startswith(
        "5 repositories: 3 with findings, 1 without, 1 not judged."
        " 4 findings: 3 safe, 0 unsafe, 1 manual.\n"
    )
    shop, *web, clean, empty, plain = rows()
    head = git("fleet/acme/shop", "rev-parse", "HEAD")
    assert shop == {
        "repository": "acme/shop",
        "revision": head,
        "outcome": "found",
        "message": shop["message"],
        "rule": "reserved-name-prefix",
        "level": "error",
        "certainty": "certain",
        "path": "lib/sg.tf",
        "line": "2",
        "column": "10",
        "address": "aws_security_group.web",
        "remedy": shop["remedy"],
        "safety": "safe",
        "phase": "plan",
        "impact": "none",
        "provider_version": "5.31.0",
    }
    assert [(one["path"], one["rule"]) for one in web] == [
        ("a/gone.tf", "syntax-error"),
        ("sg.tf", "reserved-name-prefix"),
    ]
    assert (clean["outcome"], clean["rule"], clean["line"]) == ("clean", "", "")
    assert (empty["outcome"], empty["repository"]) == ("failed", "empty.git")
    assert empty["message"].startswith("no commit at HEAD to judge: ")
    assert (plain["path"], plain["revision"]) == ("sg.tf", "")


def test_parquet_and_csv_say_the_same(fleet: str, tffix: Tffix) -> None:
    tffix("fleet", "scan", fleet, "--jobs", "1")
    table = parquet.read_table("tffix-fleet/findings.parquet")
    texts = [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in table.to_pylist()
    ]
    assert texts == rows()


def test_the_page_counts(fleet: str, tffix: Tffix) -> None:
    tffix("fleet", "scan", fleet)
    page = Path("tffix-fleet/report.html").read_text("utf-8")
    text = " ".join(
        re.sub(
            r"<svg.*?</svg>|<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL
        ).split()
    )
    assert "reserved-name-prefix 3 3 0 0 3" in text
    assert "5.31.0 1 1 0 0" in text
    assert "it does not say 3 2 0 1" in text
    assert "acme/web.git 2 1 0 1" in text
    assert "<script" not in page
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", page)


def test_a_mirror_is_judged_as_its_checkout_is(tffix: Tffix) -> None:
    files = {
        "main.tf": 'locals {\n  a = file("${path.module}/a.txt")\n}\n',
        "a.txt": "a",
        "b/main.tf": 'locals {\n  a = file("${path.module}/a.txt")\n}\n',
        "variables.tf": 'variable "one" {\n  type = string\n}\n',
        "examples/x/main.tf": 'module "x" {\n  source = "../.."\n  one    = ["a"]\n}\n',
    }
    checkout("one/x", files)
    mirror("two/x", files)
    found = {}
    for folder in ("one", "two"):
        tffix("fleet", "scan", folder, "--output-dir", f"{folder}-out")
        found[folder] = [{**row, "revision": ""} for row in rows(f"{folder}-out")]
    assert found["one"] == found["two"]
    said = [(row["rule"], row["message"]) for row in found["one"]]
    assert said[0][0] == "missing-file"
    assert said[1] == (
        "module-argument-type",
        "one of the module . cannot be this tuple",
    )


def test_a_mirror_is_written_without_what_leads_out_of_it() -> None:
    checkout("x", {"main.tf": CLEAN, "a/b.txt": "b"})
    Path("x/out").symlink_to("/etc/passwd")
    Path("x/a/in").symlink_to("../main.tf")
    git("x", "add", "--all")
    git("x", "commit", "--quiet", "--message=links")
    (one,) = repositories([str(Path("x/.git"))])
    with work_tree(one) as folder:
        written = sorted(
            str(path.relative_to(folder))
            for path in Path(folder).rglob("*")
            if not path.is_dir()
        )
        assert Path(folder, "a/in").read_text("utf-8") == CLEAN
    assert written == ["a/b.txt", "a/in", "main.tf"]
    assert not Path(folder).exists()


def test_a_scan_that_was_cut_off_goes_on(fleet: str, tffix: Tffix) -> None:
    whole = (tffix("fleet", "scan", fleet).code, rows())
    scanned = []

    def each(_: object, waiting: list[Repository], *__: object) -> Iterator[object]:
        for one in waiting:
            scanned.append(one.name)
            if len(scanned) == 3:
                raise KeyboardInterrupt
            yield one, scan.scan(one, {})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "each", each)
        assert tffix("fleet", "scan", fleet).code == 130
    git("fleet/acme/shop", "commit", "--quiet", "--allow-empty", "--message=later")
    code, _, err = tffix("fleet", "scan", fleet)
    assert "1 repositories are done already" in err
    assert [{**row, "revision": ""} for row in rows()] == [
        {**row, "revision": ""} for row in whole[1]
    ]
    assert code == whole[0]
    assert not Path("tffix-fleet/parts").exists()


def test_parts_of_another_scan_are_not_used(fleet: str) -> None:
    one = Repository("plain", f"{fleet}/plain")
    parts = Parts("out", {"version": "1"})
    parts.add(one, scan.scan(one, {}))
    assert Parts("out", {"version": "1"}).done(one, "")
    assert not Parts("out", {"version": "1"}).done(one, "another commit")
    assert not Parts("out", {"version": "2"}).done(one, "")


def killed_or(kill: str, repository: Repository) -> str:
    """Die, hang or fail where the repository is the one that is named."""
    if repository.name == kill:
        os.kill(os.getpid(), signal.SIGKILL)
    if repository.name == "slow":
        time.sleep(60)
    if repository.name == "wrong":
        raise RecursionError("deep")
    return repository.name.upper()


def test_a_process_that_dies_takes_nothing_with_it() -> None:
    names = ("a", "b", "killed", "c", "slow", "wrong", "d")
    some = [Repository(name, name) for name in names]
    work = partial(killed_or, "killed")
    results = {
        one.name: result for one, result in processes.each(work, some, 2, timeout=1)
    }
    assert results.keys() == set(names)
    failed = {n: r.said for n, r in results.items() if isinstance(r, processes.Failure)}
    assert failed == {
        "killed": "the process ended with signal 9; is there memory enough?",
        "slow": "took longer than 1 s",
        "wrong": "RecursionError: deep",
    }
    assert results["d"] == "D"


def test_what_is_large_comes_through_the_pipe() -> None:
    one = Repository("x" * 1_000_000, "x")
    ((_, result),) = processes.each(partial(killed_or, ""), [one])
    assert len(result) == 1_000_000


def test_branches_are_written_and_work_trees_are_left(fleet: str, tffix: Tffix) -> None:
    shop = Path("fleet/acme/shop")
    (shop / "lib/sg.tf").write_text("# not committed\n")
    hook = shop / ".git/hooks/post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {shop.absolute()}/ran\n")
    hook.chmod(0o755)
    dry = tffix("fleet", "apply", fleet)
    assert "acme/shop: 1 fixed in 1 files, 0 left to people\n" in dry.out
    assert "2 of 5 repositories would get one with --commit." in dry.out
    assert git(str(shop), "branch", "--list", "tffix") == ""
    code, out, _ = tffix("fleet", "apply", fleet, "--branch", "tffix", "--commit")
    head = git(str(shop), "rev-parse", "tffix")
    assert f"0 left to people; tffix is at {head[:12]}\n" in out
    assert "clean: nothing to fix, 0 left to people\n" in out
    assert "plain: failed: is no git repository\n" in out
    assert code == 2
    assert git(str(shop), "show", "tffix:lib/sg.tf") + "\n" == FIXED_SG
    said = git(str(shop), "log", "-1", "--format=%B", "tffix")
    assert said == "Fix what Terraform or AWS refuses\n\nreserved-name-prefix: 1"
    assert git(str(shop), "rev-parse", "tffix^") == git(str(shop), "rev-parse", "main")
    assert git(str(shop), "branch", "--show-current") == "main"
    assert git(str(shop), "status", "--short").split() == ["M", "lib/sg.tf"]
    assert len(git(str(shop), "worktree", "list").splitlines()) == 1
    again = tffix("fleet", "apply", str(shop), "--commit")
    assert again.out.startswith("shop: failed: has a branch tffix already\n")
    assert not (shop / "ran").exists()


def test_a_branch_in_a_mirror(tffix: Tffix) -> None:
    mirror("web.git", {"sg.tf": SG})
    assert tffix("fleet", "apply", "web.git", "--commit", "--branch", "x/y").code == 0
    assert git("web.git", "show", "x/y:sg.tf") + "\n" == FIXED_SG
    bad = tffix("fleet", "apply", "web.git", "--commit", "--branch", "x..y")
    assert bad.code == 2


def test_what_is_asked_wrongly(tffix: Tffix) -> None:
    Path("empty").mkdir()
    assert "no repository under empty" in tffix("fleet", "scan", "empty").err
    Path("a.tf").write_text("\0\xff", "latin-1")
    assert "is no list" in tffix("fleet", "scan", "a.tf").err
    checkout("x", {"main.tf": CLEAN})
    assert "no fixer or group" in tffix("fleet", "scan", "x", "--select", "nmaing").err


class Cluster:
    """A scheduler of Dask and its workers, on this machine."""

    def __init__(self) -> None:
        self.address = ""
        self._programs: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Self:
        scheduler = self._start("scheduler", "--port", "0", "--host", "127.0.0.1")
        assert scheduler.stderr
        for line in scheduler.stderr:
            if match := re.search(r"Scheduler at:\s+(tcp://\S+)", line):
                self.address = match[1]
                break
        return self

    def __exit__(self, *_: object) -> None:
        for program in self._programs:
            program.kill()
            program.wait()
            if program.stderr:
                program.stderr.close()

    def worker(self, nanny: str = "--no-nanny") -> subprocess.Popen[str]:
        options = ("--nthreads", "1", nanny, "--host", "127.0.0.1")
        return self._start("worker", self.address, *options)

    def _start(self, kind: str, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}"]
        program = subprocess.Popen(
            [*command, "--no-dashboard", *arguments],
            stderr=subprocess.PIPE if kind == "scheduler" else subprocess.DEVNULL,
            text=True,
        )
        self._programs.append(program)
        return program


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    pytest.importorskip("distributed", reason="the extra fleet is not installed")
    with Cluster() as cluster:
        yield cluster


def test_a_worker_that_is_killed_loses_nothing(cluster: Cluster, tffix: Tffix) -> None:
    for number in range(24):
        text = "\n".join(SG.replace('"web"', f'"web{i}"') for i in range(number * 10))
        checkout(f"fleet/r{number:02}", {"sg.tf": text})
    tffix("fleet", "scan", "fleet", "--output-dir", "here")
    workers = [cluster.worker(), cluster.worker()]
    command = [sys.executable, "-m", "tffix", "fleet", "scan", "fleet"]
    command += ["--scheduler", cluster.address, "--output-dir", "there"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as client:
        while len(list(Path("there/parts").glob("*.json"))) < 4:
            assert client.poll() is None
            time.sleep(0.01)
        workers[0].kill()
        out, _ = client.communicate(timeout=120)
    assert client.returncode == 0
    assert out.startswith(
        "24 repositories: 23 with findings, 1 without. 2,760 findings"
    )
    assert rows("there") == rows("here")


def test_a_worker_that_may_have_no_children_writes_branches(
    cluster: Cluster, tffix: Tffix
) -> None:
    checkout("large", {f"m{number}/sg.tf": SG for number in range(120)})
    cluster.worker("--nanny")
    apply = ("fleet", "apply", "large", "--scheduler", cluster.address, "--commit")
    code, out, err = tffix(*apply)
    assert (code, err) == (0, "")
    assert "large: 120 fixed in 120 files, 0 left to people; tffix is at " in out
    assert git("large", "show", "tffix:m119/sg.tf") + "\n" == FIXED_SG


def test_there_may_be_no_cluster(tffix: Tffix) -> None:
    pytest.importorskip("distributed", reason="the extra fleet is not installed")
    checkout("x", {"main.tf": CLEAN})
    code, _, err = tffix("fleet", "scan", "x", "--scheduler", "tpc://nowhere")
    assert code == 2
    assert "tpc://nowhere: no scheduler answers" in err
