resource "aws_db_instance" "main" {
  instance_class                  = "db.t3.micro"
  enabled_cloudwatch_logs_exports = ["error", "general", "slow_query"]
}


resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  hash_key     = "id"
  billing_mode = "Pay per request"

  attribute {
    name = "id"
    type = "S"
  }
}
