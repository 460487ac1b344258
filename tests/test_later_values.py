"""What AWS has added since the provider was measured, and which modules may use it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tffix import aws
from tffix.aws.update import models
from tffix.engine.fixpoint import run
from tffix.engine.registry import selected
from tffix.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from tffix.rule.finding import Finding

PINNED = """\
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "%s" }
  }
}

"""
SERVICE = """\
resource "aws_ecs_service" "front" {
  name        = "front"
  launch_type = "%s"
}
"""
COLLECTION = """\
resource "aws_opensearchserverless_collection" "logs" {
  name = "logs-of-the-northern-line-signalling"
}
"""
BALANCER = """\
resource "aws_lb" "front" {
  xff_header_processing_mode = "drop"
}
"""


def found(text: str, version: str) -> list[Finding]:
    fixers = selected(("invalid-enum-value", "name-too-long"), ())
    return run([Source("main.tf", PINNED % version + text)], fixers, {}).found


@pytest.mark.parametrize(
    ("value", "version", "says"),
    [
        ("MANAGED_INSTANCES", "~> 5.0", "does not accept"),
        ("MANAGED_INSTANCES", "~> 6.0", None),
        ("MANAGED_INSTANCES", ">= 5.0", None),
        ("fargate", "~> 6.0", "does not accept"),
        ("SPOT", "~> 5.0", "does not accept"),
        ("SPOT", "~> 6.0", "does not accept"),
        ("SPOT", "6.69.1", "does not accept"),
        ("SPOT", "> 6.69.1", "as of 6.69.1"),
    ],
)
def test_a_value_that_aws_has_by_now_is_not_wrong_for_a_later_provider(
    value: str, version: str, says: str | None
) -> None:
    said = [one.message for one in found(SERVICE % value, version)]
    assert len(said) == (says is not None)
    assert all(says in one for one in said if says)


def test_what_only_a_later_provider_may_accept_is_possible() -> None:
    for version, certain in (("6.69.1", True), ("> 6.69.1", False)):
        (finding,) = found(SERVICE % "SPOT", version)
        assert finding.certain is certain
        assert not finding.edits


def test_a_list_that_aws_does_not_have_holds_for_the_measured_provider() -> None:
    assert aws.enums()["aws_lb"]["xff_header_processing_mode",].later is None
    assert found(BALANCER, "~> 5.0")
    assert not found(BALANCER, "~> 6.0")


def test_a_limit_that_aws_has_widened_holds_for_the_measured_provider() -> None:
    assert found(COLLECTION, "~> 5.0")
    assert not found(COLLECTION, "~> 6.0")


def test_most_lists_are_those_of_aws() -> None:
    rules = [rule for rows in aws.enums().values() for rule in rows.values()]
    known = [rule.later for rule in rules if rule.later is not None]
    assert len(known) > 0.8 * len(rules)
    assert 0.05 * len(known) < sum(map(bool, known)) < 0.2 * len(known)
    assert not any(later & {*rule.values} for rule in rules if (later := rule.later))
    wider = {
        (type_, argument)
        for type_, rows in aws.names().items()
        for argument, rule in rows.items()
        if rule.older
    }
    assert ("aws_opensearchserverless_collection", "name") in wider
    assert len(wider) < 10


def folder(at: Path, shapes: dict[str, Any], name: dict[str, Any]) -> models.Models:
    """Lay out a model of ECS as botocore has it."""
    service = {"type": "structure", "members": {"clusterName": {"shape": "Name"}}}
    shapes |= {"CreateClusterRequest": service, "Name": {"type": "string", **name}}
    path = at / "ecs" / "2014-11-13" / "service-2.json"
    path.parent.mkdir(parents=True)
    operation = {"CreateCluster": {"input": {"shape": "CreateClusterRequest"}}}
    path.write_text(json.dumps({"operations": operation, "shapes": shapes}), "utf-8")
    return models.Models(at)


def test_lists_and_limits_are_compared_with_those_of_the_day(tmp_path: Path) -> None:
    member = {"Service": {"members": {"launchType": {"shape": "Kind"}}}}
    kind, way = {"enum": ["A", "B"]}, {"enum": ["X", "Y"]}
    then = folder(tmp_path / "1", {"Kind": kind, "Way": way} | member, {"max": 9})
    more = {"enum": ["A", "B", "C"]}
    now = folder(tmp_path / "2", {"Kind": more, "Way": way} | member, {"max": 12})
    values = {"launch_type": ["A", "B"], "mode": ["X", "Y"], "by_hand": ["A"]}
    facts = {"aws_ecs_x": {path: {"values": some} for path, some in values.items()}}
    # Way may have the values of mode by chance: nothing is called so
    assert models.later(facts, then, now) == {"aws_ecs_x": {"launch_type": ["C"]}}
    assert models.later(facts, now, then) == {}

    for longest, wider in ((9, True), (8, False)):
        rules = {"aws_ecs_cluster": {"name": {"longest": longest}}}
        assert bool(list(models.widened(rules, then, now))) is wider
    said = {"aws_ecs_cluster": {"name": {"longest": 9, "apply": ["longest"]}}}
    assert not list(models.widened(said, then, now))
