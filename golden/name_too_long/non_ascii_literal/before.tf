resource "aws_lb_target_group" "api" {
  name     = "benachrichtigungsdienst-für-die-übergänge"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
