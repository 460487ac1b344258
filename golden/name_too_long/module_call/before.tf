module "alb" {
  source = "./alb"

  name        = "${var.project}-${var.customer_id}-public"
  name_prefix = "${var.project}-${var.customer_id}-public"

  aws_lb_target_group = {
    name = "${var.project}-${var.customer_id}-public"
  }
}
