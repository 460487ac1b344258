resource "aws_lb_target_group" "shop" {
  name        = "shop"
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_lb_target_group" "elsewhere" {
  name        = "elsewhere"
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1"
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop.arn
  }
}

locals {
  ready = aws_lb_listener.http.id
}

resource "aws_ecs_service" "waits" {
  name            = "waits"
  task_definition = "shop:1"

  load_balancer {
    target_group_arn = aws_lb_target_group.shop.arn
    container_name   = "shop"
    container_port   = 80
  }

  depends_on = [aws_lb_listener.http]
}

resource "aws_ecs_service" "waits_by_a_local" {
  name            = "waits-by-a-local"
  task_definition = "shop:1"
  tags            = { listener = local.ready }

  load_balancer {
    target_group_arn = aws_lb_target_group.shop.arn
    container_name   = "shop"
    container_port   = 80
  }
}

resource "aws_ecs_service" "nothing_listens_here" {
  name            = "nothing-listens-here"
  task_definition = "shop:1"

  load_balancer {
    target_group_arn = aws_lb_target_group.elsewhere.arn
    container_name   = "shop"
    container_port   = 80
  }
}

resource "aws_ecs_service" "given" {
  name            = "given"
  task_definition = "shop:1"

  load_balancer {
    target_group_arn = var.target_group_arn
    container_name   = "shop"
    container_port   = 80
  }
}

variable "target_group_arn" {
  type = string
}
