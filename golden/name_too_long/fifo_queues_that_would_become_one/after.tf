resource "aws_sqs_queue" "orders" {
  name       = length("${var.organisation}-${var.project}-${var.customer_id}-${var.client}-queue-of-orders.fifo") > 80 ? "${trim(substr("${var.organisation}-${var.project}-${var.customer_id}-${var.client}-queue-of-orders.fifo", 0, 68), "-")}-${substr(md5("${var.organisation}-${var.project}-${var.customer_id}-${var.client}-queue-of-orders.fifo"), 0, 6)}.fifo" : "${var.organisation}-${var.project}-${var.customer_id}-${var.client}-queue-of-orders.fifo"
  fifo_queue = true
}

resource "aws_sqs_queue" "returns" {
  name       = length("${var.organisation}-${var.project}-${var.customer_id}-${var.client}-queue-of-returns.fifo") > 80 ? "${trim(substr("${var.organisation}-${var.project}-${var.customer_id}-${var.client}-queue-of-returns.fifo", 0, 68), "-")}-${substr(md5("${var.organisation}-${var.project}-${var.customer_id}-${var.client}-queue-of-returns.fifo"), 0, 6)}.fifo" : "${var.organisation}-${var.project}-${var.customer_id}-${var.client}-queue-of-returns.fifo"
  fifo_queue = true
}
