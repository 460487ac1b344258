"""Put what an event must have into brackets, as EventBridge takes it in patterns.

In an event pattern, the value of a field is a list of those that match, or an object of
more fields. The provider takes any JSON document, so that a plan shows nothing, and AWS
refuses the rule. A single value can only be meant for a list of one.

Only patterns that ``jsonencode`` writes out are looked at, and values that are written
out in them: a variable may be a list.

Refused by apply:

    InvalidEventPatternException: Event pattern is not valid. Reason: "source" must be
    an object or an array

Before:

    resource "aws_cloudwatch_event_rule" "stopped" {
      name = "stopped"
      event_pattern = jsonencode({
        source = "aws.ec2"
        detail = {
          state = ["stopped", "terminated"]
        }
      })
    }

After:

    resource "aws_cloudwatch_event_rule" "stopped" {
      name = "stopped"
      event_pattern = jsonencode({
        source = ["aws.ec2"]
        detail = {
          state = ["stopped", "terminated"]
        }
      })
    }

See https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern.html
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    bare,
    fixer,
    wrap,
)
from tffix.api import nodes as n

_PATTERN = "event_pattern"


@fixer(
    Resources(
        "aws_cloudwatch_event_rule",
        "aws_cloudwatch_event_archive",
        arguments=lambda _type: (_PATTERN,),
    ),
    groups=("events",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
)
def flat_event_pattern(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find fields of event patterns with a single value in the place of a list."""
    said = resource.body.attribute(_PATTERN)
    match said and bare(said.value):
        case n.Call(name="jsonencode", arguments=(n.Object() as pattern,)):
            for item in _single(pattern):
                yield context.finding(
                    resource.block,
                    item.value,
                    f"{item.key_name} has a value that is in no list",
                    "put it into brackets",
                    wrap(context.file, item.value, "[", "]"),
                )


def _single(pattern: n.Object) -> Iterator[n.ObjectItem]:
    """Give the fields of a pattern, nested ones too, that have a single value."""
    for item in pattern.items:
        match bare(item.value):
            case n.Object() as inner:
                yield from _single(inner)
            case n.Template() | n.Literal():
                yield item
