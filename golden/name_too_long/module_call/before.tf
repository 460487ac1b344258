module "alb" {
  source = "./alb"

  name        = "${var.project}-${var.environment}-public"
  name_prefix = "${var.project}-${var.environment}-public"

  aws_lb_target_group = {
    name = "${var.project}-${var.environment}-public"
  }
}
