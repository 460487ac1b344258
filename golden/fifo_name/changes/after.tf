resource "aws_sqs_queue" "orders" {
  name       = "orders.fifo" # one after the other
  fifo_queue = true
}

resource "aws_sns_topic" "orders" {
  name       = "${var.stage}-orders.fifo"
  fifo_topic = true
}

resource "aws_sqs_queue" "payments" {
  name                        = "payments.fifo"
  content_based_deduplication = true
  fifo_queue                  = true
}

resource "aws_sqs_queue" "said" {
  name       = "said.fifo"
  fifo_queue = false
}

resource "aws_sqs_queue" "spelt" {
  name       = "spelt-elsewhere.fifo"
  fifo_queue = true
}

output "queue" {
  value = "https://sqs.eu-west-1.amazonaws.com/123456789012/spelt-elsewhere.fifo"
}

variable "stage" {
  type = string
}
