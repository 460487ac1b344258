"""Merge target tracking policies that track the same metric of the same target.

A target tracking policy scales out and in by itself. Where one is written for each
direction, AWS refuses the second, and only when it is applied: ``Only one TargetTracking
policy for a given metric specification is allowed``. The policy that scales out keeps its
target value; cooldowns that neither policy sets become 300 seconds in, 60 seconds out;
references to the other policy follow.

The merged policy is named for what it does. As that changes its address, ``moved = "yes"``
(or ``--moved``) writes a ``moved`` block, so that nothing is destroyed on a stack where one
of the two was created; ``rename = "keep"`` keeps label and name.

Before:

    resource "aws_appautoscaling_policy" "scale_up" {
      name               = "scale-up"
      policy_type        = "TargetTrackingScaling"
      resource_id        = var.resource_id
      scalable_dimension = "ecs:service:DesiredCount"
      service_namespace  = "ecs"

      target_tracking_scaling_policy_configuration {
        target_value = 70

        predefined_metric_specification {
          predefined_metric_type = "ECSServiceAverageCPUUtilization"
        }
      }
    }

    resource "aws_appautoscaling_policy" "scale_down" {
      name               = "scale-down"
      policy_type        = "TargetTrackingScaling"
      resource_id        = var.resource_id
      scalable_dimension = "ecs:service:DesiredCount"
      service_namespace  = "ecs"

      target_tracking_scaling_policy_configuration {
        target_value = 30

        predefined_metric_specification {
          predefined_metric_type = "ECSServiceAverageCPUUtilization"
        }
      }
    }

After:

    resource "aws_appautoscaling_policy" "cpu_tracking" {
      name               = "cpu-tracking"
      policy_type        = "TargetTrackingScaling"
      resource_id        = var.resource_id
      scalable_dimension = "ecs:service:DesiredCount"
      service_namespace  = "ecs"

      target_tracking_scaling_policy_configuration {
        target_value       = 70
        scale_in_cooldown  = 300
        scale_out_cooldown = 60

        predefined_metric_specification {
          predefined_metric_type = "ECSServiceAverageCPUUtilization"
        }
      }
    }

See https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
"""

import re
from typing import NamedTuple

from tffix.api import (
    Attribute,
    Block,
    Context,
    Edit,
    File,
    Finding,
    GetAttr,
    Impact,
    Iterable,
    Iterator,
    Module,
    Safety,
    Template,
    Text,
    Tuple,
    address,
    fixer,
    indent,
    insert_after,
    insert_before,
    item_span,
    quote,
    remove,
    replace,
    resolve,
    unescape,
    walk,
)

_TYPE = "aws_appautoscaling_policy"
_CONFIGURATION = "target_tracking_scaling_policy_configuration"
_TARGET = ("service_namespace", "resource_id", "scalable_dimension")
_INSTANCES = ("for_each", "count", "provider")
_METRICS = ("predefined_metric_specification", "customized_metric_specification")
_COOLDOWNS = {"scale_in_cooldown": "300", "scale_out_cooldown": "60"}
# words of a name that say in which direction a policy scales
_OUT = re.compile(r"(?<![a-z])(?:up|out|high|increase)(?![a-z])", re.IGNORECASE)
_DIRECTION = (
    r"(?:(?:auto)?scal(?:e|ing)[-_ ])?"
    r"(?:up|out|high|increase|down|in|low|decrease)(?:[-_ ](?:auto)?scaling)?"
)


class _Policy(NamedTuple):
    """A target tracking policy and the file in which it stands."""

    file: File
    block: Block
    configuration: Block

    @property
    def label(self) -> str:
        return self.block.labels[1].value


@fixer(
    _TYPE,
    groups=("scaling",),
    safety=Safety.SAFE,
    impact=Impact.DESTROY,
    options={"rename": ("metric", "keep"), "moved": ("no", "yes")},
)
def duplicate_scaling_policy(block: Block, context: Context) -> Iterator[Finding]:
    """Find a policy that tracks what another one in the module tracks already."""
    own = _key(context.file, block, context.module)
    if own is None:
        return
    same = [
        _Policy(file, other, other.body.blocks(_CONFIGURATION)[0])
        for file, other in context.module.blocks("resource", _TYPE)
        if _key(file, other, context.module) == own
    ]
    if len(same) == 1:
        return
    survivor = next((policy for policy in same if _OUT.search(policy.label)), same[0])
    removed = next(
        (
            policy
            for policy in same
            if policy.block is block and policy.label != survivor.label
        ),
        None,
    )
    if removed is None:
        return
    reason = _reason(survivor, removed, context.module)
    yield context.finding(
        block,
        block.labels[1],
        f"tracks the same metric of the same target as {address(survivor.block)}; AWS"
        " allows one target tracking policy for a metric",
        f"merge them by hand: {reason}"
        if reason
        else f"keep {address(survivor.block)}, which scales both ways"
        + _unused(removed, context.module),
        () if reason else _merged(survivor, removed, same, context),
    )


def _key(file: File, block: Block, module: Module) -> tuple[str, ...] | None:
    """Give what makes policies the same: target, metric, instances; None if not clear."""
    configurations = block.body.blocks(_CONFIGURATION)
    if len(block.labels) != 2 or len(configurations) != 1:
        return None
    parts = []
    for name in (*_TARGET, *_INSTANCES):
        attribute = block.body.attribute(name)
        if attribute is None and name in _TARGET:
            return None
        parts.append(_code(file, attribute, module) if attribute else "")
    metrics = [
        f"{name} {sorted(file.code(item) for item in metric.body.items)}"
        for name in _METRICS
        for metric in configurations[0].body.blocks(name)
    ]
    return (*parts, *metrics) if len(metrics) == 1 else None


def _code(file: File, attribute: Attribute, module: Module) -> str:
    """Give the code of a value, that of a local for the local."""
    target = resolve(attribute.value, module)
    for other in module.files.values() if target is not attribute.value else (file,):
        if any(node is target for node in _values(other, target)):
            return other.code(target)
    return file.code(attribute.value)
