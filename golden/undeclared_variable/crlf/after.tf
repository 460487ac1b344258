terraform {
}

variable "name" {
  type = string
}

variable "stage" {
  type = string
}

resource "aws_sqs_queue" "orders" {
  name = "${var.name}-${var.stage}"
}
