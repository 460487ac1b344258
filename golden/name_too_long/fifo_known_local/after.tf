locals {
  name = "a-very-long-name-of-a-queue-a-very-long-name-of-a-queue-a-very-long-name-of.fifo"
}

resource "aws_sqs_queue" "x" {
  name = local.name
}
