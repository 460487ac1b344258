terraform {
  required_version = "=> 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "^5.0" # major
    }
    random = {
      source  = "hashicorp/random"
      version = "3.x"
    }
    archive = {
      source  = "hashicorp/archive"
      version = ">= 2.0 < 3.0"
    }
    tls = {
      source  = "hashicorp/tls"
      version = "latest"
    }
    null = {
      source  = "hashicorp/null"
      version = "^3.1.2"
    }
  }
}

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "==5.8.1"
}
