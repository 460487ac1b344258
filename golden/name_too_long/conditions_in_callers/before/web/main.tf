variable "tier" {
  type = string
}

resource "aws_lb_target_group" "web" {
  name = "${var.tier}-signalling-maintenance"
}

output "name" {
  value = aws_lb_target_group.web.name
}
