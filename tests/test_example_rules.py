"""The example of rules of one's own in the documentation: tried, installed and run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from invoke import Tffix, tffix

from tffix.engine import registry

__all__ = ["tffix"]

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "docs" / "example-rules"
BEFORE = """\
terraform {
  required_providers {
    acme = "~> 2.1"
  }
}

resource "acme_service" "shop" {
  team = "checkout"
}

resource "aws_cloudwatch_log_group" "shop" {
  name = "shop"
}
"""
AFTER = BEFORE.replace("team =", "owner =").replace(
    '  name = "shop"\n', '  name              = "shop"\n  retention_in_days = 90\n'
)


@pytest.fixture
def rules(tmp_path: Path) -> Iterator[Path]:
    """Give a copy of the folder of rules."""
    copy = shutil.copytree(EXAMPLE / "acme_rules", tmp_path / "rules")
    yield copy
    registry.forget()


def test_its_cases_hold(rules: Path, tffix: Tffix) -> None:
    done = tffix("test-rules", str(rules))
    assert done.code == 0
    assert done.out == "4 cases hold.\n"


def test_a_folder_in_the_configuration_does_the_same(
    rules: Path, tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rules.parent)
    Path("tffix.toml").write_text('rules = ["rules"]\n', "utf-8")
    Path("main.tf").write_text(BEFORE, "utf-8")
    allowed = ("--config", "allow-local-code=true")
    assert tffix("--apply", "--unsafe-fixes", *allowed, "main.tf").code == 0
    assert Path("main.tf").read_text("utf-8") == AFTER


def test_the_package_is_installed_and_runs(tmp_path: Path) -> None:
    place = tmp_path / "site-packages"
    install = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps")
    source = shutil.copytree(EXAMPLE, tmp_path / "source")
    subprocess.run(
        [
            *(sys.executable, *install, "--no-build-isolation"),
            *("--disable-pip-version-check", "--target", place, source),
        ],
        check=True,
    )
    (tmp_path / "main.tf").write_text(BEFORE, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tffix", "--apply", "--unsafe-fixes", "main.tf"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "main.tf").read_text("utf-8") == AFTER


def test_what_does_not_hold_is_shown_as_a_difference(rules: Path, tffix: Tffix) -> None:
    after = rules / "golden/log_retention/changes/after.tf"
    after.write_text(after.read_text("utf-8").replace("90", "91"), "utf-8")
    row = rules / "resources/acme_service.toml"
    row.write_text(row.read_text("utf-8").replace("'owner", "'owned"), "utf-8")
    done = tffix("test-rules", str(rules))
    assert done.code == 1
    assert '-  owned = "checkout"\n+  owner = "checkout"\n' in done.out
    assert "-  retention_in_days = 91\n+  retention_in_days = 90\n" in done.out
    assert done.out.endswith("2 of 4 cases hold.\n")


def test_what_comes_of_it_is_written_where_that_is_wanted(
    rules: Path, tffix: Tffix
) -> None:
    golden = rules / "golden/log_retention/changes"
    before = {path.name: path.read_bytes() for path in golden.iterdir()}
    (golden / "after.tf").unlink()
    (golden / "findings.txt").unlink()
    assert tffix("test-rules", str(rules), "--update").code == 1
    assert {path.name: path.read_bytes() for path in golden.iterdir()} == before
    assert tffix("test-rules", str(rules)).code == 0


def test_a_fixer_without_a_case_and_a_row_without_an_example_are_said(
    rules: Path, tffix: Tffix
) -> None:
    shutil.rmtree(rules / "golden")
    row = rules / "resources/acme_service.toml"
    lines = row.read_text("utf-8").splitlines(keepends=True)
    row.write_text("".join(lines[:5]), "utf-8")
    done = tffix("test-rules", str(rules))
    assert "log-retention: there is no case in golden/log_retention/" in done.out
    assert "acme_service.team#0: it shows nothing: write before and after" in done.out


def test_a_folder_without_rules_is_said(tmp_path: Path, tffix: Tffix) -> None:
    assert "there are no rules in it" in tffix("test-rules", str(tmp_path)).err
    assert "no such folder" in tffix("test-rules", "nowhere").err
