"""Merge target tracking policies that track the same metric of the same target.

A target tracking policy scales out and in by itself. Where one is written for each
direction, Terraform plans both, and AWS refuses the second when it is applied: ``Only
one TargetTrackingScaling policy for a given metric specification is allowed``.

The policy that is named for scaling out keeps its target value (else the first one).
Cooldowns are those that the policies set, otherwise 300 seconds in and 60 seconds out.
Everything that refers to a policy that goes refers to the one that stays, in all files
of the module; tests (``*.tftest.hcl``) and JSON files are not read. The comments of a
policy that goes stay in its place. Variables that nothing uses any more are named.

As the policy scales both ways now, ``up`` in its label and name becomes its metric,
unless another policy has that label or the policy says ``create_before_destroy``;
``rename = "keep"`` leaves both as they are. A new label is a new address. Where the
stack was never applied, that is all. Where its first apply failed halfway, as AWS took
one policy and refused the other, the next plan destroys the one there is and makes the
merged one, and for a moment nothing scales. ``moved = "yes"`` (or ``--moved``) writes a
``moved`` block, by which the policy that stays is only changed. (There cannot be one
for the other policy too: Terraform moves one resource to an address.)

Not for a machine, and reported: ``moved``, ``import``, ``removed`` or ``lifecycle``
blocks that name one of the policies, a ``disable_scale_in`` that only one of them has,
and a policy that would come to depend on itself. Not the same, and left alone: policies
that differ in provider, region, ``count`` or ``for_each``.

Refused by apply:

    ValidationException: Only one TargetTrackingScaling policy for a given
    metric specification is allowed

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

# Longer than most: which policies are one, which of them stays, what it is called and
# which cooldowns it has hang together, and each of these is told by the others.

import re
from collections.abc import Mapping
from typing import NamedTuple

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Resource,
    Resources,
    Safety,
    address,
    fixer,
    indent,
    insert_after,
    item_span,
    local_name,
    merge,
    pattern,
    refactoring,
    replace,
    walk,
)
from tffix.api import nodes as n

_TYPE = "aws_appautoscaling_policy"
_CONFIGURATION = "target_tracking_scaling_policy_configuration"
_TARGET = ("service_namespace", "resource_id", "scalable_dimension")
_INSTANCES = ("for_each", "count", "provider", "region")
_METRICS = ("predefined_metric_specification", "customized_metric_specification")
_COOLDOWNS = {"scale_in_cooldown": "300", "scale_out_cooldown": "60"}
_MAX_DEPTH = 16
# words of a label or name that say in which direction a policy scales
_START, _END = "(?<![a-z0-9])", "(?![a-z0-9])"
_OUT = pattern(
    rf"{_START}(?:(?:auto)?scale)?(?:up|out|high|increase){_END}", re.IGNORECASE
)
_DIRECTION = (
    "(?:(?:auto)?scal(?:e|ing)[-_ ]?(?:up|out|in|down)"
    "|up|out|high|increase|down|low|decrease)"
)
_TRACKING = "(?:target[-_ ])?(?:track|scal)ing"
# what a metric is called in a name; any other is a "target"
_METRIC = pattern(
    "CPU|Memory|Request(?=Count)|Connection|Invocation|Read(?!er)|Write|Storage"
)


class _Policy(NamedTuple):
    """A target tracking policy and the file in which it stands."""

    file: File
    block: n.Block
    configuration: n.Block

    @property
    def label(self) -> str:
        return self.block.labels[1].value

    @property
    def placed(self) -> merge.Placed:
        return merge.Placed(self.file, self.block)


class _Duplicate(NamedTuple):
    """What is said of a policy that goes: what stays in its place, what to do."""

    stays: str
    remedy: str
    edits: list[Edit]


@fixer(
    Resources(_TYPE, blocks=lambda _type: (_CONFIGURATION,)),
    groups=("scaling",),
    safety=Safety.SAFE,
    impact=Impact.DESTROY,
    options={"rename": ("metric", "keep"), "moved": ("no", "yes")},
    refused_by="apply",
)
def duplicate_scaling_policy(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find a policy that tracks what another one in the module tracks already."""
    block = resource.block
    found = _duplicates(context).get((context.file.path, block.start))
    if found:
        yield context.finding(
            block,
            block.labels[1],
            f"tracks the same metric of the same target as {found.stays}; AWS allows"
            " one target tracking policy for a metric and refuses the second",
            found.remedy,
            found.edits,
        )


