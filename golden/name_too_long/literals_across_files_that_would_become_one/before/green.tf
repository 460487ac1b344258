resource "aws_lb_target_group" "green" {
  name   = local.green
  vpc_id = var.vpc_id
}

resource "aws_lb_target_group" "teal" {
  name   = "notification-service-production-green"
  vpc_id = var.vpc_id
}
