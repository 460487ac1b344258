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

  deployment_configuration {
    maximum_percent         = 200
    minimum_healthy_percent = 100
    strategy                = "BLUE_GREEN"
    bake_time_in_minutes    = 10 # minutes

    deployment_circuit_breaker {
      enable   = true
      rollback = true
    }
  }
}
