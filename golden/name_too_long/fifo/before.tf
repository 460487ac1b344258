resource "aws_sqs_queue" "x" {
  name = "${var.organisation}-${var.project}-${var.environment}-${var.region}-${var.service}-orders.fifo"
}
