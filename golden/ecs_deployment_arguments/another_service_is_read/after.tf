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

  deployment_maximum_percent         = 200
  deployment_minimum_healthy_percent = 100
}

resource "aws_ecs_service" "api" {
  name            = "api"
  task_definition = "web:1"
}

output "most" {
  value = aws_ecs_service.api.deployment_configuration
}
