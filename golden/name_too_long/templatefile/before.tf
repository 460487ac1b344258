resource "aws_lb_target_group" "api" {
  name     = templatefile("${path.module}/name.tftpl", { project = var.project })
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
