terraform {
}

variable "größe" {
}

variable _version {
}

resource aws_sqs_queue "new-orders_1" {
  name = "orders"
}

output "count" {
  value = 1
}

module "source" {
  source = "example/queue/aws"
}

locals {
  version = 1
}

moved {
  from = aws_sqs_queue.a
  to   = aws_sqs_queue.b
}
