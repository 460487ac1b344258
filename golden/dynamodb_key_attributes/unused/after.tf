resource "aws_dynamodb_table" "people" {
  name      = "people"
  hash_key  = "id"
  range_key = "born"

  attribute {
    name = "id"
    type = "S"
  }

  # when, in seconds
  attribute {
    name = "born"
    type = "N"
  }

  # unique

  attribute {
    name = "town"
    type = "S"
  }

  global_secondary_index {
    name            = "by-town"
    hash_key        = "town"
    projection_type = "ALL"
  }
}
