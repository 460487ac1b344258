"""Remove the launch type of an ECS service that has a capacity provider strategy.

The strategy says what the tasks of a service run on, and so does ``launch_type``: ECS
takes only one of them. Terraform accepts both, and AWS refuses the service when it is
made, so that none is there that could be replaced. The launch type goes where it says
no more than the strategy: ``FARGATE`` beside ``FARGATE`` and ``FARGATE_SPOT``. Any
other is shown.

Refused by apply:

    InvalidParameterException: Specifying both a launch type and capacity provider
    strategy is not supported.

Before:

    resource "aws_ecs_service" "web" {
      name        = "web"
      launch_type = "FARGATE"

      capacity_provider_strategy {
        capacity_provider = "FARGATE_SPOT"
        weight            = 1
      }
    }

After:

    resource "aws_ecs_service" "web" {
      name = "web"

      capacity_provider_strategy {
        capacity_provider = "FARGATE_SPOT"
        weight            = 1
      }
    }

See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    bodies,
    fixer,
    plain_text,
    remove,
)
from tffix.api import nodes as n

_STRATEGY = "capacity_provider_strategy"
_FARGATE = {"FARGATE", "FARGATE_SPOT"}


@fixer(
    Resources(
        "aws_ecs_service",
        arguments=lambda _type: ("launch_type",),
        holds=lambda _type, seen, _module: _STRATEGY in seen.text,
    ),
    groups=("ecs",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
)
def launch_type_beside_strategy(
    resource: Resource, context: Context
) -> Iterator[Finding]:
    """Find services with a launch type and a capacity provider strategy."""
    block = resource.block
    launch_type = resource.body.attribute("launch_type")
    said = plain_text(launch_type.value) if launch_type else None
    providers = [
        body.attribute("capacity_provider")
        for _, body in bodies(resource.body, (_STRATEGY,))
    ]
    if not (launch_type and said and providers) or context.module.is_overridden(block):
        return
    edits: list[Edit] = []
    if _is_the_same(said, providers):
        edits = remove(context.file, launch_type)
    yield context.finding(
        block,
        launch_type.name,
        f"launch_type cannot stand beside {_STRATEGY}",
        "remove it" if edits else f"remove it, or {_STRATEGY}",
        edits,
    )


def _is_the_same(launch_type: str, providers: list[n.Attribute | None]) -> bool:
    """Whether a launch type says no more than the providers of a strategy."""
    return launch_type == "FARGATE" and all(
        one is not None and plain_text(one.value) in _FARGATE for one in providers
    )
