terraform {
  required_version = [">= 1.5", "< 2.0"]
}

variable "token" {
  type        = string
  description = null # later
  sensitive   = "yes"
}

variable "names" {
  type        = list(string)
  description = ["Names of the queues."]
  nullable    = "no"
}

variable "sizes" {
  type        = list(number)
  description = []
  sensitive   = 0 # nothing secret
  nullable    = null
}

output "names" {
  value       = var.names
  description = { text = "of the queues" }
  sensitive   = "perhaps"
}

output "sizes" {
  value     = var.sizes
  sensitive = [false]
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  lifecycle {
    prevent_destroy       = "on"
    create_before_destroy = null
  }
}

module "queues" {
  source = ["./queues"]
}
