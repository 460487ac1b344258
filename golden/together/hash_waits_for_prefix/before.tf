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
  name    = "internal-orders-of-the-day-${var.team}-${var.stage}"
  subnets = var.subnets
}

resource "aws_lb" "invoices" {
  name    = "internal-orders-of-the-day-${var.team}"
  subnets = var.subnets
}
