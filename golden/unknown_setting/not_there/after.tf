terraform {
  required_version = ">= 1.5"

  required_providers {
  }
}

variable "region" {
  typ      = string
  required = true

  validation {
    condition     = length(var.region) > 2
    error_message = "no"
  }
}

output "region" {
  valu = var.region

  precondition {
    condition     = true
    error_message = "no"
    level         = 1
  }
}

moved {
  from = aws_sqs_queue.a
}

import {
  id       = "x"
  resource = aws_sqs_queue.b
}

removed {
  destroy = false
}

check "region" {
  assertion {
    condition = true
  }

  assert {
    error_message = "no"
  }
}

resource "aws_sqs_queue" "b" {
  name = "b"

  lifecycle {
    create_after_destroy = true
    ignore_changes       = [name]

    postcondition {
      condition = self.name != ""
    }
  }
}
