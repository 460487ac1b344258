resource "aws_sqs_queue" "x" {
  name = "${var.project}-${var.environment}-orders.fifo"
}
