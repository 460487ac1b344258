resource "aws_lb_target_group" "api" {
  name = substr(chomp(<<-EOT
    ${var.project}-${var.customer_id}-api
  EOT
  ), 0, 32)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
