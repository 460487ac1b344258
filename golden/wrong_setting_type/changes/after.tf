terraform {
  required_version = ">= 1.5, < 2.0"
}

variable "token" {
  type = string
  # later
  sensitive = true
}

variable "names" {
  type        = list(string)
  description = "Names of the queues."
  nullable    = false
}

variable "sizes" {
  type      = list(number)
  sensitive = false # nothing secret
}

output "names" {
  value       = var.names
  description = { text = "of the queues" }
  sensitive   = "perhaps"
}

output "sizes" {
  value     = var.sizes
  sensitive = false
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  lifecycle {
    prevent_destroy = true
  }
}

module "queues" {
  source = "./queues"
}
