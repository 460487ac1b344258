"""Bring a number into the range that the provider accepts.

A key cannot wait 60 days for its deletion, nor a function run for 1000 seconds:
``terraform validate`` refuses a number that is out of range, as far as it is written
out. A number beyond all that are accepted becomes the nearest one. That is unsafe, as
only its author knows whether a smaller number will do. A number between those that are
accepted, as 3 where it is 0 or 7 to 30, is shown with both neighbours.

Numbers are looked at where they are written: in the argument, an arm of a conditional,
a list, a local. Numbers of which there is only a list are those of
``invalid-enum-value``.

What is accepted was measured with hashicorp/aws 5.100.0. As later versions can accept
more, nothing is found where a module allows them.

Refused by validate:

    expected deletion_window_in_days to be in the range (7 - 30), got 60

Before:

    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "~> 5.0"
        }
      }
    }

    resource "aws_kms_key" "main" {
      deletion_window_in_days = 60
    }

After:

    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "~> 5.0"
        }
      }
    }

    resource "aws_kms_key" "main" {
      deletion_window_in_days = 30
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    RuledValue,
    RuledValues,
    Safety,
    Said,
    fixer,
    replace,
    suspicion,
)
from tffix.aws import NumberRule, ranges

_MEASURED = "< 6.0.0"  # 5.100.0 is the last 5.x, which accepts all that earlier ones do


@fixer(
    RuledValues(
        rules=lambda type_: ranges().get(type_, {}),
        arguments=suspicion.values.number_rules,
        holds=suspicion.values.may_be_out_of_range,
    ),
    groups=("schema",),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    versions=">= 5, < 6",
    refused_by="validate",
)
def value_out_of_range(
    value: RuledValue[NumberRule], context: Context
) -> Iterator[Finding]:
    """Find numbers that an argument does not accept."""
    number, said, rule = _number(value.said), value.said, value.rule
    if number is None or number in rule:
        return
    if not context.aws.versions.within(_MEASURED):
        return
    below, above = _neighbours(number, rule)
    near = [str(one) for one in (below, above) if one is not None]
    edits: list[Edit] = []
    if len(near) == 1 and not said.shared:
        code = near[0] if isinstance(said.value, int) else f'"{near[0]}"'
        edits = replace(said.file, said.node, code)
    remedy = f"write {' or '.join(near)}" if near else "write another number"
    yield context.finding(
        value.block,
        value.place,
        f"{value.argument.key_name} does not accept {number}; {_words(rule)}",
        value.remedy(remedy),
        edits,
        candidates=near,
        certain=said.certain,
    )


def _number(one: Said) -> int | None:
    """Give the number that a value is, or becomes where one is asked for."""
    if isinstance(one.value, int):
        return one.value
    return int(one.value) if one.value.isascii() and one.value.isdigit() else None


def _neighbours(number: int, rule: NumberRule) -> tuple[float | None, float | None]:
    """Give the accepted numbers next to one that is not."""
    ends = [*rule.values, *(one for one in (rule.least, rule.most) if one is not None)]
    if rule.step:
        ends += [number // rule.step * rule.step, -(-number // rule.step) * rule.step]
    known = [one for one in ends if one in rule]
    return (
        max((one for one in known if one < number), default=None),
        min((one for one in known if one > number), default=None),
    )


def _words(rule: NumberRule) -> str:
    """Say which numbers are accepted."""
    said = [f"{value}" for value in rule.values]
    steps = f" in steps of {rule.step}" if rule.step else ""
    match rule.least, rule.most:
        case None, None if rule.step:
            said.append(f"multiples of {rule.step}")
        case None, None:
            pass
        case None, most:
            said.append(f"{most} at most{steps}")
        case least, None:
            said.append(f"{least} at least{steps}")
        case least, most:
            said.append(f"{least} to {most}{steps}")
    return f"it is {' or '.join(said)}"
