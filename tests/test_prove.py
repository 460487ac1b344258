"""--prove: the real terraform has the last word on what was written."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from invoke import SG, Tffix, tffix
from terraform_cli import init, needs_provider, running

from tffix.cli.main import main
from tffix.project import apply, prove, rehearsal, runner
from tffix.project.config import Configuration, Overrides

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["tffix"]

TYPES = ("aws_security_group", "aws_vpc", "aws_caller_identity")
ROOT = 'module "web" {\n  source = "./web"\n}\n'
FIXED = 'name = "web-sg"'
CALLER = "data.aws_caller_identity.current"
ACCOUNT = 'data "aws_caller_identity" "current" {}\n\n'
# what asks AWS, as somebody whom nobody knows
ASKING = """\
terraform {
  backend "s3" {}
}

provider "aws" {
  region  = "eu-west-1"
  profile = "nobody"
}

variable "sizes" {
  type = object({ least = number, names = optional(list(string)) })
}

"""
VPC = """\
resource "aws_vpc" "main" {{
  cidr_block = "{}"

  {}
    Name = "main"
  }}
}}
"""


@pytest.fixture
def stack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a prepared folder that calls a module with a defect."""
    (tmp_path / "web").mkdir()
    (tmp_path / "main.tf").write_text(ROOT, "utf-8")
    (tmp_path / "web" / "main.tf").write_text(SG, "utf-8")
    init(tmp_path)
    monkeypatch.chdir(tmp_path)
    provider = running()
    provider.few.types = TYPES
    for name, value in provider.environment.items():
        monkeypatch.setenv(name, value)
    return tmp_path


@needs_provider
def test_what_holds_is_said(
    stack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in running().environment:
        monkeypatch.delenv(name)  # a user's terraform starts the provider itself
    assert main(["--apply", "--prove", "--output-format", "json", "."]) == 0
    out, err = capsys.readouterr()
    (proof,) = json.loads(out)["proofs"]
    assert proof == {"folder": ".", "held": True, "said": "", "planned": True}
    assert "terraform validate and a plan accept what was written" in err
    assert FIXED in (stack / "web" / "main.tf").read_text("utf-8")


@needs_provider
def test_what_does_not_hold_is_taken_back(stack: Path) -> None:
    run = runner.check(["."], Configuration(Overrides()))
    (module,) = run.modules
    ((path, text),) = module.outcome.texts.items()
    wrong = module.outcome._replace(texts={path: text.replace("name", "nmae")})
    run.modules[0] = module._replace(outcome=wrong)
    prover = prove.Prover(run)
    apply.apply(run, verify=False, verbose=False)
    assert "nmae" in (stack / "web" / "main.tf").read_text("utf-8")
    (proof,) = prover.after()
    assert proof.held is False
    assert "Unsupported argument" in proof.said
    assert (stack / "web" / "main.tf").read_text("utf-8") == SG
    assert run.modules[0].outcome.fixed == []
    assert len(run.modules[0].outcome.remaining) == 1


@needs_provider
def test_what_only_a_plan_refuses_is_taken_back(stack: Path) -> None:
    (stack / "main.tf").write_text(ASKING + ROOT, "utf-8")
    whole = ACCOUNT + VPC.format("10.0.0.0/16", "tags {")
    (stack / "web" / "main.tf").write_text(whole, "utf-8")
    run = runner.check(["."], Configuration(Overrides()))
    (module,) = run.modules
    text = ACCOUNT + VPC.format(f"${{{CALLER}.account_id}}", "tags = {")
    (path,) = module.outcome.texts
    run.modules[0] = module._replace(
        outcome=module.outcome._replace(texts={path: text})
    )
    prover = prove.Prover(run)
    apply.apply(run, verify=False, verbose=False)
    (proof,) = prover.after()
    assert proof.held is False
    assert proof.planned
    assert "invalid CIDR address: 123456789012" in proof.said
    assert (stack / "web" / "main.tf").read_text("utf-8") == whole


@needs_provider
def test_a_module_with_a_provider_of_its_own_is_planned(stack: Path) -> None:
    own = 'provider "aws" {\n  region  = "eu-west-1"\n  profile = "nobody"\n}\n\n'
    (stack / "web" / "main.tf").write_text(own + SG.replace("sg-", "group-"), "utf-8")
    root = os.path.realpath(stack)
    folders = {root, os.path.join(root, "web")}
    assert rehearsal.diagnostics("terraform", root, folders) == []


@needs_provider
def test_what_is_refused_elsewhere_is_said(
    stack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0"\n}\n'
    (stack / "web" / "vpc.tf").write_text(other, "utf-8")
    main(["--apply", "--prove", "--output-format", "json", "."])
    out, err = capsys.readouterr()
    (proof,) = json.loads(out)["proofs"]
    assert proof["held"] is True
    assert "10.0.0.0" in proof["said"]
    assert "terraform refuses nothing that was written, but still says: " in err
    assert FIXED in (stack / "web" / "main.tf").read_text("utf-8")


@needs_provider
def test_an_error_that_was_hidden_takes_nothing_back(stack: Path) -> None:
    # validate stops at the block that it does not know before it looks at arguments
    hidden = 'resource "aws_vpc" "main" {\n  tags {\n    a = "b"\n  }\n}\n'
    (stack / "web" / "vpc.tf").write_text(hidden, "utf-8")
    assert main(["--apply", "--prove", "--quiet", "."]) in (0, 1)
    assert FIXED in (stack / "web" / "main.tf").read_text("utf-8")
    assert "tags = {" in (stack / "web" / "vpc.tf").read_text("utf-8")


def test_a_folder_that_is_not_prepared_is_not_proved(
    tffix: Tffix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main.tf").write_text(SG, "utf-8")
    code, _, err = tffix("--apply", "--prove")
    assert code == 0
    assert "tffix: note: .: not proved, as " in err
    assert FIXED in (tmp_path / "main.tf").read_text("utf-8")


@needs_provider
def test_what_terraform_cannot_load_is_not_proved(
    stack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stack / "more").mkdir()
    (stack / "more" / "main.tf").write_text('output "a" {\n  value = 1\n}\n', "utf-8")
    call = 'module "more" {\n  source = "./more"\n}\n'
    (stack / "more.tf").write_text(call, "utf-8")
    assert main(["--apply", "--prove", "--output-format", "json", "."]) == 0
    out, err = capsys.readouterr()
    (proof,) = json.loads(out)["proofs"]
    assert proof["held"] is None
    assert not proof["planned"]
    assert "not proved, as terraform cannot load it: Module not installed: " in err
    assert FIXED in (stack / "web" / "main.tf").read_text("utf-8")


@needs_provider
def test_many_errors_are_counted(
    stack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = "".join(f'output "o{i}" {{\n  value = local.o{i}\n}}\n' for i in range(5))
    (stack / "outputs.tf").write_text(outputs, "utf-8")
    main(["--apply", "--prove", "."])
    err = capsys.readouterr().err
    assert "local value with the name" in err
    assert "; and 2 more" in err
