variable "environment_suffix" {
  type    = string
  default = "synthl9l1q"
}

locals {
  services = {
    api-gateway          = 8080
    notification-service = 8081
    webhook-processor    = 8082
  }
}

resource "aws_lb_target_group" "services" {
  for_each = local.services

  name     = trim(substr("tg-${each.key}-${var.environment_suffix}", 0, 32), "-")
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
