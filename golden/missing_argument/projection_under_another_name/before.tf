terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }

  global_secondary_index {
    name       = "by-customer"
    hash_key   = "customer"
    projection = "KEYS_ONLY"
  }
}
