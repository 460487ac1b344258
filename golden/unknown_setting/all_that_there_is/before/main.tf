terraform {
  required_version = ">= 1.5"

  backend "s3" {
    bucket = "x"
  }

  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "region" {
  type        = object({ name = string })
  description = "Where."
  sensitive   = false
  ephemeral   = false
  nullable    = false
  default = {
    name     = "x"
    required = true
  }

  validation {
    condition     = var.region.name != ""
    error_message = <<-EOT
      required = true
    EOT
  }
}

output "region" {
  value       = var.region
  description = "Where."
  sensitive   = true
  depends_on  = [aws_sqs_queue.b]

  precondition {
    condition     = true
    error_message = "no"
  }
}

moved {
  from = aws_sqs_queue.a
  to   = aws_sqs_queue.b
}

import {
  for_each = toset(["c"])
  id       = each.key
  to       = aws_sqs_queue.c[each.key]
}

removed {
  from = aws_sqs_queue.d

  lifecycle {
    destroy = false
  }
}

check "region" {
  data "aws_region" "here" {
  }

  assert {
    condition     = data.aws_region.here.name != ""
    error_message = "no"
  }
}

resource "aws_sqs_queue" "b" {
  name = "b"

  lifecycle {
    create_before_destroy = true
    prevent_destroy       = false
    ignore_changes        = [name]
    replace_triggered_by  = [aws_sqs_queue.c]

    precondition {
      condition     = true
      error_message = "no"
    }
  }
}

resource "aws_sqs_queue" "c" {
  for_each = toset(["c"])
  name     = "c"
}
