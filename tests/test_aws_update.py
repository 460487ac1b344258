"""How the facts are made: measured again, for a sample, with the real provider."""

from __future__ import annotations

import base64
import json
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from terraform_cli import needs_provider, provider_folder, running

from tffix import aws
from tffix.aws import UNLIMITED, Characters, NameRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tffix.aws.update.limits import Limits
    from tffix.aws.update.plugin import Provider

for _tool in ("botocore", "grpc", "grpc_tools", "msgpack", "regex"):
    pytest.importorskip(_tool, reason="dependency group facts is not installed")

from tffix.aws.update import (  # noqa: E402
    cdktf,
    combinations,
    enums,
    formats,
    limits,
    lone_blocks,
    names,
    plugin,
    probes,
    ranges,
    rules,
    schemas,
    shapes,
)
from tffix.aws.update.sources import DOCUMENTED, KNOWN  # noqa: E402
from tffix.aws.update.texts import texts  # noqa: E402

SAMPLE = [
    "aws_autoscaling_group.name_prefix",
    "aws_backup_vault.name",
    "aws_cloudwatch_event_rule.name_prefix",
    "aws_cloudwatch_log_group.name",
    "aws_cloudwatch_log_group.name_prefix",
    "aws_codebuild_project.name",
    "aws_db_instance.identifier",
    "aws_db_subnet_group.name",
    "aws_dynamodb_table.name",
    "aws_eks_cluster.name",
    "aws_elasticache_cluster.cluster_id",
    "aws_elb.name",
    "aws_iam_role.name",
    "aws_iam_role.name_prefix",
    "aws_iam_user.name",
    "aws_kms_alias.name",
    "aws_lambda_function.function_name",
    "aws_launch_template.name",
    "aws_lb.name",
    "aws_lb.name_prefix",
    "aws_lb_target_group.name",
    "aws_lb_target_group.name_prefix",
    "aws_s3_bucket.bucket",
    "aws_s3tables_table_bucket.name",
    "aws_secretsmanager_secret.name",
    "aws_security_group.description",
    "aws_security_group.name",
    "aws_security_group.name_prefix",
    "aws_sns_topic.name",
    "aws_sqs_queue.name",
    "aws_sqs_queue.name_prefix",
    "aws_synthetics_canary.name",
]
FACTS = Path(aws.__file__).parent
EVERYTHING = frozenset(limits.ANY)


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    """The AWS provider, running and configured to plan without a network."""
    folder = tmp_path_factory.mktemp("schema")
    target = folder / "schema.json"
    target.write_text(running().schemas(folder), "utf-8")
    path = plugin.binary(Path(provider_folder() or ""))
    if not path:
        pytest.skip("the AWS provider is not unpacked")
    if path.parts[-3] != "5.100.0":
        pytest.skip("the facts are those of 5.100.0")
    with plugin.Provider(path, schemas.from_terraform(target)) as started:
        started.configure(plugin.OFFLINE)
        yield started


@needs_provider
@pytest.mark.parametrize("argument", SAMPLE)
def test_the_provider_still_says_what_the_facts_say(
    provider: Provider, argument: str
) -> None:
    type_, _, name = argument.partition(".")
    rule = (aws.names().get(type_, {}) | texts().get(type_, {}))[name]
    measured = names.measured(provider, type_, name)
    assert measured
    said, known = facts(measured.limits), vars_of(rule)
    for field in said:
        # what AWS refuses beyond the provider cannot be asked for here
        if field not in rule.applied:
            assert said[field] == known[field], field
    assert rule.phase in (measured.phase, "apply")
    assert rule.replaces is measured.replaces


@needs_provider
@pytest.mark.parametrize(
    "type_",
    [
        "aws_cloudwatch_log_group",
        "aws_db_instance",
        "aws_dynamodb_table",
        "aws_ecs_service",
        "aws_lb_listener",
        "aws_s3_bucket_lifecycle_configuration",
    ],
)
def test_the_provider_still_expects_these_values(
    provider: Provider, type_: str
) -> None:
    found = enums.enums(probes.Type(provider, type_))
    assert {
        tuple(path.split(".")): (tuple(rule["values"]), rule.get("any_case", False))
        for path, rule in found.items()
    } == {path: rule[:2] for path, rule in aws.enums()[type_].items()}


