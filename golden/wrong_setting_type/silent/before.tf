terraform {
  required_version = null
}

variable "token" {
  type        = string
  description = ("the token")
  sensitive   = "true"
  nullable    = !true
}

variable "names" {
  type        = list(string)
  description = <<-EOT
    Names.
  EOT
}

variable "size" {
  type        = number
  description = 5
  sensitive   = false
}

output "size" {
  value       = null
  description = true
  sensitive   = true
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
  tags = { description = null, sensitive = "yes" }

  lifecycle {
    prevent_destroy = "false"
  }
}
