locals {
  name = "${substr("${var.organisation}-${var.project}-${var.environment}-${var.region}-${var.service}-orders", 0, 75)}.fifo"
}

resource "aws_sqs_queue" "x" {
  name = local.name
}
