"""Which schemas a module must meet, and what Terraform looks at."""

from __future__ import annotations

from pathlib import Path

import pytest
from terraform_cli import Workspace, needs_provider

from tffix.hcl.file import File
from tffix.hcl.nodes import Block
from tffix.source import Source
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.module.module import Module
from tffix.terraform.provider.accepted import (
    as_of,
    aws_schemas,
    bundled,
    schemas_of,
    versions_of,
)
from tffix.terraform.provider.schema_walk import levels
from tffix.terraform.provider.versions import provider_of

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


FOUR, FIVE, SIX, NEWEST = "4.67.0", "5.100.0", "6.25.0", "6.69.1"


def of_text(text: str) -> Module:
    return Module({"main.tf": File(Source("main.tf", text))})


@pytest.mark.parametrize(
    ("constraint", "versions"),
    [
        ("", [FIVE, NEWEST]),
        ("~> 3.0", []),
        (">= 3.0", []),
        ("< 5.0", []),
        ("~> 4.0", [FOUR]),
        (">= 4.0", [FOUR, FIVE, SIX, NEWEST]),
        ("~> 5.0", [FIVE]),
        (">= 5.0", [FIVE, SIX, NEWEST]),
        (">= 5.0, < 6.0", [FIVE]),
        (">= 6.0", [SIX, NEWEST]),
        ("~> 6.0", [SIX, NEWEST]),
        ("~> 6.25.0", [SIX, NEWEST]),
        ("6.25.0", [SIX]),
        ("~> 6.26", [NEWEST]),
        ("6.69.1", [NEWEST]),
        ("~> 6.69.2", [NEWEST]),
        (">= 6.70", [NEWEST]),
        ("~> 7.0", [NEWEST]),
        (">= 4.0, != 5.100.0", [FOUR, FIVE, SIX, NEWEST]),
    ],
)
def test_schemas_by_constraint(constraint: str, versions: list[str]) -> None:
    found = aws_schemas(module(constraint))
    assert [schemas.version for schemas in found] == versions


@pytest.mark.parametrize("registry", ["registry.terraform.io", "registry.opentofu.org"])
@pytest.mark.parametrize(
    ("locked", "versions"),
    [
        ("3.76.1", []),
        ("4.67.0", [FOUR]),
        ("5.31.0", [FIVE]),
        ("6.0.0", [SIX]),
        ("6.25.0", [SIX]),
        ("6.26.0", [NEWEST]),
        ("6.69.1", [NEWEST]),
        ("6.70.0", [NEWEST]),
        ("7.0.0", [NEWEST]),
    ],
)
def test_the_lock_file_goes_first(
    registry: str, locked: str, versions: list[str]
) -> None:
    lock = (LOCK % locked).replace("registry.terraform.io", registry)
    found = aws_schemas(module(">= 4.0", lock))
    assert [schemas.version for schemas in found] == versions


def test_a_lock_file_for_two_platforms() -> None:
    lock = """\
# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.

provider "registry.terraform.io/hashicorp/archive" {
  version = "2.7.0"
  hashes = [
    "h1:1niS2AcnT1rYuW2xCTDS1uR9VH2GS53dL6M9Wiql7Bs=",
  ]
}

provider "registry.terraform.io/hashicorp/aws" {
  version     = "6.25.0"
  constraints = ">= 5.0.0"
  hashes = [
    "h1:1niS2AcnT1rYuW2xCTDS1uR9VH2GS53dL6M9Wiql7Bs=",
    "h1:GUbmLZcMpuRZRrvbNuPCRRdOYvfeXFTb8nN3u4m4s5A=",
    "zh:1437ddaff7ae5d6f7bb3ea8dbd5a9ef7c8bcbd6c7a6a9ce9bd3f9c5c7bd1b4a1",
  ]
}
"""
    one = module(">= 5.0", lock)
    assert [schemas.version for schemas in aws_schemas(one)] == [SIX]
    assert str(versions_of(one, "hashicorp/archive")) == "2.7.0"


