resource "aws_lb_target_group" "web" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = var.vpc_id

  health_check = {
    "path"              = "/health", # what the application serves
    healthy_threshold : 3,
    interval = 30, timeout = 5,

    # one of two
    matcher = "200", // the other is 204
  }

  stickiness = { type = "lb_cookie", enabled : true, }
}
