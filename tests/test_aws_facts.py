"""The facts beside tffix.aws: their form, and the rules that they give."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bundled_schemas import bundled, resource

from tffix import aws
from tffix.aws import UNLIMITED, Characters, Format, NameRule, OneOf
from tffix.aws.update.texts import PATH, texts
from tffix.aws.upgrades import key

FOLDER = Path(aws.__file__).parent
FILES = sorted([*FOLDER.glob("*.json"), PATH])
TEXTS = texts()
RULES = {
    f"{type_}.{argument}": rule
    for facts in (aws.names(), TEXTS)
    for type_, rules in facts.items()
    for argument, rule in rules.items()
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_sorted_unique_and_names_its_source(path: Path) -> None:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys))
        return dict(pairs)

    text = path.read_text("utf-8")
    content = json.loads(text, object_pairs_hook=unique)
    assert list(content) == ["source", "facts"]
    assert "hashicorp/aws" in content["source"]
    assert list(content["facts"]) == sorted(content["facts"])
    lines = [
        line for line in text.splitlines() if line.startswith(('"aws_', '"data.aws_'))
    ]
    assert len(lines) == len(content["facts"])


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (aws.names(), "names.json"),
        (TEXTS, "update/texts.json"),
        (aws.enums(), "enums.json"),
        (aws.formats(), "formats.json"),
        (aws.ranges(), "ranges.json"),
        (aws.conflicts(), "conflicts.json"),
        (aws.one_of(), "one_of.json"),
        (aws.required_with(), "required_with.json"),
        (aws.lone_blocks(), "lone_blocks.json"),
    ],
    ids=[
        *("names", "texts", "enums", "formats", "ranges", "conflicts", "one_of"),
        *("required_with", "lone_blocks"),
    ],
)
def test_the_loader_gives_each_type_of_the_file(facts: Any, name: str) -> None:
    stored = json.loads(FOLDER.joinpath(name).read_text("utf-8"))["facts"]
    assert list(facts) == list(stored)
    assert len(facts) == len(stored)
    assert "aws_no_such_type" not in facts
    with pytest.raises(KeyError):
        facts["aws_no_such_type"]
    for type_, rows in stored.items():
        assert len(facts[type_]) == len(rows)
        assert facts[type_] is facts[type_]


@pytest.mark.parametrize("argument", RULES)
def test_a_rule_can_be_kept_and_broken(argument: str) -> None:
    rule = RULES[argument]
    assert 0 <= rule.shortest <= rule.longest <= UNLIMITED
    assert rule.phase in ("validate", "plan", "apply")
    assert rule.applied <= set(NameRule._fields)
    assert rule.api or not rule.applied or argument.endswith("_prefix")
    assert rule != NameRule(phase=rule.phase, replaces=rule.replaces, api=rule.api)
    assert any(letter in rule.middle for letter in "aA")
    assert all(c in rule.middle for c in "".join(rule.never))
    assert all(c in rule.middle for c in "".join(rule.reserved_prefixes))
    assert all(c in rule.middle for c in "".join(rule.reserved_suffixes))


def test_each_rule_is_about_a_string_that_can_be_set() -> None:
    for argument in RULES:
        type_, _, name = argument.partition(".")
        block = resource(type_, "5")
        assert block
        assert block.attributes[name].type == "string"
        assert block.attributes[name].settable


def test_a_name_is_not_also_a_text() -> None:
    for type_, rules in aws.names().items():
        assert not rules.keys() & TEXTS.get(type_, {}).keys()


@pytest.mark.parametrize(
    ("argument", "longest", "phase"),
    [
        ("aws_lb.name", 32, "validate"),
        ("aws_lb.name_prefix", 6, "validate"),
        ("aws_lb_target_group.name", 32, "validate"),
        ("aws_security_group.name", 255, "validate"),
        ("aws_iam_role.name", 64, "validate"),
        ("aws_iam_user.name", 64, "apply"),
        ("aws_lambda_function.function_name", 64, "apply"),
        ("aws_sqs_queue.name", 80, "plan"),
        ("aws_sqs_queue.name_prefix", 54, "plan"),
        ("aws_sns_topic.name", 256, "plan"),
        ("aws_db_instance.identifier", 63, "apply"),
        ("aws_rds_cluster.cluster_identifier", 63, "apply"),
        ("aws_cloudwatch_event_rule.name", 64, "validate"),
        ("aws_cloudwatch_event_rule.name_prefix", 38, "apply"),
        ("aws_cloudwatch_log_group.name_prefix", 483, "validate"),
        ("aws_db_parameter_group.name_prefix", 229, "apply"),
        ("aws_service_discovery_private_dns_namespace.name", 253, "apply"),
        ("aws_service_discovery_service.name", 127, "apply"),
        ("aws_dynamodb_table.name", 255, "apply"),
        ("aws_elasticache_cluster.cluster_id", 50, "validate"),
        ("aws_ecs_task_definition.family", 255, "validate"),
    ],
)
def test_lengths(argument: str, longest: int, phase: str) -> None:
    rule = RULES[argument]
    assert (rule.longest, rule.phase_of("longest")) == (longest, phase)


@pytest.mark.parametrize(
    ("argument", "good", "bad"),
    [
        ("aws_lb.name", "aZ9-", "_. "),
        ("aws_s3_bucket.bucket", "a9.-", "A_ "),
        ("aws_iam_role.name", "aZ9+,-.=@_", " /:"),
        ("aws_db_instance.identifier", "a9-", "A_."),
        ("aws_security_group.name", "aZ9 ._-:/()#,@[]+=&;{}!$*", "'<>?\\|%~é—"),
        ("aws_cloudwatch_metric_alarm.alarm_name", "aZ9é—", ""),
    ],
)
def test_characters(argument: str, good: str, bad: str) -> None:
    middle = RULES[argument].middle
    assert all(character in middle for character in good)
    assert not any(character in middle for character in bad)


def test_ends() -> None:
    rule = RULES["aws_lb_target_group.name"]
    assert "-" in rule.middle
    assert "-" not in rule.start
    assert "-" not in rule.end
    assert "-" in RULES["aws_lb_target_group.name_prefix"].end


def test_reserved_beginnings() -> None:
    assert RULES["aws_security_group.name"].reserved_prefixes == ("sg-",)
    assert RULES["aws_security_group.name_prefix"].reserved_prefixes == ("sg-",)
    assert RULES["aws_lb.name"].reserved_prefixes == ("internal-",)
    assert RULES["aws_lb_target_group.name"].reserved_prefixes == ()
    assert RULES["aws_ssm_parameter.name"].reserved_prefixes == (
        *("AWS", "SSM", "aws", "ssm"),
    )
    alias = RULES["aws_kms_alias.name"]
    assert (alias.head, alias.reserved_prefixes) == ("alias/", ("aws/",))


def test_lower_case() -> None:
    lower = {
        argument
        for argument, rule in RULES.items()
        if "a" in rule.middle and "A" not in rule.middle
    }
    assert {
        "aws_s3_bucket.bucket",
        "aws_rds_cluster.cluster_identifier",
        "aws_db_subnet_group.name",
        "aws_ecr_repository.name",
        "aws_opensearch_domain.domain_name",
    } <= lower
    assert "aws_lb.name" not in lower


def test_what_a_change_does() -> None:
    assert RULES["aws_lb.name"].replaces is True
    assert RULES["aws_iam_user.name"].replaces is False
    assert RULES["aws_db_instance.identifier"].replaces is False


def test_old_buckets_may_be_called_otherwise() -> None:
    assert {argument for argument, rule in RULES.items() if rule.outlived} == {
        "aws_s3_bucket.bucket",
        "aws_s3_bucket.bucket_prefix",
    }


def test_a_name_of_another_resource_is_not_a_name() -> None:
    assert "role_name" not in aws.names().get("aws_iam_role_policies_exclusive", {})
    assert "function_name" not in aws.names().get("aws_lambda_permission", {})
    assert "function_name" in TEXTS["aws_lambda_permission"]
    assert "description" in TEXTS["aws_security_group"]


def test_characters_beyond_ascii_are_in_or_out_together() -> None:
    assert "ü" in Characters("abcé")
    assert "ü" not in Characters("abc")
    assert "anything" in Characters("", everything=True)


def test_each_enum_is_about_an_argument() -> None:
    for type_, rules in aws.enums().items():
        kind = "data" if type_.startswith("data.") else "resource"
        for path, rule in rules.items():
            block = bundled("5").block(kind, type_.removeprefix("data."))
            for name in path[:-1]:
                assert block
                block = block.blocks[name].block
            assert block
            attribute = block.attributes[path[-1]]
            assert attribute.settable
            number = "number" in (attribute.type, (attribute.type or [""])[-1])
            assert rule.values
            assert len(set(rule.values)) == len(rule.values)
            assert all(isinstance(value, int) is number for value in rule.values)


@pytest.mark.parametrize(
    ("type_", "path", "value", "any_case"),
    [
        ("aws_dynamodb_table", "billing_mode", "PAY_PER_REQUEST", False),
        ("aws_lb_listener", "default_action.type", "fixed-response", True),
        ("aws_lb_listener", "protocol", "HTTPS", True),
        ("aws_cloudwatch_log_group", "retention_in_days", 2557, False),
        (
            "aws_s3_bucket_versioning",
            "versioning_configuration.status",
            "Enabled",
            False,
        ),
        ("aws_db_instance", "enabled_cloudwatch_logs_exports", "slowquery", False),
    ],
)
def test_values(type_: str, path: str, value: str | int, any_case: bool) -> None:  # noqa: FBT001
    rule = aws.enums()[type_][tuple(path.split("."))]
    assert value in rule.values
    assert rule.any_case is any_case


def test_conflicts_are_mutual() -> None:
    for conflicts in aws.conflicts().values():
        for path, others in conflicts.items():
            assert path not in others
            assert all(path in conflicts[other] for other in others)


def test_each_fact_about_arguments_is_of_what_can_be_set() -> None:
    paths = [
        *((type_, path) for type_, one in aws.enums().items() for path in one),
        *((type_, path) for type_, one in aws.formats().items() for path in one),
        *((type_, path) for type_, one in aws.ranges().items() for path in one),
        *((type_, path) for type_, one in aws.conflicts().items() for path in one),
        *((type_, path) for type_, one in aws.required_with().items() for path in one),
        *(
            (type_, path)
            for type_, needed in aws.one_of().items()
            for one in needed
            for path in one.paths
        ),
    ]
    for type_, path in paths:
        name = type_.removeprefix("data.")
        kind = "resource" if name == type_ else "data"
        block = bundled("5").block(kind, name)
        for step in path[:-1]:
            assert block
            block = block.blocks[step].block
        assert block
        attribute = block.attributes.get(path[-1])
        assert attribute.settable if attribute else path[-1] in block.blocks


@pytest.mark.parametrize(
    ("facts", "type_", "path", "others"),
    [
        (aws.conflicts(), "aws_lb", "name", "name_prefix"),
        (
            aws.conflicts(),
            "aws_cloudtrail",
            "event_selector",
            "advanced_event_selector",
        ),
        (aws.conflicts(), "aws_route53_record", "alias", "ttl"),
        (
            aws.required_with(),
            "aws_route53_record",
            "weighted_routing_policy",
            "set_id",
        ),
    ],
)
def test_what_stands_beside_what(
    facts: Any, type_: str, path: str, others: str
) -> None:
    assert any(found[0].startswith(others) for found in facts[type_][path,])


def test_one_of_a_set() -> None:
    ways = ("launch_configuration", "launch_template", "mixed_instances_policy")
    (needed,) = aws.one_of()["aws_autoscaling_group"]
    assert needed == OneOf(frozenset((way,) for way in ways), only=True, block=())


@pytest.mark.parametrize(
    ("argument", "good", "bad"),
    [
        ("aws_lb_target_group.port", [1, 443, 65535], [0, 65536]),
        ("aws_sqs_queue.delay_seconds", [0, 900], [-1, 901]),
        ("aws_cloudwatch_metric_alarm.period", [10, 30, 60, 3600], [1, 45, 90]),
        ("aws_appstream_fleet.idle_disconnect_timeout_in_seconds", [0, 60], [1, 59]),
        ("aws_docdb_cluster.backup_retention_period", [-1, 35], [36]),
    ],
)
def test_numbers(argument: str, good: list[int], bad: list[int]) -> None:
    type_, _, name = argument.partition(".")
    rule = aws.ranges()[type_][name,]
    assert all(number in rule for number in good)
    assert not any(number in rule for number in bad)


def test_each_range_refuses_and_accepts() -> None:
    for rules in aws.ranges().values():
        for rule in rules.values():
            known = [one for one in (rule.least, rule.most) if one is not None]
            ends = [one + more for one in known for more in (-1, 0, 1)]
            points = [*ends, rule.step, 2 * rule.step, 61, *rule.values]
            assert any(point in rule for point in points)
            assert any(point not in rule for point in points)


def test_formats_of_texts() -> None:
    known = {
        *("account", "arn", "daily_window", "ipv4", "ipv4_cidr", "ipv6", "ipv6_cidr"),
        *("json", "timestamp", "uuid", "weekly_window"),
    }
    for rules in aws.formats().values():
        for rule in rules.values():
            assert bool(rule.forms) is not bool(rule.pattern)
            assert rule.forms <= known
            assert "ipv4_cidr" in rule.forms or not rule.network
            re.compile(rule.pattern)
    # what is any JSON, as 1 and true are, is told as well as an object
    assert aws.formats()["aws_sns_topic"]["policy",].forms == {"json"}
    assert aws.formats()["aws_iam_role"]["assume_role_policy",].forms == {"json"}
    network = Format(frozenset({"ipv4_cidr"}), network=True)
    found = aws.formats()["aws_chime_voice_connector_termination"]
    assert found["cidr_allow_list",] == network


def part(kind: str, type_: str, path: tuple[str, ...], version: str) -> Any:
    """Give the attribute or block at a path in a bundled schema; None for none."""
    block = bundled(version).block(kind, type_)
    for name in path[:-1]:
        nested = block.blocks.get(name) if block else None
        if block and nested is None:
            return block.attributes.get(name)  # of an object, whose type says the rest
        block = nested.block if nested else None
    if block is None:
        return None
    return block.attributes.get(path[-1]) or block.blocks.get(path[-1])


def test_what_is_deprecated_is_in_the_newest_provider_and_so_is_its_successor() -> None:
    newest = "6.69.1"
    for name, uses in aws.deprecated().items():
        kind = "data" if name.startswith("data.") else "resource"
        type_ = name.removeprefix("data.")
        for path, use in uses.items():
            assert part(kind, type_, path, newest), (name, path)
            if use and " " not in use:
                assert part(kind, type_, (*path[:-1], use), newest), (name, use)


def test_what_the_provider_marks_as_deprecated_is_told() -> None:
    """5.100.0 is the one whose own marks are known, of arguments alone."""
    marked = bundled("5.100.0")
    for kind in ("resource", "data"):
        for type_ in marked.types(kind):
            block = marked.block(kind, type_)
            assert block
            for name, attribute in block.attributes.items():
                still = part(kind, type_, (name,), "6.69.1")
                if attribute.deprecated and attribute.settable and still:
                    known = aws.deprecated()[key(kind, type_)]
                    assert (name,) in known, (type_, name)
