"""The tables of names that the provider refuses, against the bundled schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tffix import aws
from tffix.aws import Renaming
from tffix.aws.update.untaggable import takes_tags, untaggable
from tffix.terraform.provider import schema
from tffix.terraform.provider.schema import BlockSchema
from tffix.terraform.provider.versions import allowed

FOLDER = Path(aws.__file__).parent
VERSIONS = ("5.100.0", "6.25.0")
RENAMES = [
    (type_, path, rule)
    for type_, rules in aws.renames().items()
    for path, rule in rules.items()
]


def meant(constraint: str) -> list[str]:
    return [version for version in VERSIONS if allowed(constraint).overlaps(version)]


def names(block: BlockSchema, *path: str) -> tuple[set[str], set[str]]:
    """Give what may be written at a path, and what there is."""
    for step, name in enumerate(path):
        nested = block.blocks.get(name)
        if nested is None:
            attribute = block.attributes[name]
            assert attribute.takes_blocks
            assert step == len(path) - 1
            assert isinstance(attribute.type, list)
            return set(attribute.type[1][1]), set(attribute.type[1][1])
        assert nested.block
        block = nested.block
    settable = {name for name, one in block.attributes.items() if one.settable}
    return settable | set(block.blocks), {*block.attributes, *block.blocks}


@pytest.mark.parametrize(
    ("type_", "path", "rule"), RENAMES, ids=lambda one: str(one) if one else ""
)
def test_old_names_are_refused_and_new_ones_are_not(
    type_: str, path: tuple[str, ...], rule: Renaming
) -> None:
    assert meant(rule.versions)
    for version in meant(rule.versions):
        resource = schema.resource(type_, version)
        assert resource
        *outer, old = path
        settable, there = names(resource, *outer)
        assert old not in (settable if rule.implied else there)
        settable, _ = names(resource, *outer, *rule.to[:-1])
        assert rule.to[-1] in settable


@pytest.mark.parametrize(("type_", "path", "rule"), RENAMES)
def test_blocks_stand_for_blocks_and_arguments_for_arguments(
    type_: str, path: tuple[str, ...], rule: Renaming
) -> None:
    for version in meant(rule.versions):
        block = schema.resource(type_, version)
        for name in (*path[:-1], *rule.to[:-1]):
            assert block
            if name not in block.blocks:
                return  # an attribute that takes block syntax has no blocks in it
            block = block.blocks[name].block
        assert block
        assert (rule.to[-1] in block.blocks) == rule.is_block or (
            block.attributes[rule.to[-1]].takes_blocks
        )
        if rule.in_list:
            assert block.attributes[rule.to[-1]].type in (
                ["list", "string"],
                ["set", "string"],
            )


def test_a_name_is_renamed_no_further() -> None:
    for type_, path, rule in RENAMES:
        assert (*path[:-1], *rule.to) not in aws.renames()[type_]


def test_old_types_do_not_exist_and_right_ones_do() -> None:
    for old, right in aws.renamed_types().items():
        assert meant(right.versions) == list(VERSIONS)
        for version in VERSIONS:
            assert schema.resource(old, version) is None
            assert schema.resource(right.to, version)


def test_every_row_says_where_it_is_from() -> None:
    sources = [rule.source for _, _, rule in RENAMES]
    sources += [right.source for right in aws.renamed_types().values()]
    assert all(sources)


@pytest.mark.parametrize(
    "name", ["renames.json", "renamed_types.json", "untaggable.json"]
)
def test_rows_are_sorted_and_unique(name: str) -> None:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        assert len(set(keys)) == len(keys)
        return dict(pairs)

    text = FOLDER.joinpath(name).read_text("utf-8")
    stored = json.loads(text, object_pairs_hook=unique)
    assert list(stored["facts"]) == sorted(stored["facts"])
    for rows in stored["facts"].values():
        assert not isinstance(rows, dict) or list(rows) == sorted(rows)


def test_types_without_tags_are_those_of_the_schemas() -> None:
    versions = {}
    for version in VERSIONS:
        known = schema.bundled(version)
        assert known
        types = {
            type_: {"block": {"attributes": one.attributes, "block_types": one.blocks}}
            for type_ in known.resources()
            if (one := known.resource(type_))
        }
        versions[version] = {"resource_schemas": types}
    stored = json.loads(FOLDER.joinpath("untaggable.json").read_text("utf-8"))["facts"]
    operations = {type_: row["api"] for type_, row in stored.items() if "api" in row}
    assert stored == untaggable(versions, operations)
    assert aws.untaggable()["aws_route53_record"] == ""
    assert aws.untaggable()["aws_cloudwatch_dashboard"] == "< 6.26.0"
    assert aws.untaggable()["aws_kinesis_stream_consumer"] == "< 6.0.0"
    assert "aws_sqs_queue" not in aws.untaggable()


def test_operations_take_no_tags() -> None:
    pytest.importorskip("botocore", reason="botocore is not installed")
    stored = json.loads(FOLDER.joinpath("untaggable.json").read_text("utf-8"))["facts"]
    operations = {row["api"] for row in stored.values() if "api" in row}
    assert len(operations) > 100
    assert {one for one in operations if takes_tags(one)} == set()
    assert takes_tags("cloudwatch:PutDashboard")
