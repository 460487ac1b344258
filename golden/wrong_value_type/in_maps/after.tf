resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = "vpc-0a1b2c3d"
  cidr_block = "10.0.${count.index}.0/24"
  tags       = { Name = "private", Zones = "a" } # one of them
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "orders.zip"

  environment {
    variables = {
      SUBNETS  = aws_subnet.private[*].id
      QUEUES   = [for name in ["a", "b"] : "orders-${name}"]
      FEATURES = { fast = true }
      TABLE    = "orders"
      STAGES   = ["one", "two"]
    }
  }

  tags = merge(local.tags, {
    Name  = "orders (${var.stage})" # { not an object }
    Teams = ["shop", "billing"],
  })
}

resource "aws_iam_role" "orders" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })

  tags = (merge(
    local.tags,
    { "Owner" : { team = "shop" } },
  ))
}

variable "stage" {
  type = string
}

locals {
  tags = { Project = "shop" }
}
