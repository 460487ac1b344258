locals {
  name = var.generated ? null : "${var.project}-${var.customer_id}-api"
}

resource "aws_lb_target_group" "api" {
  name     = try(substr(local.name, 0, 32), null)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
