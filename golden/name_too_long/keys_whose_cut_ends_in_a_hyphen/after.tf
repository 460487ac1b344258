resource "aws_lb_target_group" "services" {
  for_each = toset(["service-with-a-name-that-is29", "web"])

  name     = trim(substr("t-${each.key}-blue", 0, 32), "-")
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
