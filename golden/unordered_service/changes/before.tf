resource "aws_lb_target_group" "shop" {
  name        = "shop"
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

resource "aws_lb_listener_rule" "orders" {
  listener_arn = aws_lb_listener.http.arn

  action {
    type = "forward"

    forward {
      target_group {
        arn = aws_lb_target_group.shop.arn
      }
    }
  }

  condition {
    path_pattern {
      values = ["/orders"]
    }
  }
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = "shop:1"
  desired_count   = 2 # of them

  load_balancer {
    target_group_arn = aws_lb_target_group.shop.arn
    container_name   = "shop"
    container_port   = 80
  }
}

resource "aws_ecs_service" "waits_for_another" {
  name            = "waits"
  task_definition = "shop:1"

  load_balancer {
    target_group_arn = aws_lb_target_group.shop.arn
    container_name   = "shop"
    container_port   = 80
  }

  depends_on = [aws_sqs_queue.orders] # the queue
}

resource "aws_ecs_service" "waits_for_others" {
  name            = "waits-longer"
  task_definition = "shop:1"

  load_balancer {
    target_group_arn = aws_lb_target_group.shop.arn
    container_name   = "shop"
    container_port   = 80
  }

  depends_on = [
    aws_sqs_queue.orders,
  ]
}
