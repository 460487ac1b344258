terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.40"
    }
  }
}

resource "aws_dynamodb_table" "trains" {
  name         = "trains"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "depot"
    type = "S"
  }

  global_secondary_index {
    name            = "by-depot"
    projection_type = "ALL"

    key_schema {
      attribute_name = "depot"
      key_type       = "HASH"
    }
  }
}
