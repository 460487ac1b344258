resource "aws_sqs_queue" "orders" {
  name       = "orders.fifo"
  fifo_queue = true
}

resource "aws_sqs_queue" "unknown" {
  name       = "orders${var.fifo ? ".fifo" : ""}"
  fifo_queue = var.fifo
}

resource "aws_sqs_queue" "either" {
  name       = "either"
  fifo_queue = var.fifo
}

resource "aws_sqs_queue" "named" {
  name       = var.name
  fifo_queue = true
}

resource "aws_sqs_queue" "built" {
  name       = "built-${local.end}"
  fifo_queue = true
}

locals {
  end = "x.fifo"
}

variable "fifo" {
  type = bool
}

variable "name" {
  type = string
}

# another name says it already, which unsupported-argument mends
resource "aws_sqs_queue" "said" {
  name = "said.fifo"
  fifo = true
}
