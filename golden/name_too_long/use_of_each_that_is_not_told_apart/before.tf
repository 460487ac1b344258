resource "aws_lb_target_group" "services" {
  for_each = var.services

  name     = "${var.project}-${each.key}-of-${var.customer_id}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}

output "target_groups" {
  value = { for key, service in var.services : key => "${var.project}-${key}-of-${var.customer_id}" }
}

resource "aws_ssm_parameter" "services" {
  for_each = var.others

  name  = "/target-groups/${each.key}"
  type  = "String"
  value = jsonencode({ target_group = "${var.project}-${each.key}-of-${var.customer_id}" })
}
