"""Register the tasks of a service by their addresses, where they have their own.

A task on Fargate, or any in the network mode ``awsvpc``, has a network interface of its
own, so its target group must have ``target_type = "ip"``; by default it has
``instance``. Terraform accepts both, and AWS refuses the service when it is made. A
target group that is there already is replaced, as its type cannot change.

By hand: a target group to which something else is attached, such as an Auto Scaling
group.

Refused by apply:

    InvalidParameterException: The provided target group has target type instance, which
    is incompatible with the awsvpc network mode specified in the task definition.

Before:

    resource "aws_lb_target_group" "web" {
      name     = "web"
      port     = 80
      protocol = "HTTP"
      vpc_id   = var.vpc_id
    }

    resource "aws_ecs_service" "web" {
      name        = "web"
      launch_type = "FARGATE"

      load_balancer {
        target_group_arn = aws_lb_target_group.web.arn
        container_name   = "web"
        container_port   = 80
      }
    }

After:

    resource "aws_lb_target_group" "web" {
      name        = "web"
      port        = 80
      protocol    = "HTTP"
      vpc_id      = var.vpc_id
      target_type = "ip"
    }

    resource "aws_ecs_service" "web" {
      name        = "web"
      launch_type = "FARGATE"

      load_balancer {
        target_group_arn = aws_lb_target_group.web.arn
        container_name   = "web"
        container_port   = 80
      }
    }

See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html
"""

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Reference,
    Resource,
    Resources,
    Safety,
    fixer,
    indent,
    insert_after,
    plain_text,
    replace,
)
from tffix.api import nodes as n

_TYPES = ("aws_lb_target_group", "aws_alb_target_group")
_ARGUMENT = ("load_balancer", "target_group_arn")
# readers of a target group that attach nothing to it
_HARMLESS = {
    *("aws_ecs_service", "aws_lb_listener", "aws_lb_listener_rule"),
    *("aws_alb_listener", "aws_alb_listener_rule", "aws_cloudwatch_metric_alarm"),
}


@fixer(
    Resources(
        "aws_ecs_service",
        blocks=lambda _type: ("load_balancer",),
        holds=lambda _type, seen, _module: "target_group" in seen.text,
    ),
    groups=("ecs",),
    safety=Safety.SAFE,
    impact=Impact.REPLACE,
    refused_by="apply",
)
def fargate_target_type(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find target groups of instances for tasks that have addresses of their own."""
    module = context.module
    if not _has_addresses(resource) or module.has_overrides:
        return
    for read in module.reads(context.file, resource.block):
        type_, *rest = read.names
        if type_ not in _TYPES or read.path != _ARGUMENT or not rest:
            continue
        for file, group in module.blocks("resource", type_, rest[0]):
            said = group.body.attribute("target_type")
            if said and plain_text(said.value) != "instance":
                continue
            others = [one for one in module.all_reads if one.address == read.address]
            edits = [] if any(map(_attaches, others)) else _edits(file, group, said)
            yield context.finding(
                resource.block,
                read.node,
                f"{read.address} takes instances, and the tasks have addresses",
                f'write target_type = "ip" in {read.address}',
                edits,
                by_hand="" if edits else "something else reads it",
            )


def _has_addresses(resource: Resource) -> bool:
    """Whether the tasks of a service have network interfaces of their own."""
    launch_type = resource.body.attribute("launch_type")
    is_fargate = launch_type is not None and plain_text(launch_type.value) == "FARGATE"
    return is_fargate or bool(resource.body.blocks("network_configuration"))


def _attaches(read: Reference) -> bool:
    """Whether a reader of a target group may register targets in it."""
    kind = read.block.type.name
    if kind == "resource":
        return read.block.labels[0].value not in _HARMLESS
    return kind != "output"


def _edits(file: File, group: n.Block, said: n.Attribute | None) -> list[Edit]:
    if said:
        return replace(file, said.value, '"ip"')
    arguments = group.body.attributes()
    if not arguments:
        return []
    # with the first of them that stand together, before blocks
    last = arguments[0]
    for one in arguments[1:]:
        if "\n" in file.text[last.end : one.start].replace("\n", "", 1):
            break
        last = one
    to = indent(file.text, last.start)
    return insert_after(file, last, f'{to}target_type = "ip"\n')
