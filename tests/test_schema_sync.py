"""The schemas of the user's own providers: asked for once, then in the cache."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from bundled_schemas import resource
from terraform_cli import init, needs_provider, needs_terraform

from tffix.cli.main import main
from tffix.errors import ConfigError
from tffix.terraform.provider import sync

if TYPE_CHECKING:
    from pathlib import Path

AWS = b"""\
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path / "cache"
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A folder of a module that is locked, but uses no provider."""
    folder = tmp_path / "module"
    folder.mkdir()
    folder.joinpath("main.tf").write_bytes(b"locals {}\n")
    folder.joinpath(".terraform.lock.hcl").write_bytes(b"# locked\n")
    return folder


@needs_provider
def test_sync_keeps_what_the_provider_says(tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "module"
    folder.mkdir()
    folder.joinpath("main.tf").write_bytes(AWS)
    init(folder)
    assert sync.synced(str(folder)) is None
    assert main(["schema", "sync", str(folder)]) == 0
    path = sync.sync(str(folder))
    assert path.startswith(str(cache))
    assert [file.name for file in cache.rglob("*.bin")] == [path.rpartition("/")[2]]
    found = sync.synced(str(folder))
    assert found
    assert found.source == "registry.terraform.io/hashicorp/aws"
    group = found.resource("aws_lb_target_group")
    known = resource("aws_lb_target_group", "5")
    assert group
    assert known
    assert group.attributes.keys() == known.attributes.keys()
    assert found.data("aws_vpc")
    assert found.resource("google_project") is None

    lock = folder / ".terraform.lock.hcl"
    lock.write_bytes(lock.read_bytes() + b"# another provider\n")
    assert sync.synced(str(folder)) is None


def test_the_command_says_what_to_do_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "sync", str(tmp_path)]) == 2
    assert "run terraform init there first" in capsys.readouterr().err


def test_a_folder_without_a_lock_file_is_not_synced(tmp_path: Path) -> None:
    assert sync.synced(str(tmp_path)) is None
    with pytest.raises(ConfigError, match="run terraform init there first"):
        sync.sync(str(tmp_path))


def test_without_terraform_there_is_nothing_to_ask(
    module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="neither terraform nor tofu"):
        sync.sync(str(module))


@needs_terraform
def test_a_module_without_providers(module: Path, cache: Path) -> None:
    with pytest.raises(ConfigError, match="uses no provider"):
        sync.sync(str(module))
    assert not list(cache.rglob("*.bin"))


@needs_terraform
def test_what_terraform_says_when_it_fails(module: Path) -> None:
    module.joinpath("main.tf").write_bytes(AWS)
    with pytest.raises(ConfigError, match=r"(?s)-no-color failed in .*terraform init"):
        sync.sync(str(module))


def test_half_a_cache_is_none(module: Path, cache: Path) -> None:
    path = sync._cached(str(module))  # noqa: SLF001, the place is its own
    assert path
    cache.joinpath("tffix", "schemas").mkdir(parents=True)
    shutil.copy(module / "main.tf", path)
    assert sync.synced(str(module)) is None


def test_a_type_of_two_providers_is_left_out_where_they_differ() -> None:
    one = {"block": {"attributes": {"a": {"type": "string"}}}}
    two = {"block": {"attributes": {"b": {"type": "string"}}}}
    merged = sync._merged(  # noqa: SLF001, no two such providers are at hand
        {
            "h/google": {
                "provider": two,
                "resource_schemas": {"google_a": one, "google_b": one},
            },
            "h/google-beta": {
                "provider": one,
                "resource_schemas": {"google_a": two, "google_b": one},
                "ephemeral_resource_schemas": {"google_c": one},
            },
        }
    )
    assert merged == {
        "resource_schemas": {"google_b": one},
        "data_source_schemas": {},
        "ephemeral_resource_schemas": {"google_c": one},
        "provider_schemas": {"google": two, "google-beta": one},
        "source": "h/google, h/google-beta",
    }
