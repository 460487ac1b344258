terraform {
  required_version = ">= 1.5"
}

variable "name" {
  type = string
}

resource "aws_sqs_queue" "jobs" {
  name = var.name
}