@pytest.mark.parametrize(
    ("said", "versions"),
    [("5", [FIVE]), ("6", [SIX, NEWEST]), ("6.69", [NEWEST]), ("6.80", [NEWEST])],
)
def test_the_command_line_goes_before_the_lock_file(
    said: str, versions: list[str]
) -> None:
    files = module(">= 4.0").files
    one = Module(files, Inputs(lock=LOCK % "4.67.0", providers={"aws": said}))
    assert [schemas.version for schemas in aws_schemas(one)] == versions


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        ("", None),
        (">= 5.0", None),
        ("~> 6.0", None),
        ("6.69.1", None),
        (">= 6.69.1", None),
        ("~> 6.69.2", NEWEST),
        ("~> 6.70", NEWEST),
        ("> 6.69.1", NEWEST),
        ("7.0.0", NEWEST),
        ("~> 3.0", None),
    ],
)
def test_who_allows_later_versions_only_is_told_of_which_the_schema_is(
    constraint: str, expected: str | None
) -> None:
    assert as_of(module(constraint), "hashicorp/aws") == expected


def test_who_says_nothing_is_read_as_for_late_versions() -> None:
    assert str(versions_of(module(), "hashicorp/aws")) == "5.100.0 or >= 6.69.1"
    assert str(versions_of(module(">= 4.0"), "hashicorp/aws")) == ">= 4.0.0"
    assert str(versions_of(module(), "hashicorp/random")) == ">= 3.9.1"
    assert str(versions_of(module(), "hashicorp/google")) == ">= 0.0.0"


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("4.8.0", FOUR),
        ("5", FIVE),
        ("5.1", FIVE),
        ("6.25.0", SIX),
        ("6", NEWEST),
        ("7.1.0", NEWEST),
    ],
)
def test_a_version_is_answered_by_the_next_one_that_is_known(
    version: str, expected: str
) -> None:
    found = bundled(version)
    assert found
    assert found.version == expected
    assert bundled("3.76.1") is None


def test_small_providers() -> None:
    (random,) = schemas_of(module(), "hashicorp/random")
    assert random.resource("random_password")
    assert schemas_of(module(), "hashicorp/google") == []
    assert schemas_of(module(), "builtin/terraform")[0].resource("terraform_data")
    old = 'terraform {\n  required_providers {\n    random = "~> 2.2"\n  }\n}\n'
    assert schemas_of(of_text(old), "hashicorp/random") == []


PROVIDERS = """\
terraform {
  required_providers {
    mine   = { source = "example.org/team/aws" }
    amazon = { source = "HashiCorp/AWS", version = ">= 5" }
    tofu   = { source = "registry.opentofu.org/hashicorp/random" }
  }
}
"""


@pytest.mark.parametrize(
    ("block", "address"),
    [
        ('resource "aws_sqs_queue" "a" {}', "hashicorp/aws"),
        ('data "http" "a" {}', "hashicorp/http"),
        ('ephemeral "random_password" "a" {}', "hashicorp/random"),
        ('resource "terraform_data" "a" {}', "builtin/terraform"),
        ('resource "google_project" "a" {}', "hashicorp/google"),
        ('resource "aws_sqs_queue" "a" {\n  provider = mine\n}', "team/aws"),
        ('resource "aws_sqs_queue" "a" {\n  provider = mine.west\n}', "team/aws"),
        ('resource "aws_sqs_queue" "a" {\n  provider = "mine.west"\n}', "team/aws"),
        ('resource "mine_queue" "a" {}', "team/aws"),
        ('resource "tofu_id" "a" {}', "hashicorp/random"),
        ('provider "amazon" {}', "hashicorp/aws"),
        ('provider "aws" {}', "hashicorp/aws"),
    ],
)
def test_the_provider_of_a_block(block: str, address: str) -> None:
    one = of_text(PROVIDERS + block + "\n")
    *_, last = one.files["main.tf"].body.items
    assert isinstance(last, Block)
    assert provider_of(last, one) == address


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ('resource "random_password" "a" {}', "length"),
        ('data "aws_ami" "a" {}', "most_recent"),
        ('ephemeral "aws_kms_secrets" "a" {}', "plaintext"),
        ('provider "aws" {}', "region"),
        ('provider "amazon" {}', "region"),
    ],
)
def test_bodies_of_all_kinds_of_blocks_are_known(block: str, name: str) -> None:
    one = of_text(PROVIDERS + block + "\n")
    *_, last = one.files["main.tf"].body.items
    assert isinstance(last, Block)
    (level,) = levels(last, one)
    assert level.schemas
    assert all(name in schema.attributes for schema in level.schemas)


def test_a_type_is_judged_by_the_versions_that_have_it() -> None:
    one = of_text('resource "aws_msk_topic" "a" {}\n')
    (level,) = levels(one.files["main.tf"].body.blocks("resource")[0], one)
    assert len(level.schemas) == 1


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
