resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  # all keys
  dynamic "attribute" {
    for_each = [for name in ["id"] : {
      name = name
      type = "S"
    }] # are strings

    content {
      name = attribute.value.name
      type = attribute.value.type
    }
  }
}
