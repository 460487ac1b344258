resource "aws_dynamodb_table" "people" {
  name     = "people"
  hash_key = "personId"

  attribute {
    name = "person_id"
    type = "S"
  }
}
