"""The tests that test-gen writes catch the defects; the real terraform runs them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from terraform_cli import Problem, Workspace, needs_provider, needs_terraform

from tffix.errors import ConfigError
from tffix.hcl.file import File
from tffix.report import terraform_tests
from tffix.source import Source
from tffix.terraform.module.module import Module

PLATFORM = Path(__file__).parent.parent / "golden" / "platform"
LIB = {path.name: path.read_bytes() for path in (PLATFORM / "lib").glob("*.tf")}
AFTER = {path.name: path.read_bytes() for path in (PLATFORM / "after").glob("*.tf")}
BLOCK = 'Blocks of type "deployment_configuration" are not expected here.'
TWICE = "Two target tracking policies track the same metric of the same target."


def generated(text: str) -> str:
    return terraform_tests.generated(Module({"main.tf": File(Source("main.tf", text))}))


def outcome_of(workspace: Workspace) -> tuple[dict[str, str], list[Problem]]:
    """Write tests for a module as it is now, and run them."""
    assert terraform_tests.run([str(workspace.folder)]) == 0
    return workspace.test()


@pytest.fixture(scope="module")
def initialised(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("platform"), LIB)


@pytest.fixture
def workspace(initialised: Workspace) -> Workspace:
    """Give the platform as it is before."""
    initialised.put(LIB)
    return initialised


def apply(workspace: Workspace, *options: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tffix", "--apply", "-q", *options, "."],
        cwd=workspace.folder,
        check=False,
        capture_output=True,
    )
    assert done.stderr == b""


@needs_provider
def test_fails_before_the_fixes(workspace: Workspace) -> None:
    ended, errors = outcome_of(workspace)
    assert "pass" not in ended.values()
    assert [error.detail for error in errors] == [BLOCK]


@needs_provider
@pytest.mark.parametrize(
    ("left", "summary"),
    [
        ("name-too-long", '"name" cannot be longer than 32 characters'),
        ("reserved-name-prefix", "invalid value for name (cannot begin with sg-)"),
        ("misplaced-dynamic", "Too many virtual_service blocks"),
    ],
)
def test_fails_with_one_defect_that_plan_sees(
    workspace: Workspace, left: str, summary: str
) -> None:
    apply(workspace, "--ignore", left)
    ended, errors = outcome_of(workspace)
    assert "error" in ended.values() or "fail" in ended.values()
    assert summary in {error.summary for error in errors}


@needs_provider
def test_fails_with_policies_that_only_aws_would_refuse(workspace: Workspace) -> None:
    apply(workspace, "--ignore", "duplicate-scaling-policy")
    ended, errors = outcome_of(workspace)
    assert ended == {
        "names_fit": "pass",
        "names_begin_with_nothing_reserved": "pass",
        "one_policy_tracks_a_metric": "fail",
    }
    assert [error.detail for error in errors] == [TWICE]


@needs_provider
def test_passes_after_the_fixes(workspace: Workspace) -> None:
    workspace.put(LIB | AFTER)
    ended, errors = outcome_of(workspace)
    assert set(ended.values()) == {"pass"}
    assert errors == []


@needs_provider
def test_fails_for_a_name_that_only_aws_would_refuse(tmp_path: Path) -> None:
    name = "a" * 300
    code = f"""
variable "environment" {{
  type = string
}}

data "aws_iam_policy_document" "trust" {{}}

resource "aws_iam_role" "task" {{
  name               = "task-${{var.environment}}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}}

resource "aws_ecr_repository" "app" {{
  for_each = toset(["web", "{name}"])

  name = "${{each.key}}-${{var.environment}}"
}}
"""
    workspace = Workspace(tmp_path, {"main.tf": code.encode()})
    ended, errors = outcome_of(workspace)
    assert ended["names_fit"] == "fail"
    (error,) = errors
    assert error.detail == "aws_ecr_repository.app: name is over 256 characters long."


@needs_terraform
def test_is_formatted(tmp_path: Path) -> None:
    for name, data in LIB.items():
        (tmp_path / name).write_bytes(data)
    terraform_tests.run([str(tmp_path)])
    done = subprocess.run(
        ["terraform", "fmt", "-check", "-recursive", str(tmp_path)],
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0


def test_never_overwrites_what_it_did_not_write(tmp_path: Path) -> None:
    shutil.copytree(PLATFORM / "lib", tmp_path / "lib")
    target = tmp_path / "lib" / "tests" / terraform_tests.NAME
    assert terraform_tests.run([str(tmp_path)]) == 0
    first = target.read_bytes()
    assert terraform_tests.run([str(tmp_path)]) == 0
    assert target.read_bytes() == first
    target.write_text("# mine\n", "utf-8")
    with pytest.raises(ConfigError, match="tffix did not write it"):
        terraform_tests.run([str(tmp_path)])
    assert target.read_text("utf-8") == "# mine\n"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    shutil.copytree(PLATFORM / "lib", tmp_path / "lib")
    other = tmp_path / "other.hcl"
    other.write_text("# mine\n", "utf-8")
    target = tmp_path / "lib" / "tests" / terraform_tests.NAME
    target.parent.mkdir()
    target.symlink_to(other)
    with pytest.raises(ConfigError):
        terraform_tests.run([str(tmp_path / "lib")])
    assert other.read_text("utf-8") == "# mine\n"


def test_variables_get_values_and_providers_are_mocked() -> None:
    text = generated("""
variable "environment_suffix" {
  type = string
}

variable "replicas" {
  type = number
}

variable "tags" {
  type = map(string)
}

variable "region" {
  default = "us-east-1"
}

data "random_thing" "x" {}

resource "aws_lb" "web" {
  name = "web-${var.environment_suffix}"
}
""")
    assert 'mock_provider "aws" {}' in text
    assert 'mock_provider "random" {}' in text
    assert '  environment_suffix = "pr1234567"\n' in text
    assert "  replicas           = 1\n" in text
    assert "  tags               = null # write a value\n" in text
    assert "region" not in text


def test_names_that_no_plan_knows_are_left_out() -> None:
    assert not generated("""
locals {
  name = aws_vpc.main.id
}

resource "aws_lb" "a" {
  name = "lb-${local.name}"
}

resource "aws_lb" "b" {
  name = data.aws_ssm_parameter.name.value
}
""")


def test_nothing_to_test(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "main.tf").write_text('variable "a" {}\n', "utf-8")
    assert terraform_tests.run([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Nothing here wants a test.\n"
    assert not (tmp_path / "tests").exists()
