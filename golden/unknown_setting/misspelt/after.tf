variable "region" {
  type        = string
  description = "Where it runs" # as always
  default     = "eu-west-1"
  validation {
    condition     = length(var.region) > 0
    error_message = "A region has a name."
  }
}

variable "zones" {
  type    = list(string)
  default = []
}

output "region" {
  value      = var.region
  sensitve   = true
  senstive   = false
  depends_on = [aws_sqs_queue.orders]
}

terraform {
  required_version = ">= 1.5"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  lifecycle {
    prevent_destroy = true
  }
}
