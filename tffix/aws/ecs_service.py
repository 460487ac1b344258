"""What belongs in a service of ECS itself, and is written in deployment_configuration.

AWS' own API has these in there (``maximumPercent``), the provider has them beside it:
https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service
"""

from __future__ import annotations

from tffix.lazy_re import pattern

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
