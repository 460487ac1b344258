resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST" # no capacity
  hash_key     = "id"
  # enough

  attribute {
    name = "id"
    type = "S"
  }
}
