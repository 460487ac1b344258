terraform {
  required_version = ">= 1.5"
}

resource "aws_sqs_queue" "jobs" {
  name = var.name
}
