resource "aws_sqs_queue" "x" {
  name = format("%s-%s-%s-%s-%s-orders.fifo", var.organisation, var.project, var.customer_id, var.client, var.service)
}