@needs_provider
@pytest.mark.parametrize(
    "type_",
    [
        "aws_acm_certificate",
        "aws_backup_restore_testing_selection",
        "aws_cloudwatch_metric_alarm",
        "aws_cognito_user_pool_client",
        "aws_instance",
        "aws_route53_record",
        "aws_vpc",
        "data.aws_ebs_default_kms_key",
        "data.aws_vpc_ipam_pool",
        "data.aws_lb_listener_rule",
    ],
)
def test_the_provider_still_combines_these_arguments(
    provider: Provider, type_: str
) -> None:
    found = combinations.combinations(probes.Type(provider, type_))
    stored = {
        name: json.loads((FACTS / f"{name}.json").read_text("utf-8"))["facts"]
        for name in found._fields
    }
    empty = combinations.Combinations({}, [], {})._asdict()
    assert found._asdict() == {
        name: rows.get(type_, empty[name]) for name, rows in stored.items()
    }


@needs_provider
@pytest.mark.parametrize(
    "type_",
    [
        "aws_appstream_fleet",
        "aws_chime_voice_connector_termination",
        "aws_cloudwatch_metric_alarm",
        "aws_codepipeline_webhook",
        "aws_db_instance",
    ],
)
def test_the_provider_still_wants_these_numbers_and_forms(
    provider: Provider, type_: str
) -> None:
    asked = probes.Type(provider, type_)
    for name, found in (
        ("formats", formats.formats(asked)),
        ("ranges", ranges.ranges(asked)),
    ):
        stored = json.loads((FACTS / f"{name}.json").read_text("utf-8"))["facts"]
        assert json.loads(json.dumps(found)) == stored.get(type_, {})


@needs_provider
@pytest.mark.parametrize("type_", ["aws_db_instance", "aws_lb", "aws_s3_bucket"])
def test_what_is_known_of_two_arguments_is_refused_of_the_two_alone(
    provider: Provider, type_: str
) -> None:
    type_of = probes.Type(provider, type_)
    for path, others in aws.conflicts()[type_].items():
        for other in others:
            values = {one: type_of.value(one) for one in (path, other)}
            assert says(type_of, "conflicts with", values), (path, other)
    for needed in aws.one_of().get(type_, ()):
        alone = {needed.block: None} if needed.block else {}
        assert says(type_of, "must be specified", alone, needed)
        for path in needed.paths:
            one = alone | {path: type_of.value(path)}
            assert not says(type_of, "must be specified", one, needed), path


def says(
    type_: probes.Type,
    words: str,
    values: dict[tuple[str, ...], Any],
    needed: aws.OneOf | None = None,
) -> bool:
    """Whether a refusal has some words, and names all that is needed."""
    names = {path[-1] for path in needed.paths} if needed else set()
    return any(
        words in refusal.text and names <= set(re.findall(r"\w+", refusal.text))
        for refusal in type_.refused(values)
    )


def facts(found: Limits) -> dict[str, Any]:
    return {
        "shortest": found.shortest,
        "longest": found.longest if found.longest < limits.UNLIMITED else UNLIMITED,
        "middle": frozenset(found.middle),
        "start": frozenset(found.start),
        "end": frozenset(found.end),
        "never": set(found.inside),
        "reserved_prefixes": set(found.prefixes),
        "reserved_suffixes": set(found.suffixes),
        "head": found.head,
        "tail": found.tail,
    }


def vars_of(rule: NameRule) -> dict[str, Any]:
    values = {
        name: frozenset(c for c in EVERYTHING if c in value)
        if isinstance(value, Characters)
        else set(value)
        if isinstance(value, tuple)
        else value
        for name, value in zip(NameRule._fields, rule, strict=True)
    }
    return dict(values)


def refuses(longest: int, allowed: str, start: str) -> Callable[[str], bool]:
    def refused(value: str) -> bool:
        return (
            not 2 <= len(value) <= longest
            or value[0] not in start
            or not set(value) <= set(allowed)
            or value.startswith("sg-")
            or "--" in value
        )

    return refused


def test_limits_are_found_by_asking() -> None:
    letters = string.ascii_letters
    found = limits.measure(refuses(32, letters + "-.", letters))
    assert found
    assert (found.shortest, found.longest) == (2, 32)
    assert set(found.middle) == set(letters + "-.")
    assert set(found.start) == set(letters)
    assert set(found.end) == set(letters + "-.")
    assert found.inside == ("--",)
    assert found.prefixes == ("sg-",)
    assert found.suffixes == ()


