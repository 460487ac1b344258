locals {
  name = "${substr("${var.organisation}-${var.project}-${var.customer_id}-${var.client}-${var.service}-orders", 0, 75)}.fifo"
}

resource "aws_sqs_queue" "x" {
  name = local.name
}
