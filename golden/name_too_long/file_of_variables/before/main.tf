variable "name" {
  type = string
}

resource "aws_lb_target_group" "api" {
  name   = var.name
  vpc_id = var.vpc_id
}
