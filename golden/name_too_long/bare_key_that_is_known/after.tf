resource "aws_lb_target_group" "services" {
  for_each = toset(["a-service-with-a-name-of-more-than-32-characters"])

  name     = substr(each.key, 0, 32)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
