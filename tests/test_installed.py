"""Modules that ``terraform init`` has brought, and what a run says that it lacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tffix import check

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "terraform-aws-modules/vpc/aws"
MAIN = f"""
module "vpc" {{
  source = "{SOURCE}"
  azs    = "eu-west-1a"
  name_  = "main"
}}

output "vpc" {{
  value = module.vpc.nothing
}}
"""
CHILD = """
variable "name" {
}

variable "azs" {
  type = list(string)
}

output "id" {
  value = "vpc"
}
"""


def installed(root: Path, source: str = f"registry.terraform.io/{SOURCE}") -> None:
    folder = root / ".terraform" / "modules"
    (folder / "vpc").mkdir(parents=True)
    (folder / "vpc" / "main.tf").write_text(CHILD)
    entries = [
        {"Key": "", "Source": "", "Dir": "."},
        {"Key": "vpc", "Source": source, "Dir": ".terraform/modules/vpc"},
    ]
    (folder / "modules.json").write_text(json.dumps({"Modules": entries}))


def test_a_module_that_was_brought_is_known(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(MAIN)
    installed(tmp_path)
    result = check(tmp_path)
    assert [(one.rule, one.start.line) for one in result.findings] == [
        ("missing-module-argument", 2),
        ("module-argument-type", 4),
        ("unknown-module-argument", 5),
        ("undeclared-module", 9),
    ]
    assert result.not_checked == ()


def test_a_module_of_another_source_is_not(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(MAIN)
    installed(tmp_path, "registry.terraform.io/somebody/vpc/aws")
    result = check(tmp_path)
    assert result.findings == ()
    (said,) = result.not_checked
    assert said.startswith("Not checked: what 1 call passes to modules")


def test_a_call_in_a_local_module_is_found_by_its_key(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('module "net" {\n  source = "./net"\n}\n')
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "main.tf").write_text(MAIN)
    installed(tmp_path)
    manifest = tmp_path / ".terraform" / "modules" / "modules.json"
    said = json.loads(manifest.read_text())
    said["Modules"][1]["Key"] = "net.vpc"
    said["Modules"].append({"Key": "net", "Source": "./net", "Dir": "net"})
    manifest.write_text(json.dumps(said))
    assert len(check(tmp_path).findings) == 4


def test_providers_without_a_schema_are_said(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(
        'resource "google_project" "one" {\n}\n\ndata "helm_template" "two" {\n}\n\n'
        'resource "aws_sqs_queue" "three" {\n}\n'
    )
    (said,) = check(tmp_path).not_checked
    assert said.startswith("Not checked: what is of google, helm, whose schemas")
