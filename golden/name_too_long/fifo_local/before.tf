locals {
  name = "${var.organisation}-${var.project}-${var.environment}-${var.region}-${var.service}-orders.fifo"
}

resource "aws_sqs_queue" "x" {
  name = local.name
}
