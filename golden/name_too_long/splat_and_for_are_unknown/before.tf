resource "aws_lb_target_group" "api" {
  name     = join("-", [for part in var.parts : lower(part)])
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
