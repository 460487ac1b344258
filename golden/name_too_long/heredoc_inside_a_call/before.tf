resource "aws_lb_target_group" "api" {
  name = chomp(<<-EOT
    ${var.project}-${var.customer_id}-api
  EOT
  )
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
