locals {
  attributes = [
    { name = "id", type = "S" },
    { name = "at", type = "N" },
  ]
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  range_key    = "at"

  attribute = local.attributes
}
