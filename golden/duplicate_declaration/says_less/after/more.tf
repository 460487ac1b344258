terraform {
  required_version = ">= 1.5"

  required_providers {
    # the one that we have tried
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
    random = {
      source = "hashicorp/random"
    }
  }
}

variable "region" {
  description = "where it is"
  type        = string
}

# of the pipeline

# tffix: output region is declared at main.tf:9, too:
# output "region" {
#   description = "the region"
#   value       = var.region
# }
