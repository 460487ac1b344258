# Zero, unknown, or another mode.
resource "aws_dynamodb_table" "zero" {
  name           = "zero"
  billing_mode   = "PAY_PER_REQUEST"
  hash_key       = "id"
  read_capacity  = 0
  write_capacity = null

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "unknown" {
  name           = "unknown"
  billing_mode   = var.mode
  hash_key       = "id"
  read_capacity  = var.mode == "PAY_PER_REQUEST" ? null : 5
  write_capacity = 5

  attribute {
    name = "id"
    type = "S"
  }
}

variable "mode" {
  type    = string
  default = "PROVISIONED"
}
