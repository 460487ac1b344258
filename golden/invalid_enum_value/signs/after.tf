resource "aws_db_instance" "main" {
  instance_class                  = "db.t3.micro"
  enabled_cloudwatch_logs_exports = ["error", "general", "slowquery"]
}


resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"

  attribute {
    name = "id"
    type = "S"
  }
}
