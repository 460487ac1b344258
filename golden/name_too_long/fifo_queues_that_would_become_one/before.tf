resource "aws_sqs_queue" "orders" {
  name       = "${var.organisation}-${var.project}-${var.environment}-${var.region}-queue-of-orders.fifo"
  fifo_queue = true
}

resource "aws_sqs_queue" "returns" {
  name       = "${var.organisation}-${var.project}-${var.environment}-${var.region}-queue-of-returns.fifo"
  fifo_queue = true
}
