resource "aws_lb_target_group" "services" {
  for_each = toset(["api", "web"])

  name     = "target-group-of-service-${each.key}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