def _duplicates(context: Context) -> dict[tuple[str, int], _Duplicate]:
    """Give the policies that go, by path and place, worked out once a module."""
    kept = context.module.kept
    key = _TYPE, *context.options.values()
    if key not in kept:
        kept[key] = {}
        for group in _groups(context.module):
            duplicate, gone = _duplicate(group, context)
            for policy in gone:
                kept[key][policy.file.path, policy.block.start] = duplicate
    found: dict[tuple[str, int], _Duplicate] = kept[key]
    return found


def _duplicate(
    group: list[_Policy], context: Context
) -> tuple[_Duplicate, list[_Policy]]:
    """Give what to do about a group, and the policies of it that go."""
    module = context.module
    stays = _survivor(group)
    gone = [policy for policy in group if policy is not stays]
    left = address(stays.block)
    merging = merge.Merge(stays.placed, [policy.placed for policy in gone], module)
    if reason := _reason(merging, [stays, *gone], context):
        return _Duplicate(left, f"merge them by hand: {reason}", []), gone
    keep = context.options.get("rename") == "keep" or _created_first(stays)
    label = stays.label if keep else _label(group, stays, module)
    remedy = f"keep {left} for both directions"
    if label != stays.label:
        remedy += f", as {label}"
    lent = _lent(stays, gone)
    if unused := merging.unused(*(value for _, value in lent.values())):
        remedy += f"; nothing else uses {', '.join(unused)}"
    edits = [
        *merging.edits(label),
        *_with_cooldowns(stays, lent),
        *_renamed(stays, label, context, keep=keep),
    ]
    return _Duplicate(left, remedy, edits), gone


def _groups(module: Module) -> list[list[_Policy]]:
    """Give the policies that are for the same metric of the same target."""
    groups: dict[tuple[str, ...], list[_Policy]] = {}
    for file, block in module.blocks("resource", _TYPE):
        if key := _key(file, block, module):
            (configuration,) = block.body.blocks(_CONFIGURATION)
            groups.setdefault(key, []).append(_Policy(file, block, configuration))
    return [group for group in groups.values() if len(group) > 1]


def _key(file: File, block: n.Block, module: Module) -> tuple[str, ...]:
    """Give what makes policies the same: target, metric, instances; () if not clear."""
    configurations = block.body.blocks(_CONFIGURATION)
    arguments = [
        block.body.attribute(name) for name in (*_TARGET, "policy_type", *_INSTANCES)
    ]
    if (
        len(block.labels) != len(("type", "label"))
        or len(configurations) != 1
        or not all(arguments[: len(_TARGET) + 1])
        or not configurations[0].body.attribute("target_value")
    ):
        return ()
    codes = [
        _code(file, argument.value, module) if argument else ""
        for argument in arguments
    ]
    metrics = [
        f"{name} {_content(file, metric.body, module)}"
        for name in _METRICS
        for metric in configurations[0].body.blocks(name)
    ]
    if codes[len(_TARGET)] != '"TargetTrackingScaling"' or len(metrics) != 1:
        return ()
    return (*codes, *metrics)


def _content(file: File, body: n.Body, module: Module) -> list[str]:
    """Give what a body says, in a form to compare: neither order nor comments count."""
    return sorted(
        f"{item.name.name} = {_code(file, item.value, module)}"
        if isinstance(item, n.Attribute)
        else " ".join((item.type.name, *(label.value for label in item.labels)))
        + f" {_content(file, item.body, module)}"
        for item in body.items
    )


def _code(file: File, value: n.Expression, module: Module) -> str:
    """Give the code of a value, or of what a local or a scalable target says for it."""
    for _ in range(_MAX_DEPTH):
        name = local_name(value)
        found = module.local(name) if name else _target_argument(value, module)
        if not found:
            break
        file, value = found[0], found[1].value
    return file.code(value)


def _target_argument(value: n.Node, module: Module) -> tuple[File, n.Attribute] | None:
    """Give the argument that ``aws_appautoscaling_target.x.argument`` stands for."""
    match value:
        case n.GetAttr(
            source=n.GetAttr(
                source=n.Variable(name="aws_appautoscaling_target" as type_), name=label
            ),
            name=name,
        ):
            for file, block in module.blocks("resource", type_, label.name):
                argument = block.body.attribute(name.name)
                if argument:
                    return file, argument
    return None


def _survivor(group: list[_Policy]) -> _Policy:
    """Give the policy that is named for scaling out, else the first."""
    return next(
        (policy for policy in group if _OUT.search(policy.label)),
        next((policy for policy in group if _named_out(policy)), group[0]),
    )


def _named_out(policy: _Policy) -> bool:
    return any(_OUT.search(text.raw) for text in _name_texts(policy))


def _created_first(policy: _Policy) -> bool:
    """Whether a policy with a new name is created before the old one is destroyed."""
    return any(
        block.body.attribute("create_before_destroy")
        for block in policy.block.body.blocks("lifecycle")
    )


