"""Make a tree of realistic Terraform modules, the same for the same seed.

    python tree.py FOLDER --files 20000

A module is four files of about 5 kB on average: main.tf with resources as people write
them, variables.tf, outputs.tf and versions.tf. In one file of a hundred there is one of
the five defects that the first fixers look for; without them, terraform validates each.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20_251_125
ONE_IN = 100  # files with a defect

WORDS = tuple(
    "api web worker auth billing catalog search orders payments gateway events metrics"  # noqa: SIM905
    " ingest export audit cache session profile media mail".split()
)

RESOURCES = [
    """\
resource "aws_vpc" "{a}" {{
  cidr_block           = var.cidr_block
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = merge(local.tags, {{
    Name = "${{var.name}}-{a}"
  }})
}}
""",
    """\
resource "aws_subnet" "{a}" {{
  for_each = var.subnets

  vpc_id                  = aws_vpc.main.id
  cidr_block              = each.value.cidr_block
  availability_zone       = each.value.availability_zone
  map_public_ip_on_launch = false # private

  tags = merge(local.tags, {{
    Name = "${{var.name}}-{a}-${{each.key}}"
    Tier = "{b}"
  }})
}}
""",
    """\
# Traffic to the {a} service comes from the load balancer only.
resource "aws_security_group" "{a}" {{
  name_prefix = "${{var.name}}-{a}-"
  description = "Allow traffic to {a}"
  vpc_id      = var.vpc_id

  ingress {{
    description     = "from the load balancer"
    from_port       = {n}
    to_port         = {n}
    protocol        = "tcp"
    security_groups = [var.load_balancer_security_group_id]
  }}

  egress {{
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }}

  lifecycle {{
    create_before_destroy = true
  }}
}}
""",
    """\
resource "aws_iam_role" "{a}" {{
  name_prefix = "{a}-"

  assume_role_policy = <<-POLICY
    {{
      "Version": "2012-10-17",
      "Statement": [
        {{
          "Effect": "Allow",
          "Principal": {{ "Service": "ecs-tasks.amazonaws.com" }},
          "Action": "sts:AssumeRole"
        }}
      ]
    }}
  POLICY

  tags = local.tags
}}
""",
    """\
data "aws_iam_policy_document" "{a}" {{
  statement {{
    sid       = "Read{n}"
    effect    = "Allow"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = [aws_s3_bucket.main.arn, "${{aws_s3_bucket.main.arn}}/*"]

    condition {{
      test     = "StringEquals"
      variable = "aws:SourceVpce"
      values   = [for endpoint in var.endpoints : endpoint.id if endpoint.enabled]
    }}
  }}
}}
""",
    """\
resource "aws_s3_bucket" "{a}" {{
  bucket_prefix = "${{var.name}}-{h}-"
  force_destroy = var.environment != "production"

  tags = local.tags
}}

resource "aws_s3_bucket_versioning" "{a}" {{
  bucket = aws_s3_bucket.{a}.id

  versioning_configuration {{
    status = "Enabled"
  }}
}}
""",
    """\
resource "aws_cloudwatch_log_group" "{a}" {{
  name              = "/ecs/${{var.name}}/{a}"
  retention_in_days = var.environment == "production" ? 365 : 14
  kms_key_id        = try(aws_kms_key.main[0].arn, null)
}}
""",
    """\
resource "aws_ecs_task_definition" "{a}" {{
  family                   = "${{var.name}}-{a}"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = {n}
  memory                   = {n} * 2
  execution_role_arn       = aws_iam_role.main.arn

  container_definitions = jsonencode([
    {{
      name      = "{a}"
      image     = "${{var.repository}}/{a}:${{var.tag}}"
      essential = true
      portMappings = [
        {{ containerPort = {n}, protocol = "tcp" }},
      ]
      environment = [
        for name, value in local.environment : {{ name = name, value = value }}
      ]
    }},
  ])
}}
""",
    """\
resource "aws_route53_record" "{a}" {{
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "{a}.${{var.domain}}"
  type    = "A"

  alias {{
    name                   = var.load_balancer.dns_name
    zone_id                = var.load_balancer.zone_id
    evaluate_target_health = true
  }}
}}
""",
    """\
resource "aws_lambda_function" "{a}" {{
  function_name = "${{var.name}}-{a}"
  role          = aws_iam_role.main.arn
  handler       = "index.handler"
  runtime       = "python3.12"
  s3_bucket     = aws_s3_bucket.main.id
  s3_key        = "{a}.zip"
  timeout       = {n}

  environment {{
    variables = {{
      TABLE = aws_dynamodb_table.main.name
      STAGE = upper(var.environment)
    }}
  }}
}}
""",
    """\
resource "aws_cloudwatch_metric_alarm" "{a}" {{
  alarm_name          = "${{var.name}}-{a}-errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = {n}
  metric_name         = "5XXError"
  namespace           = "AWS/ApplicationELB"
  period              = 60
  statistic           = "Sum"
  alarm_actions       = compact([var.topic_arn, lookup(var.topics, "{b}", "")])

  dimensions = {{
    LoadBalancer = var.load_balancer.arn_suffix
  }}
}}
""",
]

DEFECTS = [
    """\
