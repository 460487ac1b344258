"""The bundled schemas: what they hold, and that they agree with a real provider."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from bundled_schemas import bundled
from terraform_cli import Workspace, needs_provider, running

from tffix.terraform.provider import store
from tffix.terraform.provider.bundled import AWS, bundle, path
from tffix.terraform.provider.schema import AttributeSchema, Schemas
from tffix.terraform.provider.store import Store, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tffix.terraform.provider.schema import BlockSchema

BUNDLED = sorted(Path(path("aws")).parent.glob("*.bin"))
KILOBYTE = 1024


def resource(type_: str, version: str) -> BlockSchema:
    found = bundled(version).resource(type_)
    assert found
    return found


def inner(block: BlockSchema, *path: str) -> BlockSchema:
    for name in path:
        found = block.blocks[name].block
        assert found
        block = found
    return block


def blocks(block: BlockSchema) -> Iterator[BlockSchema]:
    yield block
    for nested in block.blocks.values():
        if nested.block:
            yield from blocks(nested.block)


@pytest.mark.parametrize(
    ("version", "counts"),
    [
        ("4.67.0", (1213, 494, 0)),
        ("5.100.0", (1526, 608, 7)),
        ("6.25.0", (1581, 630, 11)),  # the last are those of 6.69.1
        ("6.69.1", (1735, 685, 11)),
    ],
)
def test_every_type_is_there(version: str, counts: tuple[int, ...]) -> None:
    schemas = bundled(version)
    for kind, count in zip(("resource", "data", "ephemeral"), counts, strict=True):
        types = schemas.types(kind)
        assert len(types) == count
        assert types == sorted(types)
        assert all(schemas.block(kind, type_) for type_ in types)
    assert schemas.types("provider") == ["aws"]
    assert schemas.source.startswith(f"registry.terraform.io/hashicorp/aws {version}: ")


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("archive", {"resource": ["archive_file"], "data": ["archive_file"]}),
        ("cloudinit", {"data": ["cloudinit_config"]}),
        ("external", {"data": ["external"]}),
        ("http", {"data": ["http"]}),
        ("local", {"data": ["local_command", "local_file", "local_sensitive_file"]}),
        ("null", {"resource": ["null_resource"], "data": ["null_data_source"]}),
        ("random", {"ephemeral": ["random_bytes", "random_password"]}),
        ("template", {"data": ["template_cloudinit_config", "template_file"]}),
        ("time", {"data": []}),
        ("tls", {"ephemeral": ["tls_private_key", "tls_public_key"]}),
    ],
)
def test_small_providers_are_there(name: str, types: dict[str, list[str]]) -> None:
    (schemas,) = bundle(f"hashicorp/{name}")
    assert {kind: schemas.types(kind) for kind in types} == types
    assert f"hashicorp/{name} {schemas.version}: the code in " in schemas.source


def test_what_is_in_terraform_itself_is_there() -> None:
    (schemas,) = bundle("builtin/terraform")
    data = schemas.resource("terraform_data")
    assert data
    assert data.attributes["input"].type == "dynamic"
    assert schemas.data_sources() == ["terraform_remote_state"]


@pytest.mark.parametrize("address", ["hashicorp/google", "other/aws", "aws", ""])
def test_other_providers_have_no_schemas(address: str) -> None:
    assert bundle(address) == ()


def test_the_block_of_a_provider() -> None:
    for schemas in bundle(AWS):
        block = schemas.block("provider", "aws")
        assert block
        assert block.attributes["region"].type == "string"
        assert inner(block, "assume_role").attributes["role_arn"].optional
        assert "alias" not in block.attributes
    assert "s3_force_path_style" in provider_arguments("4")
    assert "s3_force_path_style" not in provider_arguments("5")
    assert "tag_policy_compliance" in provider_arguments("6")


def provider_arguments(version: str) -> Mapping[str, AttributeSchema]:
    block = bundled(version).block("provider", "aws")
    assert block
    return block.attributes


def test_attributes() -> None:
    group = resource("aws_lb_target_group", "5.100.0").attributes
    name = AttributeSchema(
        "string",
        required=False,
        optional=True,
        computed=True,
        deprecated=False,
        takes_blocks=False,
    )
    assert group["name"] == name
    assert group["tags"].type == ["map", "string"]
    assert group["name"].settable is True
    assert group["arn"].settable is False
    assert resource("aws_ecs_service", "5").attributes["name"].required is True


def test_nested_blocks() -> None:
    node = resource("aws_appmesh_virtual_node", "5")
    assert node.blocks["spec"][:3] == ("list", 1, 1)
    spec = inner(node, "spec")
    assert spec.blocks["backend"][:3] == ("set", 0, None)
    assert inner(spec, "backend").blocks["virtual_service"][:3] == ("list", 1, 1)


def test_both_versions_differ_where_they_do() -> None:
    five, six = (resource("aws_ecs_service", version) for version in "56")
    assert "deployment_configuration" not in five.blocks
    assert six.blocks["deployment_configuration"].max_items == 1
    assert "region" in six.attributes
    assert "region" not in five.attributes
    assert "vpc" in resource("aws_eip", "5").attributes
    assert "vpc" not in resource("aws_eip", "6").attributes
    assert bundled("6").resource("aws_opsworks_stack") is None


def test_what_is_not_known_is_none() -> None:
    assert resource("aws_eip", "5").attributes["vpc"].deprecated is True
    assert resource("aws_eip", "6").attributes["domain"].deprecated is None
    rule = inner(resource("aws_wafv2_web_acl", "6"), "rule")
    assert rule.blocks["statement"] == (None, None, None, None)
    assert inner(resource("aws_wafv2_web_acl", "5"), "rule", "statement").blocks


def test_attributes_that_take_block_syntax() -> None:
    schemas = bundled("5")
    found = {
        (type_, name)
        for type_ in schemas.resources()
        for block in blocks(resource(type_, "5"))
        for name, attribute in block.attributes.items()
        if attribute.takes_blocks
    }
    assert len(found) == 22
    assert {
        ("aws_security_group", "ingress"),
        ("aws_default_security_group", "egress"),
        ("aws_network_acl", "ingress"),
        ("aws_route_table", "route"),
        ("aws_emr_cluster", "step"),
    } <= found


@needs_provider
def test_terraform_takes_blocks_for_these_attributes(tmp_path: Path) -> None:
    text = b"""\
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
resource "aws_security_group" "a" {
  ingress {
    from_port = 80
    to_port   = 80
    protocol  = "tcp"
  }
}
resource "aws_route_table" "a" {
  vpc_id = "vpc-1"
  route {
    cidr_block = "10.0.0.0/16"
    gateway_id = "igw-1"
  }
}
"""
    workspace = Workspace(tmp_path, {"main.tf": text})
    assert workspace.validate() == []


@needs_provider
def test_the_bundled_schemas_are_the_provider_s(tmp_path: Path) -> None:
    if running().version != "5.100.0":
        pytest.skip("the provider that is here is not 5.100.0")
    provider = "registry.terraform.io/hashicorp/aws"
    theirs = json.loads(running().schemas(tmp_path))["provider_schemas"][provider]
    schemas = bundled("5")
    assert set(schemas.resources()) == set(theirs["resource_schemas"])
    assert set(schemas.data_sources()) == set(theirs["data_source_schemas"])
    for type_, one in theirs["resource_schemas"].items():
        assert as_json(schemas.resource(type_)) == expected(one["block"]), type_
    for type_, one in theirs["data_source_schemas"].items():
        assert as_json(schemas.data(type_)) == expected(one["block"]), type_


def as_json(block: BlockSchema | None) -> Any:
    assert block
    return (
        {name: attribute[:5] for name, attribute in block.attributes.items()},
        {
            name: (*nested[:3], as_json(nested.block))
            for name, nested in block.blocks.items()
        },
    )


def expected(block: Mapping[str, Any]) -> Any:
    flags = ("required", "optional", "computed", "deprecated")
    return (
        {
            name: (one["type"], *(bool(one.get(flag)) for flag in flags))
            for name, one in block.get("attributes", {}).items()
        },
        {
            name: (
                one["nesting_mode"],
                one.get("min_items", 0),
                one.get("max_items"),
                expected(one["block"]),
            )
            for name, one in block.get("block_types", {}).items()
        },
    )


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in BUNDLED) < 600 * KILOBYTE


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: str(path.stem))
def test_what_is_unpacked_is_packed_to_the_same_bytes(path: Path) -> None:
    store = Store(str(path))
    versions = {version: unpack(store, version) for version in store.versions}
    assert pack(versions) == path.read_bytes()


@pytest.mark.parametrize("type_", ["aws_lb", "aws_quicksight_dashboard"])
def test_only_the_bytes_of_a_type_are_decoded(
    type_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded: list[int] = []

    class Unpacker:
        def __init__(self, zdict: bytes) -> None:
            self._common = zdict

        def decompress(self, data: bytes) -> bytes:
            found = zlib.decompressobj(zdict=self._common).decompress(data)
            decoded.append(len(found))
            return found

    schemas = Schemas(Store(path("aws")), "5.100.0")
    monkeypatch.setattr(store, "zlib", SimpleNamespace(decompressobj=Unpacker))
    block = schemas.resource(type_)
    assert block
    assert all(nested.block for nested in block.blocks.values())
    assert len(decoded) == 1
    assert decoded[0] < 110 * KILOBYTE  # aws_lb: 8 KB, the dashboard is the largest


_OPENED = """
import sys
opened = []
sys.addaudithook(
    lambda event, args: opened.append(str(args[0])) if event == "open" else None
)
from tffix.cli.main import main
try:
    main([{path!r}])
