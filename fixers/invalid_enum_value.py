"""Write a value as the provider spells it, where it accepts only a few.

Many arguments take one of a few values, and the provider is strict about case and
signs: ``enabled`` is not ``Enabled``, ``slow_query`` is not ``slowquery``. ``terraform
validate`` refuses others: ``expected x to be one of […]``.

A value is corrected where exactly one accepted value is the same without case, ``-``,
``_``, ``.`` and spaces, or where it is a known other name of one, such as ``ON_DEMAND``
for ``PAY_PER_REQUEST``; so are true and false for what is enabled and disabled, a
number for the only value that ends with it, and a wrong letter. The only value that
begins so, and says more, needs ``--unsafe-fixes``.

``retention_in_days`` of a log group is rounded up to the next number that is accepted,
so that nothing is lost earlier than it was meant to be, and so is
``max_aggregation_interval`` of a flow log.
Arguments that accept any case are left alone.

Values are looked at where they are written: in the argument, an arm of a conditional, a
list, a local that only this argument reads. Any other value is shown, with the three
that are nearest where many are accepted, the latest versions first. It is not for a
machine. Where an argument that a block must have is such a one, and there are other
such blocks beside it, ``--unsafe-fixes`` makes the block a comment.

What is accepted was measured with hashicorp/aws 5.100.0; the fixer holds for versions
5 and 6 that have the argument. Version 6 can accept more: where a module allows it, a
value that AWS' own models have by now is left alone, and one that is not like an
accepted one is shown only where these models have the list.

Refused by validate:

    expected status to be one of ["Enabled" "Suspended" "Disabled"], got enabled

Before:

    resource "aws_s3_bucket_versioning" "logs" {
      bucket = var.bucket

      versioning_configuration {
        status = "enabled"
      }
    }

After:

    resource "aws_s3_bucket_versioning" "logs" {
      bucket = var.bucket

      versioning_configuration {
        status = "Enabled"
      }
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs
"""

# Longer than most: much of it is the table of what other interfaces of AWS call values.

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Item,
    Items,
    Iterator,
    RuledValue,
    Safety,
    Said,
    comment_out,
    fixer,
    near_names,
    quote,
    replace,
    said,
    sure_values,
    suspicion,
)
from tffix.api import nodes as n
from tffix.aws import MEASURED, ValueRule, enums
from tffix.aws.rows import NONE
from tffix.aws.upgrades import key

_LISTED = 8  # values that a message can list
# Numbers that may be the next higher one of the list: nothing is lost earlier than it
# was meant to be, and no more flow logs are paid for than were.
_ROUNDED_UP = {("retention_in_days",), ("max_aggregation_interval",)}

# what is for another fixer, by type: bucket-data-event
_ELSEWHERE = {("aws_cloudtrail", "AWS::S3::Bucket")}

# Other names of values, by argument. Sources: the names of the console and of other
# AWS interfaces, as the API's own documentation has them beside the value.
_ALIASES = {
    # dynamodb:CreateTable BillingMode: "PAY_PER_REQUEST … On-demand capacity mode"
    "billing_mode": {"ondemand": "PAY_PER_REQUEST"},
    # route53 HealthCheckConfig InsufficientDataHealthStatus: "considers the health
    # check to be unhealthy"; the states of the health checker are Success and Failure
    "insufficient_data_health_status": {
        "failure": "Unhealthy",
        "success": "Healthy",
    },
    # config MaximumExecutionFrequency: One_Hour … TwentyFour_Hours
    "maximum_execution_frequency": {
        "daily": "TwentyFour_Hours",
        "24hours": "TwentyFour_Hours",
        "hourly": "One_Hour",
    },
    "delivery_frequency": {
        "daily": "TwentyFour_Hours",
        "24hours": "TwentyFour_Hours",
        "hourly": "One_Hour",
    },
    # elasticloadbalancing:CreateLoadBalancer Type: application, network, gateway; the
    # user guide calls them ALB, NLB and GWLB
    "load_balancer_type": {
        "alb": "application",
        "nlb": "network",
        "gwlb": "gateway",
    },
    # cloudwatch:PutMetricAlarm Statistic: SampleCount, Average, Sum, Minimum, Maximum;
    # metric math has them as AVG, MIN and MAX
    "statistic": {"avg": "Average", "min": "Minimum", "max": "Maximum"},
    # cloudwatch:PutMetricAlarm ComparisonOperator: the same, with Threshold at the end
    "comparison_operator": {
        "greaterthan": "GreaterThanThreshold",
        "greaterthanorequalto": "GreaterThanOrEqualToThreshold",
        "lessthan": "LessThanThreshold",
        "lessthanorequalto": "LessThanOrEqualToThreshold",
        "greaterthanorequalthreshold": "GreaterThanOrEqualToThreshold",
        "lessthanorequalthreshold": "LessThanOrEqualToThreshold",
        # the signs that the console has beside them
        ">": "GreaterThanThreshold",
        ">=": "GreaterThanOrEqualToThreshold",
        "<": "LessThanThreshold",
        "<=": "LessThanOrEqualToThreshold",
    },
    # rds:CreateDBInstance EnableCloudwatchLogsExports: of PostgreSQL, postgresql
    "enabled_cloudwatch_logs_exports": {"postgres": "postgresql"},
    # budgets Notification ThresholdType: PERCENTAGE, ABSOLUTE_VALUE
    "threshold_type": {"percent": "PERCENTAGE"},
    # kafka ClientBroker: TLS, TLS_PLAINTEXT, PLAINTEXT; the first is TLS and no other
    "client_broker": {"tlsonly": "TLS"},
}


