resource "aws_ecs_cluster" "main" {
  name = "the-cluster-of-the-platform"
}

resource "aws_lb_target_group" "services" {
  name     = "tg-${aws_ecs_cluster.main.name}-web"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
