variable "custom" {
  type    = string
  default = null
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "${var.custom != null ? var.custom : "PAY_PER_REQUEST"}"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_lb" "web" {
  name               = "web"
  load_balancer_type = coalesce(var.custom, "application")
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