def test_a_limit_of_parts_is_no_limit_of_the_whole() -> None:
    def refused(value: str) -> bool:
        return not all(1 <= len(part) <= 63 for part in value.split("."))

    found = limits.measure(refused)
    assert found
    assert found.longest == limits.UNLIMITED


def test_a_limit_that_marks_do_not_count_for() -> None:
    def refused(value: str) -> bool:
        parts = value.split("-")
        return not all(parts) or sum(map(len, parts)) > 10

    found = limits.measure(refused)
    assert found
    assert found.longest == 19


def test_a_name_that_needs_a_head() -> None:
    found = limits.measure(lambda value: not value.startswith("alias/"))
    assert found
    assert (found.head, found.longest) == ("alias/", limits.UNLIMITED)


def test_where_nothing_is_accepted_nothing_is_found() -> None:
    assert limits.measure(lambda _: True) is None


@pytest.mark.parametrize(
    ("type_", "argument", "member"),
    [
        ("aws_iam_user", "name", "iam:CreateUser UserName"),
        ("aws_cloudwatch_log_group", "name", "logs:CreateLogGroup logGroupName"),
        ("aws_lambda_function", "function_name", "lambda:CreateFunction FunctionName"),
        ("aws_codepipeline", "name", "codepipeline:CreatePipeline pipeline.name"),
        ("aws_lb", "idle_timeout", "None"),
        ("aws_no_such_service", "name", "None"),
    ],
)
def test_an_argument_becomes_a_member(type_: str, argument: str, member: str) -> None:
    assert str(shapes.member(type_, argument)) == member


def test_a_shape_has_limits() -> None:
    found = shapes.limits(shapes.Member("iam", "CreateUser", "UserName"))
    assert found
    assert found.longest == 64
    assert set("+=,.@-") <= set(found.middle)
    assert "/" not in found.middle


@pytest.mark.parametrize("argument", KNOWN)
def test_what_is_known_by_hand_is_there(argument: str) -> None:
    type_, _, name = argument.partition(".")
    member = shapes.member(type_, name)
    assert member
    shapes.limits(member)


@pytest.mark.parametrize(("type_", "argument"), DOCUMENTED)
def test_documentation_still_says_so(type_: str, argument: str) -> None:
    assert shapes.documented(type_, argument)


def test_aws_makes_a_rule_stricter() -> None:
    free = names.restored([rules.FREE._asdict(), "validate", False])
    found = rules.rules({("aws_iam_user", "name"): free})
    rule = found["aws_iam_user", "name"]
    assert rule["longest"] == 64
    assert rule["phase"] == "apply"
    assert "longest" in rule["apply"]
    assert rule["api"] == "iam:CreateUser UserName"
    assert rule["replaces"] is False


def test_a_prefix_leaves_room_for_what_is_generated() -> None:
    free = names.restored([rules.FREE._asdict(), "validate", True])
    named = free._replace(limits=free.limits._replace(longest=64, arns=False))
    arguments = ("aws_x_thing", "name"), ("aws_x_thing", "name_prefix")
    found = rules.rules(dict.fromkeys(arguments, named))
    assert found["aws_x_thing", "name"] == {
        "longest": 64,
        "phase": "validate",
        "replaces": True,
    }
    assert found["aws_x_thing", "name_prefix"] == {
        "longest": 38,
        "apply": ["longest"],
        "phase": "validate",
        "replaces": True,
    }


@pytest.mark.parametrize(
    ("argument", "own"),
    [
        ("aws_lb.name", True),
        ("aws_lb.name_prefix", True),
        ("aws_eks_node_group.node_group_name", True),
        ("aws_eks_node_group.cluster_name", False),
        ("aws_s3_bucket.bucket", True),
        ("aws_s3_bucket_policy.bucket", False),
        ("aws_key_pair.key_name", True),
        ("aws_instance.key_name", False),
        ("aws_security_group.description", False),
        ("aws_route53_record.name", False),
    ],
)
def test_what_names_the_resource_itself(argument: str, own: bool) -> None:  # noqa: FBT001
    type_, _, name = argument.partition(".")
    assert rules.is_name(type_, name, ("name", "name_prefix")) is own


