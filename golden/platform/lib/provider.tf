terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.aws_region

  # Tags of everything, so that costs can be told apart by environment.
  default_tags {
    tags = {
      Environment = var.environment_suffix
      ManagedBy   = "terraform"
      Platform    = "microservices"
    }
  }
}
