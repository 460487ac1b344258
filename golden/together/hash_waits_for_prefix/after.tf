variable "team" {
  type = string
}

variable "stage" {
  type = string
}

variable "subnets" {
  type = list(string)
}

resource "aws_lb" "orders" {
  name    = length("orders-of-the-day-${var.team}-internal-${var.stage}") > 32 ? "${trim(substr("orders-of-the-day-${var.team}-internal-${var.stage}", 0, 25), "-")}-${substr(md5("orders-of-the-day-${var.team}-internal-${var.stage}"), 0, 6)}" : "orders-of-the-day-${var.team}-internal-${var.stage}"
  subnets = var.subnets
}

resource "aws_lb" "invoices" {
  name    = length("orders-of-the-day-internal-${var.team}") > 32 ? "${trim(substr("orders-of-the-day-internal-${var.team}", 0, 25), "-")}-${substr(md5("orders-of-the-day-internal-${var.team}"), 0, 6)}" : "orders-of-the-day-internal-${var.team}"
  subnets = var.subnets
}
