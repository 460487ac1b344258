resource "aws_sqs_queue" "orders" {
  name       = "${var.organisation}-${var.project}-${var.customer_id}-${var.client}-queue-of-orders.fifo"
  fifo_queue = true
}

resource "aws_sqs_queue" "returns" {
  name       = "${var.organisation}-${var.project}-${var.customer_id}-${var.client}-queue-of-returns.fifo"
  fifo_queue = true
}
