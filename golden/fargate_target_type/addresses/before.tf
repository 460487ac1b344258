resource "aws_lb_target_group" "web" {
  name        = "web"
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_lb_target_group" "on_instances" {
  name     = "on-instances"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_ecs_service" "web" {
  name            = "web"
  launch_type     = "FARGATE"
  task_definition = "web"

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 80
  }
}

resource "aws_ecs_service" "on_instances" {
  name            = "on-instances"
  launch_type     = "EC2"
  task_definition = "web"

  load_balancer {
    target_group_arn = aws_lb_target_group.on_instances.arn
    container_name   = "web"
    container_port   = 80
  }
}