except SystemExit as end:
    assert not end.code, end.code
print(*(path for path in opened if "bundled" in path and ".bin" in path))
"""


def test_a_run_over_a_file_without_resources_reads_none(tmp_path: Path) -> None:
    path = tmp_path / "main.tf"
    path.write_text('variable "name" {\n  default = "web"\n}\n', "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _OPENED.format(path=str(path))],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    assert ".bin" not in done.stdout


def test_what_is_packed_is_read_back(tmp_path: Path) -> None:
    rule = {"attributes": {"port": {"type": "number", "required": True}}}
    nested = {"nesting_mode": "list", "max_items": 2, "block": rule}
    mine = {
        "name": {"type": "string", "optional": True, "deprecated": True},
        "of": {
            "optional": True,
            "nested_type": {
                "nesting_mode": "list",
                "attributes": {"a": {"type": "bool", "optional": True}},
            },
        },
        "one": {
            "computed": True,
            "nested_type": {
                "nesting_mode": "single",
                "attributes": {"a": {"type": "bool", "optional": True}},
            },
        },
    }
    block = {"attributes": mine, "block_types": {"rule": nested, "more": nested}}
    versions: dict[str, dict[str, Any]] = {
        "1": {"resource_schemas": {"x_y": {"block": block}}, "source": "here"},
        "2": {
            "data_source_schemas": {"x_y": {"block": rule}},
            "ephemeral_resource_schemas": {"x_z": {"block": rule}},
            "provider_schemas": {"x": {"version": 0}},
            "source": "there",
        },
    }
    path = tmp_path / "schemas.bin"
    path.write_bytes(pack(versions))
    one, two = (Schemas(Store(str(path)), version) for version in "12")
    assert (one.source, two.source) == ("here", "there")
    assert two.types("ephemeral") == ["x_z"]
    block_of_provider = two.block("provider", "x")
    assert block_of_provider
    assert block_of_provider.attributes == {}
    assert (one.resources(), one.data_sources()) == (["x_y"], [])
    assert (two.resources(), two.data_sources()) == ([], ["x_y"])
    assert two.resource("x_y") is None
    found = one.resource("x_y")
    assert found
    assert found.attributes["name"].deprecated is True
    # a nested attribute never takes block syntax
    assert found.attributes["of"] == (
        ["list", ["object", {"a": "bool"}]],
        *(False, True, False, False, False),
    )
    assert found.attributes["one"].type == ["object", {"a": "bool"}]
    assert found.blocks["rule"][:3] == ("list", 0, 2)
    assert inner(found, "more").attributes["port"].required is True


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "schemas.bin"
    path.write_bytes(b"something else")
    with pytest.raises(OSError, match="holds no schemas"):
        Store(str(path))
    path.write_bytes(b"tffix-schemas-3 4\nabcd")
    with pytest.raises(OSError, match="holds no schemas"):
        Store(str(path))
