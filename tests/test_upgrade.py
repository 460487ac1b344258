"""``tffix upgrade``: what it prints, writes and leaves."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from invoke import Tffix, tffix

__all__ = ["tffix"]

REQUIRED = """\
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> VERSION"
    }
  }
}

"""
STACK = """\
data "aws_region" "here" {}

resource "aws_instance" "jump" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_ssm_association" "patch" {
  name        = "AWS-RunPatchBaseline"
  instance_id = aws_instance.jump.id
}

resource "aws_redshift_cluster" "main" {
  cluster_identifier = "main"
  node_type          = "ra3.large"
}

resource "aws_eks_addon" "dns" {
  cluster_name      = "main"
  addon_name        = "coredns"
  resolve_conflicts = "PRESERVE"
}

output "region" {
  value = data.aws_region.here.name
}
"""


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A module that is for 5.x."""
    path = tmp_path / "main.tf"
    path.write_text(REQUIRED.replace("VERSION", "5.31") + STACK)
    return path


def parts(out: str) -> dict[str, str]:
    """Give what stands below each heading of the list."""
    found = {}
    for part in out.split("\n\n"):
        title, _, rest = part.strip("\n").partition(" (")
        if title in ("Done", "Done with --unsafe-fixes", "Yours to do"):
            found[title] = rest
    return found


def test_a_dry_run_says_what_is_done_and_what_is_left(
    module: Path, tffix: Tffix
) -> None:
    before = module.read_text()
    code, out, err = tffix("upgrade", "aws@6", str(module.parent))
    assert (code, err) == (1, "")
    assert module.read_text() == before
    assert '+      version = "~> 6.0"' in out
    said = parts(out)
    assert said["Done"].startswith("3):")
    assert "data.aws_region.here.region" in said["Done"]
    assert "[plan: none]" in said["Done"]
    assert "encrypted = false" in said["Done with --unsafe-fixes"]
    assert "resolve_conflicts" in said["Yours to do"]
    for line in out.splitlines():
        assert "main.tf:" not in line or "https://" in line
    assert "Then: terraform init -upgrade, which writes the lock file anew." in out


def test_apply_writes_what_is_safe(module: Path, tffix: Tffix) -> None:
    code, _, _ = tffix("upgrade", "aws@6", "--apply", str(module.parent))
    text = module.read_text()
    assert code == 1
    assert 'version = "~> 6.0"' in text
    assert "data.aws_region.here.region" in text
    assert 'key    = "InstanceIds"' in text
    assert "encrypted" not in text
    tffix("upgrade", "aws@6", "--apply", "--from", "5", "--unsafe-fixes", str(module))
    assert "encrypted           = false" in module.read_text()


def test_from_4_to_6_makes_both_steps(tmp_path: Path, tffix: Tffix) -> None:
    path = tmp_path / "main.tf"
    path.write_text(
        REQUIRED.replace("VERSION", "4.0")
        + 'resource "aws_db_snapshot" "daily" {\n'
        + "  db_instance_identifier = aws_db_instance.main.id\n"
        + '  db_snapshot_identifier = "daily"\n}\n\n'
        + 'resource "aws_eip" "nat" {\n  vpc = true\n}\n'
    )
    tffix("upgrade", "aws@6", "--apply", str(path))
    text = path.read_text()
    assert "aws_db_instance.main.identifier" in text
    assert 'domain = "vpc"' in text


def test_from_5_the_step_before_is_left_alone(tmp_path: Path, tffix: Tffix) -> None:
    path = tmp_path / "main.tf"
    snapshot = (
        'resource "aws_db_snapshot" "daily" {\n'
        "  db_instance_identifier = aws_db_instance.main.id\n"
        '  db_snapshot_identifier = "daily"\n}\n'
    )
    path.write_text(REQUIRED.replace("VERSION", "5.0") + snapshot)
    tffix("upgrade", "aws@6", "--apply", str(path))
    assert snapshot in path.read_text()


def test_the_lock_file_says_from_where(tmp_path: Path, tffix: Tffix) -> None:
    (tmp_path / "main.tf").write_text('data "aws_region" "here" {}\n')
    (tmp_path / "out.tf").write_text(
        'output "r" { value = data.aws_region.here.name }\n'
    )
    lock = 'provider "registry.terraform.io/hashicorp/aws" {{\n  version = "{}"\n}}\n'
    (tmp_path / ".terraform.lock.hcl").write_text(lock.format("6.2.0"))
    found = tffix("upgrade", "aws@6", str(tmp_path))
    assert (found.code, list(parts(found.out))) == (0, ["Yours to do"]), "a note"
    (tmp_path / ".terraform.lock.hcl").write_text(lock.format("5.31.0"))
    assert "here.region" in tffix("upgrade", "aws@6", str(tmp_path)).out


def test_what_only_an_unsafe_fix_does_is_not_left_to_people(
    tmp_path: Path, tffix: Tffix
) -> None:
    path = tmp_path / "main.tf"
    path.write_text(
        REQUIRED.replace("VERSION", "5.0")
        + 'resource "aws_api_gateway_deployment" "v1" {\n'
        + '  rest_api_id = "api"\n  stage_name  = "prod"\n}\n\n'
        + 'output "url" {\n  value = aws_api_gateway_deployment.v1.invoke_url\n}\n'
    )
    out = tffix("upgrade", "aws@6", str(path)).out
    assert set(parts(out)) == {"Done", "Done with --unsafe-fixes"}
    out = tffix("upgrade", "aws@6", "--unsafe-fixes", str(path)).out
    assert set(parts(out)) == {"Done"}
    assert "aws_api_gateway_stage.v1.invoke_url" in out


def test_nothing_to_do(tmp_path: Path, tffix: Tffix) -> None:
    (tmp_path / "main.tf").write_text(REQUIRED.replace("VERSION", "6.2"))
    found = tffix("upgrade", "aws@6", str(tmp_path))
    assert (found.code, found.out) == (0, "Nothing to do for hashicorp/aws 6.\n")


def test_other_targets_are_refused(tffix: Tffix) -> None:
    code, _, err = tffix("upgrade", "google@6")
    assert code == 2
    assert "tffix upgrades to aws@6 or aws@5" in err


def test_the_page_is_current() -> None:
    docs = Path(__file__).parent.parent / "docs"
    page = runpy.run_path(str(docs / "upgrades.py"))["page"]()
    current = (docs / "upgrade.md").read_text("utf-8")
    assert current == page, "run docs/upgrades.py"


def test_what_is_deprecated_on_the_way_is_written_anew(
    tmp_path: Path, tffix: Tffix
) -> None:
    path = tmp_path / "main.tf"
    path.write_text(
        REQUIRED.replace("~> VERSION", ">= 4.35")
        + 'resource "aws_eip" "nat" {\n  vpc = true\n}\n'
    )
    tffix("upgrade", "aws@5", "--apply", str(path))
    text = path.read_text()
    assert 'version = ">= 5.0"' in text
    assert 'domain = "vpc"' in text
