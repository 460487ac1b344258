terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.25"
    }
  }
}

resource "aws_ecs_service" "web" {
  name = "web"

  deployment_configuration {
    strategy = "ROLLING"
  }
}
