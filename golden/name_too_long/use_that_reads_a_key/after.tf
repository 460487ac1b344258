resource "aws_lb_target_group" "services" {
  for_each = var.services

  name     = length("${var.project}-${each.key}-of-${var.customer_id}") > 32 ? "${trim(substr("${var.project}-${each.key}-of-${var.customer_id}", 0, 25), "-")}-${substr(md5("${var.project}-${each.key}-of-${var.customer_id}"), 0, 6)}" : "${var.project}-${each.key}-of-${var.customer_id}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}

resource "aws_ssm_parameter" "services" {
  for_each = var.services

  name  = "/target-groups/${each.key}"
  type  = "String"
  value = jsonencode({ target_group = aws_lb_target_group.services[each.key].name })
}
