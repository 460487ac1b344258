"""What AWS services are called in the names of types, and elsewhere.

Of names/data/names_data.hcl of hashicorp/terraform-provider-aws, which has for each
service its names in the API and the SDK (``aliases``, ``sdk.id``, ``human_friendly``),
and how the types of the provider begin (``resource_prefix.actual``) that would begin
otherwise by the name of the service (``correct``).
"""

from __future__ import annotations

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# words that a type has for a service, and those that the types of the provider have;
# none where these begin with what they make
_WORDS = {
    "apigateway": ("api_gateway",),
    "app_autoscaling": ("appautoscaling",),
    "application_auto_scaling": ("appautoscaling",),
    "application_autoscaling": ("appautoscaling",),
    "applicationautoscaling": ("appautoscaling",),
    "auto_scaling": ("autoscaling",),
    "certificate_manager": ("acm",),
    "cloud_map": ("service_discovery",),
    "cloudmap": ("service_discovery",),
    "cloudwatch_events": ("cloudwatch_event",),
    "cloudwatch_logs": ("cloudwatch_log",),
    "cognitoidp": ("cognito",),
    "documentdb": ("docdb",),
    "document_db": ("docdb",),
    "ec2": ("",),
    "elastic_file_system": ("efs",),
    "elastic_ip": ("eip",),
    "elasticfilesystem": ("efs",),
    "elasticloadbalancing": ("lb", "elb"),
    "elasticloadbalancingv2": ("lb",),
    "elastic_load_balancing": ("lb", "elb"),
    "elastic_load_balancing_v2": ("lb",),
    "elb": ("lb",),
    "elbv2": ("lb",),
    "event_bridge": ("cloudwatch_event",),
    "eventbridge": ("cloudwatch_event", "scheduler", "pipes"),
    "events": ("cloudwatch_event",),
    "firehose": ("kinesis_firehose",),
    "load_balancer": ("lb",),
    "logs": ("cloudwatch_log",),
    "network_firewall": ("networkfirewall",),
    "opensearchservice": ("opensearch",),
    "opensearch_service": ("opensearch",),
    "rds": ("db",),
    "step_function": ("sfn",),
    "step_functions": ("sfn",),
    "stepfunctions": ("sfn",),
    "states": ("sfn",),
    "systems_manager": ("ssm",),
    "vpc": ("",),
}


def other_names(type_: str) -> Iterator[str]:
    """Give what the provider may call a type that has other words for its service.

    ``type_`` is without its ``aws_``, and so is what is given.
    """
    for words, others in _WORDS.items():
        if type_ == words or type_.startswith(f"{words}_"):
            rest = type_[len(words) + 1 :]
            for other in others:
                yield "_".join(filter(None, (other, rest)))
                # a log group of "logs" is one of "cloudwatch_log"
                last, (first, _, more) = other.rpartition("_")[2], rest.partition("_")
                if other and first == last:
                    yield "_".join(filter(None, (other, more)))
