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

  # How a deployment goes.
  deployment_configuration {
    strategy = "BLUE_GREEN"

    # at most twice as many
    maximum_percent = 200

    bake_time_in_minutes = 10
  }
}
