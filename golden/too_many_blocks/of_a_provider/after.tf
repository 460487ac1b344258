provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = { team = "shop" }
  }

  default_tags {
    tags = { stage = "test" }
  }

  ignore_tags {
    keys = ["owner"]
  }

  assume_role {
    role_arn = "arn:aws:iam::123456789012:role/first"
  }

  assume_role {
    role_arn = "arn:aws:iam::123456789012:role/second"
  }
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}
