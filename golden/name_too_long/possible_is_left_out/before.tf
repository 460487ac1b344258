resource "aws_lb_target_group" "services" {
  for_each = { web = "a-service-with-a-long-name" }

  name     = "tg-${each.value}-blue"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}

resource "aws_lb_target_group" "possible" {
  name     = "tg-${var.project}-${var.org}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
