"""What belongs in a service of ECS itself, and is written in deployment_configuration.

AWS' own API has these in there (``maximumPercent``), the provider has them beside it:
https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service
"""

from __future__ import annotations

from tffix.hcl import nodes as n
from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TYPE = "aws_ecs_service"
HOLDER = "deployment_configuration"
BREAKER = "deployment_circuit_breaker"
# what may be misplaced, and its name where it belongs
NAMES = {
    "maximum_percent": "deployment_maximum_percent",
    "minimum_healthy_percent": "deployment_minimum_healthy_percent",
    "deployment_maximum_percent": "deployment_maximum_percent",
    "deployment_minimum_healthy_percent": "deployment_minimum_healthy_percent",
    BREAKER: BREAKER,
    "alarms": "alarms",
    "deployment_controller": "deployment_controller",
}
_CAPITAL = pattern("(?<=[a-z])[A-Z]")


def as_in_provider(name: str) -> str:
    """Give a name as the provider writes it, also where it is that of the API."""
    return _CAPITAL.sub(lambda found: f"_{found[0].lower()}", name)


def is_misplaced(type_: str, path: Sequence[str], node: n.Attribute | n.Block) -> bool:
    """Whether what stands at a path, or something in it, belongs in the service."""
    holder, *inner = path
    if (type_, holder) != (TYPE, HOLDER):
        return False
    match node:
        case _ if inner:
            names = [inner[0]]
        case n.Block() as block:
            names = [item.key_name for one in block.holders for item in one.body.items]
        case n.Attribute(value=n.Object(items=items)):
            names = [item.key_name for item in items]
        case _:
            return False
    return any(as_in_provider(name) in NAMES for name in names)
