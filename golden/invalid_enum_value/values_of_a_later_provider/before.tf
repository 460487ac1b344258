terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_ecs_service" "orders" {
  name        = "orders"
  launch_type = "MANAGED_INSTANCES"
}

resource "aws_ecs_service" "letters" {
  name        = "letters"
  launch_type = "FARGATE_SPOT"
}

resource "aws_ecs_service" "stamps" {
  name        = "stamps"
  launch_type = "fargate"
}
