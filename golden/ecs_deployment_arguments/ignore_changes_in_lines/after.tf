terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.4"
    }
  }
}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_maximum_percent = 200

  deployment_configuration {
    strategy = "ROLLING"
  }

  lifecycle {
    ignore_changes = [
      deployment_configuration,
      deployment_maximum_percent, # by hand
      desired_count,
    ]
  }
}