@fixer(
    Items(
        kinds=("resource", "data"),
        among=lambda kind, type_: key(kind, type_) in enums(),
        arguments=suspicion.values.accepted_values,
        holds=suspicion.values.may_be_no_value,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    versions=">= 5",  # those for which the values are taken to hold
    refused_by="validate",
)
def invalid_enum_value(item: Item, context: Context) -> Iterator[Finding]:
    """Find values that are none of those that an argument accepts."""
    known = key(item.block.type.name, item.type)
    rule, node = enums().get(known, {}).get(item.path), item.node
    if isinstance(node, n.Block) or not rule or not item.level.argument(item.name):
        return
    for one in _said(node.value, context):
        if (item.type, one.value) in _ELSEWHERE:
            continue
        if not _is_accepted(one.value, rule):
            ruled = RuledValue(context.file, item.block, node, one, rule)
            yield from _judged(ruled, item, context)


def _said(value: n.Expression, context: Context) -> Iterator[Said]:
    """Give the texts and numbers that a value can be, and what is true or false."""
    match value:
        case n.Literal(text="true" | "false" as text):
            yield Said(value, context.file, text, "")
    yield from said(value, context.file, context.module)


def _judged(
    ruled: RuledValue[ValueRule], item: Item, context: Context
) -> Iterator[Finding]:
    """Give the finding about a value that is not accepted, if it is certain."""
    one, rule, newest = ruled.said, ruled.rule, context.aws.as_of
    is_later = not context.aws.versions.within(MEASURED)
    if is_later and str(one.value) in (rule.later or ()):
        return
    value = _meant(one.value, item.path, rule)
    if value is None and ruled.block.type.name == "resource":
        rows = context.tables.resources.get(item.type, NONE).values
        value = rows.get(item.path, {}).get(sure_values.plain(one.value))
    is_text = isinstance(one.node, n.Template)
    write = quote if is_text else str
    message = f"{item.name} does not accept {write(str(one.value))}"
    if newest and value is None:
        message += f" as of {newest}"
    edits: list[Edit] = []
    candidates: list[str] = []
    safety = Safety.SAFE
    if value is None and (value := sure_values.beginning(one.value, rule.texts)):
        safety = Safety.UNSAFE
    if value is not None:
        code = quote(value) if isinstance(value, str) else write(str(value))
        remedy = ruled.remedy(f"write {code}")
        if not one.shared:
            edits = replace(one.file, one.node, code)
    elif not is_later or rule.later is not None:
        remedy = _choice(one.value, rule)
        if one.file is context.file and not one.shared:
            candidates = [write(str(near)) for near in _nearest(one.value, rule)]
        if not one.shared and _is_dispensable(item):
            safety = Safety.UNSAFE
            edits = comment_out(context.file, item.level.block, f"tffix: {message}")
    else:
        return
    yield context.finding(
        ruled.block,
        ruled.place,
        message,
        remedy,
        edits,
        safety=safety,
        certain=one.certain and (value is not None or newest is None),
        candidates=candidates,
    )


def _choice(value: str | int, rule: ValueRule) -> str:
    """Say what may be written, of many values those that are nearest."""
    if len(rule.values) <= _LISTED:
        return f"write one of {', '.join(map(str, rule.values))}"
    some = ", ".join(map(str, _nearest(value, rule)))
    return f"write one of the {len(rule.values)} that it does, such as {some}"


def _nearest(value: str | int, rule: ValueRule) -> list[str | int]:
    """Give the three values that are most like one."""
    numbers = [one for one in rule.values if isinstance(one, int)]
    if numbers and str(value).isdigit():
        apart = sorted(numbers, key=lambda one: abs(one - int(value)))
        return [*apart[: near_names.SHOWN]]
    return [*near_names.nearest(str(value), map(str, rule.values))]


def _is_dispensable(item: Item) -> bool:
    """Whether a block is one of several, and cannot be without the argument."""
    level, outer = item.level, item.level.outer
    return (
        not level.dynamics
        and outer is not None
        and len(outer.body.blocks(level.block.type.name)) > 1
        and all(known.required for known in level.argument(item.name))
    )


def _is_accepted(value: str | int, rule: ValueRule) -> bool:
    """Whether the provider takes a value; an empty string is mostly as good as none."""
    said = str(value)
    if not said:
        return True
    accepted = {str(one) for one in rule.values}
    if rule.any_case:
        return said.lower() in {one.lower() for one in accepted}
    return said in accepted


def _meant(
    value: str | int, path: tuple[str, ...], rule: ValueRule
) -> str | int | None:
    """Give the one value that is meant, None where that is not certain."""
    numbers = sorted(one for one in rule.values if isinstance(one, int))
    if numbers:
        if path not in _ROUNDED_UP or not str(value).isdigit():
            return None
        return next((one for one in numbers if one >= int(value)), None)
    plain, texts = sure_values.plain(value), rule.texts
    same = [one for one in texts if sure_values.plain(one) == plain]
    if len(same) == 1:
        return same[0]
    alias = _ALIASES.get(path[-1], {}).get(plain)
    if same or alias in rule.values:
        return alias if not same else None
    return sure_values.like(value, texts)