def _name_texts(policy: _Policy) -> list[n.Text]:
    """Give the literal parts of the name of a policy."""
    name = policy.block.body.attribute("name")
    value: n.Node | None = name and name.value
    templates = value.arguments if isinstance(value, n.Call) else (value,)
    return [
        part
        for template in templates
        if isinstance(template, n.Template)
        for part in template.parts
        if isinstance(part, n.Text)
    ]


def _label(group: list[_Policy], stays: _Policy, module: Module) -> str:
    """Give a policy's label without a direction, or as it is if that one is taken."""
    own = {policy.label for policy in group}
    label = _undirected(stays.label, stays.configuration, "_")
    for _, block in module.blocks("resource", _TYPE):
        other = block.labels[-1].value
        # what another policy of the module will be called is taken too
        if other not in own and label in (other, _undirected(other, block, "_")):
            return stays.label
    return label


def _undirected(name: str, policy: n.Block, separator: str) -> str:
    """Give a label or name with the metric of the policy in place of a direction."""
    found = (
        _METRIC.search(part.raw)
        for item in walk(policy)
        if isinstance(item, n.Attribute)
        and item.name.name in ("predefined_metric_type", "metric_name")
        for part in walk(item.value)
        if isinstance(part, n.Text)
    )
    metric = next((match[0].lower() for match in found if match), "target")
    match = re.search(
        rf"{_START}(?:{metric}[-_ ])?(?:{_TRACKING}[-_ ])?{_DIRECTION}"
        rf"(?:[-_ ]{metric})?(?:[-_ ]{_TRACKING})?{_END}",
        name,
        re.IGNORECASE,
    )
    if not match:
        return name
    separator = next((sign for sign in match[0] + name if sign in "-_ "), separator)
    rest = name[: match.start()] + name[match.end() :]
    said = re.search(f"{_START}{metric}{_END}", rest, re.IGNORECASE)
    words = "tracking" if said else f"{metric}{separator}tracking"
    return name[: match.start()] + words + name[match.end() :]


def _reason(merging: merge.Merge, group: list[_Policy], context: Context) -> str:
    """Say why this is not for a machine, or nothing."""
    if merging.naming:
        return merging.naming
    scale_in = {
        _code(policy.file, argument.value, context.module) if argument else "false"
        for policy in group
        for argument in [policy.configuration.body.attribute("disable_scale_in")]
    }
    if len(scale_in) > 1:
        return "they differ in disable_scale_in"
    return (
        f"{address(group[0].block)} would depend on itself" if merging.is_circle else ""
    )


def _renamed(
    stays: _Policy, label: str, context: Context, *, keep: bool
) -> Iterator[Edit]:
    """Give the edits that leave the direction out of label and name."""
    file, block = stays.file, stays.block
    directed = _undirected(stays.label, block, "_") != stays.label
    if not keep and (label != stays.label or not directed):
        for text in _name_texts(stays):
            if (name := _undirected(text.raw, block, "-")) != text.raw:
                yield from replace(file, text, name)
    if label == stays.label:
        return
    yield from replace(file, block.labels[1], f'"{label}"')
    if context.options.get("moved") == "yes":
        moved = refactoring.moved_block(block, f"{_TYPE}.{label}")
        yield from insert_after(file, block, f"\n{moved}")


def _lent(stays: _Policy, gone: list[_Policy]) -> dict[str, tuple[File, n.Expression]]:
    """Give the cooldowns that the policy does not set, but another one does."""
    return {
        name: (policy.file, argument.value)
        for policy in reversed(gone)
        for name in _COOLDOWNS
        if (argument := policy.configuration.body.attribute(name))
        and not stays.configuration.body.attribute(name)
    }


def _with_cooldowns(
    stays: _Policy, lent: Mapping[str, tuple[File, n.Expression]]
) -> Iterator[Edit]:
    """Give the edits that add the cooldowns that the policy does not set."""
    body = stays.configuration.body
    after = body.attribute("target_value")
    assert after
    to = indent(stays.file.text, after.start)
    lines = ""
    for name, default in _COOLDOWNS.items():
        if own := body.attribute(name):
            after = after if lines else own
        elif name in lent:
            file, value = lent[name]
            lines += f"{to}{name} = {file.text_of(value)}\n"
        else:
            lines += f"{to}{name} = {default}\n"
    if not lines:
        return
    _, end = item_span(stays.file, after)
    if any(item_span(stays.file, block)[0] == end for block in body.blocks()):
        lines += "\n"
    yield from insert_after(stays.file, after, lines)
