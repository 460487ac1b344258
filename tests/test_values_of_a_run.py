"""What a run tells the evaluation: variables, files beside a module, its callers."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from invoke import Tffix, tffix

__all__ = ["tffix"]

# 19 characters and the variable's value; the limit is 32
GROUP = """\
variable "suffix" {
  type = string
}

resource "aws_lb_target_group" "web" {
  name = "notification-group-${var.suffix}"
}
"""
LONG, SHORT = "a-long-environment", "prod"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("TF_VAR_suffix", "TF_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "main.tf").write_text(GROUP)
    return tmp_path


def test_without_a_value_the_name_may_be_too_long(tffix: Tffix) -> None:
    assert "name can be 35 characters long" in tffix("--check").out


def said(tffix: Tffix, *arguments: str) -> str:
    return tffix("--check", *arguments).out


def test_on_the_command_line(tffix: Tffix) -> None:
    assert "37 characters" in said(tffix, "--var", f"suffix={LONG}")
    assert said(tffix, "--var", f"suffix={SHORT}").startswith("No defects")
    assert said(
        tffix, "--var", f"suffix={LONG}", "--var", f"suffix={SHORT}"
    ).startswith("No defects")


def test_in_files_and_the_environment(
    tffix: Tffix, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TF_VAR_suffix", SHORT)
    assert said(tffix).startswith("No defects")
    (here / "long.tfvars").write_text(f'suffix = "{LONG}"\n')
    assert "37 characters" in said(tffix, "--var-file", "long.tfvars")
    assert said(
        tffix, "--var-file", "long.tfvars", "--var", f"suffix={SHORT}"
    ).startswith("No defects")
    assert "37 characters" in said(
        tffix, "--var", f"suffix={SHORT}", "--var-file", "long.tfvars"
    )
    monkeypatch.delenv("TF_VAR_suffix")
    (here / "tffix.toml").write_text('var-files = ["long.tfvars"]\n')
    assert "37 characters" in said(tffix)
    (here / "tffix.toml").unlink()
    (here / "terraform.tfvars").write_text(f'suffix = "{LONG}"\n')
    assert "37 characters" in said(tffix)


@pytest.mark.parametrize("text", [None, 'resource "aws_vpc" "a" {\n}\n'])
def test_a_file_of_variables_that_is_not_there(
    text: str | None, tffix: Tffix, here: Path
) -> None:
    if text:  # also where no value is asked for
        (here / "main.tf").write_text(text)
    code, _, err = tffix("--var-file", "no.tfvars")
    assert code == 2
    assert err == (
        "tffix: error: no.tfvars: the file of variables cannot be read: No such file or"
        " directory\n"
    )
    code, _, err = tffix("--var", "suffix")
    assert code == 2
    assert "suffix is not of the form NAME=VALUE" in err


def test_a_module_is_judged_with_what_its_callers_pass(
    tffix: Tffix, here: Path
) -> None:
    (here / "modules" / "group").mkdir(parents=True)
    (here / "main.tf").rename(here / "modules" / "group" / "main.tf")

    def call(value: str) -> None:
        (here / "main.tf").write_text(
            f'module "g" {{\n  source = "./modules/group"\n  suffix = "{value}"\n}}\n'
        )

    call(LONG)
    out = said(tffix)
    assert out.startswith("modules/group/main.tf:6:10: name-too-long")
    assert "37 characters" in out
    assert "Found 1 defect in 2 files" in out
    call(SHORT)
    assert said(tffix).startswith("No defects in 2 files")


def test_standard_input_has_values_too(
    tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    for value, code in ((SHORT, 0), (LONG, 1)):
        stream = io.TextIOWrapper(io.BytesIO(GROUP.encode()))
        monkeypatch.setattr(sys, "stdin", stream)
        assert tffix("--check", "--var", f"suffix={value}", "-").code == code


def test_standard_input_has_the_callers_of_its_file(
    tffix: Tffix, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / ".git").mkdir()
    (here / "modules" / "group").mkdir(parents=True)
    given = ("--check", "-", "--stdin-filename", "modules/group/main.tf")
    for value, code in ((SHORT, 0), (LONG, 1)):
        (here / "main.tf").write_text(
            f'module "g" {{\n  source = "./modules/group"\n  suffix = "{value}"\n}}\n'
        )
        stream = io.TextIOWrapper(io.BytesIO(GROUP.encode()))
        monkeypatch.setattr(sys, "stdin", stream)
        assert tffix(*given).code == code
