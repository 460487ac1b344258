"""One file with nine defects: the same nine under every lock and constraint."""

from __future__ import annotations

import pytest

from tffix.engine.fixpoint import Outcome, run
from tffix.engine.registry import selected
from tffix.source import Source
from tffix.terraform.module.calls import Folders
from tffix.terraform.module.inputs import Inputs

NINE = """\
resource "aws_alb" "front" {
  name = "northern-line-signalling-maintenance-front"
}

resource "aws_security_group" "web" {
  name = "sg-web"
}

resource "aws_sqs_queue" "orders" {
  name = "orders queue"

  tags {
    Team = "orders"
  }
}

resource "aws_ecs_cluster" "main" {
  name = "main"

  setting = {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_cloudwatch_event_bus_policy" "main" {
  policy = "{}"
  tags   = { Team = "orders" }
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  hash_key     = "id"
  billing_mode = "ON_DEMAND"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_sqs" "letters" {
  name = "letters"
}

resource "aws_appmesh_virtual_node" "node" {
  name      = "node"
  mesh_name = "mesh"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = ["a.mesh", "b.mesh"]
        content {
          virtual_service_name = virtual_service.value
        }
      }
    }
  }
}
"""
FOUND = [
    "argument-as-block",
    "block-as-argument",
    "invalid-enum-value",
    "invalid-name-characters",
    "misplaced-dynamic",
    "name-too-long",
    "reserved-name-prefix",
    "unknown-resource-type",
    "unsupported-tags",
]
REQUIRED = """\
terraform {
  required_providers {
    aws = {
      source  = "%s"
      version = "%s"
    }
  }
}

"""
LOCK = """\
provider "%s/hashicorp/aws" {
  version = "%s"
  hashes = [
    "h1:1niS2AcnT1rYuW2xCTDS1uR9VH2GS53dL6M9Wiql7Bs=",
    "h1:GUbmLZcMpuRZRrvbNuPCRRdOYvfeXFTb8nN3u4m4s5A=",
  ]
}
"""
REGISTRIES = ["registry.terraform.io", "registry.opentofu.org"]
VERSIONS = """
5.0.0 5.31.0 5.99.1 5.100.0 6.0.0 6.24.0 6.25.0 6.26.0 6.50.0 6.69.0 6.69.1 6.69.2
6.70.0 6.99.0 7.0.0
""".split()  # noqa: SIM905, versions are read best in a line
CONSTRAINTS = [
    *(f"{sign} {version}" for version in VERSIONS for sign in ("~>", ">=", "=")),
    *("~> 5.0", "~> 6.0", "~> 6.50", "~> 6.70", "~> 7.0", ">= 6.30", ">= 5.0, < 7.0"),
    *("> 6.69.1", ">= 5.0, != 6.69.1", ">= 6.0, <= 6.69.1"),
]


def found(text: str, inputs: Inputs | None = None) -> Outcome:
    folders = Folders([], lambda _: {}, lambda _: inputs or Inputs())
    source = Source("main.tf", text)
    return run([source], selected(tuple(FOUND), ()), {}, folders=folders)


def names(outcome: Outcome) -> list[str]:
    return sorted(finding.fixer for finding in outcome.found)


def test_without_any_version() -> None:
    assert names(found(NINE)) == FOUND


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_under_a_constraint(constraint: str) -> None:
    assert names(found(REQUIRED % ("hashicorp/aws", constraint) + NINE)) == FOUND


@pytest.mark.parametrize("registry", REGISTRIES)
@pytest.mark.parametrize("version", VERSIONS)
def test_under_a_lock_file_for_two_platforms(version: str, registry: str) -> None:
    inputs = Inputs(lock=LOCK % (registry, version))
    text = REQUIRED % (f"{registry}/hashicorp/aws", ">= 5.0") + NINE
    assert names(found(text, inputs)) == FOUND
    assert names(found(NINE, inputs)) == FOUND


@pytest.mark.parametrize("version", ["5", "6", "6.69", "6.70", "7", *VERSIONS])
def test_under_a_version_of_the_command_line(version: str) -> None:
    assert names(found(NINE, Inputs(providers={"aws": version}))) == FOUND


def test_what_only_a_later_version_can_know_is_not_fixed_silently() -> None:
    for version, is_fixed in (("6.69.1", True), ("6.70.0", False)):
        outcome = found(REQUIRED % ("hashicorp/aws", version) + NINE)
        fixed = {finding.fixer for finding in outcome.fixed}
        assert ("unsupported-tags" in fixed) is is_fixed
        (unknown,) = (
            one for one in outcome.found if one.fixer == "unknown-resource-type"
        )
        assert unknown.message.endswith("6.69.1")
        assert ("as of 6.69.1" in unknown.message) is not is_fixed
