resource "aws_ecs_cluster" "main" {
  name = "main"

  # what is measured
  setting = [
    # the first
    {
      name  = "containerInsights"
      value = "enabled"
    },
  ]
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  range_key    = "at"

  attribute = [
    {
      name = "id"
      type = "S"
    },
    # when
    { name = "at", type = "N" }, # in seconds
  ]
}
