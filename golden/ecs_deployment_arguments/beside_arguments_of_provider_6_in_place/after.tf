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

  # at most twice as many
  deployment_maximum_percent = 200

  # How a deployment goes.
  deployment_configuration {
    strategy = "BLUE_GREEN"

    bake_time_in_minutes = 10
  }
}
