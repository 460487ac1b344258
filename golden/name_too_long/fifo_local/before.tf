locals {
  name = "${var.organisation}-${var.project}-${var.customer_id}-${var.client}-${var.service}-orders.fifo"
}

resource "aws_sqs_queue" "x" {
  name = local.name
}
