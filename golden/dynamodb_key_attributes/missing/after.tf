resource "aws_dynamodb_table" "people" {
  name     = "people"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "age"
    type = "S"
  }

  local_secondary_index {
    name            = "by-age"
    range_key       = "age"
    projection_type = "ALL"
  }
}
