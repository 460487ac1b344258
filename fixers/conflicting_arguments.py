"""Say which arguments of a resource exclude each other, where both are written.

``name`` beside ``name_prefix``, ``user_data`` beside ``user_data_base64``,
``event_selector`` beside ``advanced_event_selector``: the schema allows either, the
provider not both. Which one was meant is not for a machine to say, but for ``ttl``
beside ``alias`` of a record: an alias has the one of what it leads to.

Both must be there with values that are known when Terraform plans, as the provider does
not compare what it does not know yet: an argument that can be null or is empty, one
that reads an attribute of another resource, and a dynamic block are left alone.

What excludes what was measured with hashicorp/aws 5.100.0, and is taken to hold for
versions 5 and 6 that have the arguments.

Refused by validate:

    "name": conflicts with name_prefix

Before:

    resource "aws_security_group" "web" {
      name        = "web"
      name_prefix = "web-"
      vpc_id      = var.vpc_id
    }

After:

    resource "aws_security_group" "web" {
      name   = "web"
      vpc_id = var.vpc_id
    }

See https://developer.hashicorp.com/terraform/plugin/sdkv2/schemas/schema-behaviors
"""

from collections.abc import Callable, Collection
from functools import partial

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    bodies,
    fixer,
    levels,
    remove,
    suspicion,
    value_types,
    walk,
    written,
)
from tffix.api import nodes as n

Path = tuple[str, ...]
# What is known at the latest when Terraform plans.
_KNOWN = {"var", "path", "terraform", "count"}
_NOTHING = (None, "", ())
# What goes beside what, as it says nothing there. Sources: route53 ResourceRecordSet,
# TTL: an alias record omits it, and has that of the alias target; autoscaling
# CreateAutoScalingGroup AvailabilityZones: used when not using VPCZoneIdentifier.
_IDLE = {
    ("aws_route53_record", "ttl", "alias"),
    ("aws_autoscaling_group", "availability_zones", "vpc_zone_identifier"),
}


@fixer(
    Resources(
        among=lambda _, type_: bool(suspicion.items.conflicting(type_)),
        holds=suspicion.items.may_conflict,
    ),
    groups=("schema",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    versions=">= 5, < 6",
    refused_by="validate",
)
def conflicting_arguments(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find arguments and blocks that the provider does not take beside others."""
    if not any(levels(resource.block, context.module)):
        return
    found: dict[n.Attribute | n.Block, list[str]] = {}
    for one, two in suspicion.items.conflicting(resource.type):
        shared = _shared(one[:-1], two[:-1])
        for _, body in bodies(resource.body, shared):
            known: Callable[[n.Attribute | n.Block], bool] = (
                _is_not_null
                if _is_refused_alone(resource, (one[-1], two[-1]))
                else partial(_is_known, resource, context)
            )
            first = _there(body, one[len(shared) :], known)
            second = _there(body, two[len(shared) :], known)
            if first and second:
                earlier, later = sorted((first, second), key=lambda node: node.start)
                name = one if earlier is first else two
                found.setdefault(later, []).append(".".join(name))
    for node, others in found.items():
        idle = _idle(resource, (node.key_name, *others))
        yield context.finding(
            resource.block,
            node.key,
            f"{node.key_name} cannot stand beside {' and '.join(others)}",
            f"remove {idle.key_name}"
            if idle
            else f"remove {node.key_name}, or else {' and '.join(others)}",
            remove(context.file, idle) if idle else (),
            safety=Safety.SAFE,
        )


def _idle(resource: Resource, names: Collection[str]) -> n.Attribute | None:
    """Give the argument of those that exclude each other that says nothing there."""
    for type_, name, beside in _IDLE:
        if type_ == resource.type and set(names) == {name, beside}:
            return resource.body.attribute(name)
    return None


def _shared(one: Path, two: Path) -> Path:
    length = 0
    while length < min(len(one), len(two)) and one[length] == two[length]:
        length += 1
    return one[:length]


def _is_refused_alone(resource: Resource, names: Collection[str]) -> bool:
    """Whether what says nothing is refused whatever is known: a ttl without records."""
    is_ttl = "ttl" in names and bool(_idle(resource, names))
    return is_ttl and not resource.body.named("records")


def _there(
    body: n.Body, path: Path, known: Callable[[n.Attribute | n.Block], bool]
) -> n.Attribute | n.Block | None:
    """Give an item that is there when Terraform plans, and known by then."""
    for node, certain in written(body, path):
        if certain and known(node):
            return node
    return None


def _is_not_null(node: n.Attribute | n.Block) -> bool:
    return isinstance(node, n.Block) or _is_written(node.value)


def _is_known(
    resource: Resource, context: Context, node: n.Attribute | n.Block
) -> bool:
    """Whether an item is not null, and all of it known when Terraform plans."""
    roots = {one.name for one in walk(node) if isinstance(one, n.Variable)}
    if isinstance(node, n.Block):
        return roots <= _KNOWN
    if roots <= _KNOWN and _is_written(node.value):
        return True
    if _is_of_each(node.value, context):
        return True
    values = context.values(resource.block, node.value)
    return bool(values) and all(
        value.whole and value.data not in _NOTHING and not value.overridable
        for value in values
    )


def _is_of_each(value: n.Expression, context: Context) -> bool:
    """Whether a value has one element for each of some resources, known or not."""
    match value_types.splat(value):
        case n.Splat(source=n.GetAttr(source=n.Variable(name=type_), name=label)):
            # x.*.id[0] is one of them
            is_one = isinstance(value, n.Index)
            return (
                not is_one
                and context.module.block("resource", type_, label.name) is not None
            )
    return False


def _is_written(expression: n.Expression) -> bool:
    """Whether an expression cannot be null, whatever it reads."""
    match expression:
        case n.Template(parts=() | (n.Interpolation(),)) | n.Tuple(items=()):
            return False
        case n.Template() | n.Heredoc() | n.Tuple() | n.Object():
            return True
        case n.Literal(text=text):
            return text != "null"
        case n.Parenthesized(inner=inner):
            return _is_written(inner)
        case n.Conditional(true=true, false=false):
            return _is_written(true) and _is_written(false)
    return False