TYPESCRIPT = """\
export interface ThingConfig extends cdktf.TerraformMetaArguments {
  readonly name: string;
  /**
  * rule block
  *
  */
  readonly rule?: ThingRule;
}
export interface ThingRule {
  readonly ports?: number[];
}

export function thingRuleToHclTerraform(struct?: ThingRule): any {
  const attrs = {
    ports: {
      value: cdktf.listMapperHcl(cdktf.numberToHclTerraform, false)(struct!.ports),
      isBlock: false,
      type: "list",
      storageClassType: "numberList",
    },
  };
}

export class ThingRuleOutputReference extends cdktf.ComplexObject {

  // ports - computed: false, optional: true, required: false
  private _ports?: number[];
  public get ports() {
    return this.getNumberListAttribute('ports');
  }
}

export class Thing extends cdktf.TerraformResource {
  public static readonly tfResourceType = "aws_thing";

  public constructor(scope: Construct, id: string, config: ThingConfig) {
  }

  // arn - computed: true, optional: false, required: false
  public get arn() {
    return this.getStringAttribute('arn');
  }

  // name - computed: false, optional: false, required: true
  private _name?: string;
  public get name() {
    return this.getStringAttribute('name');
  }

  // deep - computed: false, optional: true, required: false
  private _deep?: any;
  public get deep() {
    return this.interpolationForAttribute('deep');
  }

  // zones - computed: true, optional: false, required: false
  public get zones() {
    return cdktf.Fn.tolist(this.getListAttribute('zones'));
  }

  // rule - computed: false, optional: true, required: false
  private _rule = new ThingRuleOutputReference(this, "rule");
  public get rule() {
    return this._rule;
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      rule: {
        value: thingRuleToHclTerraform(this._rule.internalValue),
        isBlock: true,
        type: "list",
        storageClassType: "ThingRuleList",
      },
    };
  }
}
"""


def test_generated_code_is_read_as_a_schema(tmp_path: Path) -> None:
    module = tmp_path / "lib" / "thing" / "index.js"
    module.parent.mkdir(parents=True)
    carried = json.dumps({"sourcesContent": [TYPESCRIPT]}).encode()
    encoded = base64.b64encode(carried).decode()
    module.write_text(f"//# sourceMappingURL=data:;base64,{encoded}", "utf-8")
    found = cdktf.schemas(tmp_path)
    assert found["data_source_schemas"] == {}
    assert found["resource_schemas"]["aws_thing"]["block"] == {
        "attributes": {
            "arn": {"type": "string", "computed": True},
            "name": {"type": "string", "required": True},
            "zones": {"type": ["set", "string"], "computed": True},
        },
        "block_types": {
            "deep": dict.fromkeys(("nesting_mode", "block", "min_items", "max_items")),
            "rule": {
                "nesting_mode": "list",
                "min_items": 0,
                "max_items": 1,
                "block": {
                    "attributes": {
                        "ports": {"type": ["list", "number"], "optional": True}
                    },
                    "block_types": {},
                },
            },
        },
    }


def test_what_stands_alone_is_found_and_whether_it_must() -> None:
    def block(least: int, most: int, **attributes: Any) -> dict[str, Any]:
        inner = {"block": {}, "nesting_mode": "list", "min_items": least}
        inner["max_items"] = most
        outer = {"attributes": attributes, "block_types": {"inner": inner}}
        return {"nesting_mode": "list", "block": outer}

    found = lone_blocks.lone_blocks(
        {
            "block_types": {
                "must": block(1, 1),
                "may": block(0, 1),
                "many": block(0, 2),
                "more": block(1, 1, name={}),
                "once": block(1, 1) | {"max_items": 1},
            }
        }
    )
    assert dict(found) == {
        "must": {"holds": "inner"},
        "may": {"holds": "inner", "optional": True},
    }


def test_two_readings_are_compared() -> None:
    one = {"attributes": {"a": {"type": "string", "required": True}}}
    two = {"attributes": {"a": {"type": "string", "optional": True}}}

    def of(block: dict[str, Any]) -> dict[str, Any]:
        types = {"aws_thing": {"block": block}}
        return {"resource_schemas": types, "data_source_schemas": {}}

    assert schemas.differences(of(one), of(one)) == {"attributes that agree": 1}
    assert schemas.differences(of(one), of(two)) == {
        "attribute differs: resource_schemas aws_thing.a": 1
    }
