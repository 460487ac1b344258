"""Which schemas a module must meet, and what Terraform looks at."""

from __future__ import annotations

from pathlib import Path

import pytest
from terraform_cli import Workspace, needs_provider

from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.module.module import Module
from tffix.terraform.provider.accepted import aws_schemas, aws_versions

LOCK = """\
provider "registry.terraform.io/hashicorp/aws" {
  version = "%s"
}
"""
FIRST = b"""\
resource "aws_kms_key" "main" {
  nonsense    = 1
  description = "one"
}
"""
SECOND = b"""\
resource "aws_kms_key" "main" {
  description = "two"
}
"""


def module(constraint: str = "", lock: str = "") -> Module:
    text = ""
    if constraint:
        text = (
            "terraform {\n  required_providers {\n    aws = {\n"
            f'      version = "{constraint}"\n    }}\n  }}\n}}\n'
        )
    return Module({"main.tf": File(Source("main.tf", text))}, Inputs(lock=lock))


@pytest.mark.parametrize(
    ("constraint", "versions"),
    [
        ("", ["5.100.0", "6.25.0"]),
        ("~> 5.0", ["5.100.0"]),
        (">= 5.0", ["5.100.0", "6.25.0"]),
        (">= 6.0", ["6.25.0"]),
        ("~> 6.25", ["6.25.0"]),
        ("~> 6.30", []),
        ("~> 7.0", []),
        (">= 4.0", []),
        ("~> 4.0", []),
    ],
)
def test_schemas_by_constraint(constraint: str, versions: list[str]) -> None:
    found = aws_schemas(module(constraint))
    assert [schemas.version for schemas in found] == versions


def test_the_lock_file_goes_first() -> None:
    found = aws_schemas(module(">= 4.0", LOCK % "5.31.0"))
    assert [schemas.version for schemas in found] == ["5.100.0"]
    assert aws_schemas(module(">= 5.0", LOCK % "4.67.0")) == []
    assert aws_schemas(module(">= 5.0", LOCK % "6.30.0")) == []


def test_who_says_nothing_is_read_as_for_late_versions() -> None:
    assert str(aws_versions(module())) == "5.100.0 or >= 6.25.0"
    assert str(aws_versions(module(">= 4.0"))) == ">= 4.0.0"


def test_a_block_is_overridden_by_that_of_an_override_file() -> None:
    files = {"main.tf": FIRST, "a_override.tf": SECOND}
    both = Module({path: File(Source.decode(path, d)) for path, d in files.items()})
    block = both.block("resource", "aws_kms_key", "main")
    assert block
    assert both.is_overridden(block)
    alone = Module({"main.tf": File(Source.decode("main.tf", FIRST))})
    assert not alone.is_overridden(block)


@needs_provider
def test_terraform_does_not_look_at_the_names_of_an_overridden_block(
    tmp_path: Path,
) -> None:
    workspace = Workspace(tmp_path, {"main.tf": FIRST})
    (problem,) = workspace.validate()
    assert problem.summary == "Unsupported argument"
    workspace.put({"main.tf": FIRST, "a_override.tf": SECOND})
    assert workspace.validate() == []
