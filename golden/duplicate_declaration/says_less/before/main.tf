terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "region" {
  type = string
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
