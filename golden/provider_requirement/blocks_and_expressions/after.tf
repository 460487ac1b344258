variable "release" {
  default = "5.0.0"
}

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }

    random = {
      source  = "hashicorp/random"
      version = 3
    }

    tls = {
      source  = "hashicorp/${var.release}"
      version = var.release
    }
  }
}
