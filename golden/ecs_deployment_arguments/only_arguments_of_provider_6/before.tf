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
    strategy             = "BLUE_GREEN"
    bake_time_in_minutes = 10

    lifecycle_hook {
      hook_target_arn  = "arn:aws:lambda:us-east-1:123456789012:function:check"
      role_arn         = "arn:aws:iam::123456789012:role/check"
      lifecycle_stages = ["POST_SCALE_UP"]
    }
  }
}
