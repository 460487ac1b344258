resource "aws_lb_target_group" "services" {
  for_each = { a = { name = "a-service-with-a-long-name" } }

  name     = "tg-${each.value.name}-blue"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
