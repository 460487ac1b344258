resource "aws_lb_target_group" "services" {
  for_each = toset(["service-with-a-name-that-is29", "web"])

  name     = "t-${each.key}-blue"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
