resource "aws_sqs_queue" "orders" {
  name       = "orders" # one after the other
  fifo_queue = true
}

resource "aws_sns_topic" "orders" {
  name       = "${var.stage}-orders"
  fifo_topic = true
}

resource "aws_sqs_queue" "payments" {
  name                        = "payments.fifo"
  content_based_deduplication = true
}

resource "aws_sqs_queue" "said" {
  name       = "said.fifo"
  fifo_queue = false
}

resource "aws_sqs_queue" "spelt" {
  name       = "spelt-elsewhere"
  fifo_queue = true
}

output "queue" {
  value = "https://sqs.eu-west-1.amazonaws.com/123456789012/spelt-elsewhere"
}

variable "stage" {
  type = string
}
