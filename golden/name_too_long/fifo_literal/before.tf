resource "aws_sqs_queue" "x" {
  name = "a-very-long-name-of-a-queue-a-very-long-name-of-a-queue-a-very-long-name-of-a-queue-x.fifo"
}
