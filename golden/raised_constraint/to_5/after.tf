terraform {
  required_providers {
    aws = "~> 5.0"

    random = {
      source  = "hashicorp/random"
      version = "~> 3.0"
    }
  }
}
