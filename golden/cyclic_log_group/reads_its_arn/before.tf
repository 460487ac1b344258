variable "name" {
  type    = string
  default = "orders"
}

resource "aws_sfn_state_machine" "orders" {
  name       = var.name
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"

  logging_configuration {
    log_destination = "${aws_cloudwatch_log_group.orders.arn}:*"
    level           = "ERROR"
  }
}

resource "aws_cloudwatch_log_group" "orders" {
  name = "/aws/vendedlogs/states/${aws_sfn_state_machine.orders.name}-${var.name}"
}
