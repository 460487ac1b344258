locals {
  color = "blue"
}

resource "aws_lb_target_group" "services" {
  for_each = toset(["payment-notification-service-v1", "payment-notification-service-v2"])

  name     = length("tg-${each.key}-${local.color}") > 32 ? "${trim(substr("tg-${each.key}-${local.color}", 0, 25), "-")}-${substr(md5("tg-${each.key}-${local.color}"), 0, 6)}" : "tg-${each.key}-${local.color}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