resource "aws_lb_target_group" "{a}" {{
  name        = "${{var.name}}-{a}-services-group-${{var.environment}}"
  port        = {n}
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = var.vpc_id
}}
""",
    """\
resource "aws_security_group" "{a}_direct" {{
  name   = "sg-{a}-${{var.environment}}"
  vpc_id = var.vpc_id
}}
""",
    """\
resource "aws_appmesh_virtual_node" "{a}" {{
  name      = "{a}"
  mesh_name = var.mesh_name

  spec {{
    backend {{
      dynamic "virtual_service" {{
        for_each = var.backends
        content {{
          virtual_service_name = virtual_service.value
        }}
      }}
    }}
  }}
}}
""",
    """\
resource "aws_ecs_service" "{a}" {{
  name            = "{a}"
  cluster         = var.cluster_id
  task_definition = "${{var.name}}-{a}"
  desired_count   = {n}

  deployment_configuration {{
    maximum_percent         = 200
    minimum_healthy_percent = 100
  }}
}}
""",
    "".join(
        f"""\
resource "aws_appautoscaling_policy" "{{a}}_{direction}" {{{{
  name               = "{{a}}-{direction}"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/{{a}}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {{{{
    target_value = {value}
    predefined_metric_specification {{{{
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }}}}
  }}}}
}}}}

"""
        for direction, value in (("scale_up", 70), ("scale_down", 30))
    ),
]

VARIABLE = """\
variable "{a}_{b}" {{
  description = "What the {a} service needs to know about {b}."
  type = object({{
    name    = string
    size    = optional(number, {n})
    enabled = optional(bool, true)
  }})
  default = {{ name = "{a}" }}

  validation {{
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.{a}_{b}.name))
    error_message = "The name must be in kebab-case."
  }}
}}
"""
OUTPUT = """\
output "{a}_{b}" {{
  description = "Networks for the {b} of {a}."
  value       = [for key, one in var.subnets : one.cidr_block if length(key) < {n}]
  sensitive   = false
}}
"""
# what all else in a module reads
MAIN = """\
locals {
  tags = {
    Environment = var.environment
    Name        = var.name
  }
  environment = { STAGE = var.environment, DOMAIN = var.domain }
}

data "aws_route53_zone" "main" {
  name = var.domain
}

resource "aws_vpc" "main" {
  cidr_block = var.cidr_block
}

resource "aws_kms_key" "main" {
  count = var.environment == "production" ? 1 : 0
}

resource "aws_s3_bucket" "main" {
  bucket_prefix = "main-"
}

resource "aws_dynamodb_table" "main" {
  name         = "${var.name}-main"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_iam_role" "main" {
  name_prefix = "main-"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Action    = "sts:AssumeRole"
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

"""
VARIABLES = (
    "".join(
        f'variable "{name}" {{\n  type = {type_}\n}}\n\n'
        for name, type_ in {
            **dict.fromkeys(
                "name environment domain cidr_block vpc_id cluster_id mesh_name tag"  # noqa: SIM905
                " load_balancer_security_group_id repository topic_arn".split(),
                "string",
            ),
            "backends": "list(string)",
            "topics": "map(string)",
        }.items()
    )
    + """\
variable "subnets" {
  type = map(object({ cidr_block = string, availability_zone = string }))
}

variable "endpoints" {
  type = list(object({ id = string, enabled = bool }))
}

variable "load_balancer" {
  type = object({ dns_name = string, zone_id = string, arn_suffix = string })
}

"""
)
VERSIONS = """\
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}
"""


def modules(files: int, seed: int = SEED) -> Iterator[dict[str, str]]:
    """Give modules, their files by name, until there are so many files."""
    chance = random.Random(seed)  # noqa: S311, it need be the same, not secret
    for _ in range(files // 4):
        module = {
            "main.tf": MAIN + _blocks(chance, RESOURCES, chance.randint(16, 40)),
            "variables.tf": VARIABLES
            + _blocks(chance, [VARIABLE], chance.randint(5, 16)),
            "outputs.tf": _blocks(chance, [OUTPUT], chance.randint(8, 20)),
            "versions.tf": VERSIONS,
        }
        if chance.randrange(ONE_IN // 4) == 0:
            module["main.tf"] += "\n" + _blocks(chance, [chance.choice(DEFECTS)], 1)
        yield module


def _blocks(chance: random.Random, templates: list[str], number: int) -> str:
    return "\n".join(
        chance.choice(templates).format(
            a=(name := f"{chance.choice(WORDS)}_{index}"),
            h=name.replace("_", "-"),
            b=chance.choice(WORDS),
            n=chance.randint(1, 900),
        )
        for index in range(number)
    )


def make(folder: Path, files: int) -> int:
    """Write a tree, five modules to a stack; give its size in bytes."""
    size = 0
    for number, module in enumerate(modules(files)):
        place = folder / f"stack{number // 5:05}" / f"module{number % 5}"
        place.mkdir(parents=True)
        for name, text in module.items():
            (place / name).write_text(text, "utf-8", newline="")
            size += len(text)
    return size


def main() -> None:
    """Make the tree that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=20_000)
    arguments = parser.parse_args()
    size = make(arguments.folder, arguments.files)
    print(f"{arguments.files:,} files, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
