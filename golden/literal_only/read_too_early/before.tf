terraform {
  required_version = ">= ${local.least}"
}

locals {
  least = "1.5"
}

variable "team" {
  type        = string
  description = "For ${local.least}."
  sensitive   = local.secret
  default     = upper("shop")
}

variable "rules" {
  default = {
    arns = [
      "arn:aws:s3:::${var.team}-a",
      "arn:aws:s3:::${var.team}-b",
    ]
  }
}

module "queue" {
  source  = "example/${var.team}/aws"
  version = var.version_of_queue
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  lifecycle {
    prevent_destroy = var.team == "shop"
  }
}

output "name" {
  value     = aws_sqs_queue.orders.name
  sensitive = var.team != "shop"
}
