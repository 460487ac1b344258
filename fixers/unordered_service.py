"""Start an ECS service after the listeners of its target group.

ECS attaches a service only to a target group that some load balancer has. The service
reads the group, not the listener that gives it to the load balancer, so Terraform makes
both at the same time. The provider tries again for some minutes, and often the listener
is there by then. Who wants to be sure lets the service wait for it with ``depends_on``;
so do the examples of the provider. It is a race, and what it says is only possible: the
check is for who selects it.

``depends_on`` gets the listeners and the rules of the module that read the group. A
service that waits for one of them or for a module is left alone, and so is a group that
nothing in the module listens for.

Refused by apply:

    InvalidParameterException: The target group with targetGroupArn … does not have an
    associated load balancer.

Before:

    resource "aws_ecs_service" "web" {
      name            = "web"
      task_definition = "web:1"

      load_balancer {
        target_group_arn = aws_lb_target_group.web.arn
        container_name   = "web"
        container_port   = 80
      }
    }

    resource "aws_lb_listener" "web" {
      load_balancer_arn = aws_lb.web.arn

      default_action {
        type             = "forward"
        target_group_arn = aws_lb_target_group.web.arn
      }
    }

After:

    resource "aws_ecs_service" "web" {
      name            = "web"
      task_definition = "web:1"
      depends_on      = [aws_lb_listener.web]

      load_balancer {
        target_group_arn = aws_lb_target_group.web.arn
        container_name   = "web"
        container_port   = 80
      }
    }

    resource "aws_lb_listener" "web" {
      load_balancer_arn = aws_lb.web.arn

      default_action {
        type             = "forward"
        target_group_arn = aws_lb_target_group.web.arn
      }
    }

See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
"""

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    add_arguments,
    depend,
    fixer,
    indent,
)
from tffix.api import nodes as n

_GROUPS = ("aws_lb_target_group", "aws_alb_target_group")
_ATTACHED = ("load_balancer", "target_group_arn")
_LISTENERS = {
    *("aws_lb_listener", "aws_lb_listener_rule"),
    *("aws_alb_listener", "aws_alb_listener_rule"),
}


@fixer(
    Resources(
        "aws_ecs_service",
        blocks=lambda _type: ("load_balancer",),
        holds=lambda _type, seen, _module: "target_group" in seen.text,
    ),
    groups=("ecs",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
    opt_in=True,
)
def unordered_service(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find services that do not wait for what listens for their target groups."""
    module, block = context.module, resource.block
    if module.has_overrides or "module." in context.file.text_of(block):
        return
    groups = {
        read.address: read
        for read in module.reads(context.file, block)
        if read.path == _ATTACHED and read.names[0] in _GROUPS
    }
    own = {(resource.type, resource.label.value)}
    for address, read in groups.items():
        listeners = _listeners(address, context)
        if not listeners or depend(module, own, listeners):
            continue
        if depend(module, listeners, own):
            continue
        found = [f"{type_}.{label}" for type_, label in listeners]
        said = ", ".join(found)
        yield context.finding(
            block,
            read.node,
            f"nothing lets the service wait for what listens for {address}",
            f"let it depend on {said}",
            _waiting(context.file, resource.body, found),
            certain=False,
        )


def _listeners(address: str, context: Context) -> list[tuple[str, str]]:
    """Give the listeners and rules that read a target group, in their order."""
    found = {}
    for read in context.module.all_reads:
        match read.block.labels:
            case [type_, label] if read.address == address:
                found[type_.value, label.value] = type_.value in _LISTENERS
    return [name for name, listens in found.items() if listens]


def _waiting(file: File, body: n.Body, found: list[str]) -> list[Edit]:
    """Give the edits that let something wait, behind what it waits for already."""
    written = body.attribute("depends_on")
    match written and written.value:
        case None:
            return add_arguments(file, body, {"depends_on": f"[{', '.join(found)}]"})
        case n.Tuple(items=(*_, last)) as value if "#" not in file.text_of(value):
            is_long = "\n" in file.text_of(value)
            between = ",\n" + indent(file.text, last.start) if is_long else ", "
            code = "".join(between + one for one in found)
            return [Edit(file.path, last.end, last.end, code)]
    return []
