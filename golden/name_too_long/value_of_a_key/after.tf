resource "aws_lb_target_group" "services" {
  for_each = { a = { name = "a-service-with-a-long-name" } }

  name     = substr("tg-${each.value.name}-blue", 0, 32)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
