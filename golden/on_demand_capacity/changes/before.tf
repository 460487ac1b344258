resource "aws_dynamodb_table" "orders" {
  name           = "orders"
  billing_mode   = "PAY_PER_REQUEST" # no capacity
  hash_key       = "id"
  read_capacity  = 5
  write_capacity = 5 # enough

  attribute {
    name = "id"
    type = "S"
  }
}
