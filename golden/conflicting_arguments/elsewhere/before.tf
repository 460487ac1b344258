terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

# The facts are those of version 5.
resource "aws_security_group" "ledger" {
  name        = "ledger"
  name_prefix = "ledger-"
}
