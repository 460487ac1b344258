provider "aws" {
  region = "eu-west-1"

  default_tags = {
    tags = {
      Team = "web"
    }
  }

  assume_role = {
    role_arn = "arn:aws:iam::123456789012:role/deploy"
  }
}

data "aws_ami" "base" {
  owners = ["self"]

  filter = {
    name   = "name"
    values = ["base-*"]
  }
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}
