resource "aws_dynamodb_table" "locks" {
  name         = "your lock table"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "LockID"

  attribute {
    name = "LockID"
    type = "S"
  }
}

resource "aws_sqs_queue" "filled_in" {
  name = "<queue name>"
}

resource "aws_sqs_queue" "of_ours" {
  name = "yours truly"
}
