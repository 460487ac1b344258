"""The table of types without tags, against the bundled schemas and botocore."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bundled_schemas import bundled

from tffix import aws
from tffix.aws.update.untaggable import takes_tags, untaggable

FOLDER = Path(aws.__file__).parent
VERSIONS = ("4.67.0", "5.100.0", "6.25.0", "6.69.1")


def test_types_without_tags_are_those_of_the_schemas() -> None:
    versions = {}
    for version in VERSIONS:
        known = bundled(version)
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
    assert aws.untaggable()["aws_cloudwatch_dashboard"] == "<= 6.69.1"
    assert aws.untaggable()["aws_kinesis_stream_consumer"] == "< 6.0.0"
    assert aws.untaggable()["aws_dx_gateway"] == "<= 6.25.0"
    assert aws.untaggable()["aws_autoscaling_group"] == ">= 5.0.0"
    assert "aws_sqs_queue" not in aws.untaggable()


def test_operations_take_no_tags() -> None:
    pytest.importorskip("botocore", reason="botocore is not installed")
    stored = json.loads(FOLDER.joinpath("untaggable.json").read_text("utf-8"))["facts"]
    operations = {row["api"] for row in stored.values() if "api" in row}
    assert len(operations) > 100
    assert {one for one in operations if takes_tags(one)} == set()
    assert takes_tags("cloudwatch:PutDashboard")
