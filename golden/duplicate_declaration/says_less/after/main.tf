terraform {
}

variable "stage" {
  description = "the stage"
  type        = string
}

output "region" {
  description = "where it is"
  value       = var.region
}

output "stage" {
  value = var.stage
}
