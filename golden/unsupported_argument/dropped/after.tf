terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_s3_bucket" "main" {
  bucket = "orders"
  # tffix: aws_s3_bucket has no argument color_tag: color_tag = "red" # as the poster
  # who pays
  # tffix: aws_s3_bucket has no argument payer:
  # payer = {
  #   name = "shop"
  #
  #   text = <<-EOT
  #     one
  #     # two
  #   EOT
  # }
}

resource "aws_sns_topic" "main" {
  name = "orders"

  # where it ends
  # tffix: aws_sns_topic has no block archive:
  # archive {
  #   days = 7 # a week
  # }
}

# it shares its line
resource "aws_sns_topic" "one_line" { color_tag = "red" }

# it is read
resource "aws_sqs_queue" "read" {
  name      = "orders"
  color_tag = "red"
}

output "color" {
  value = aws_sqs_queue.read.color_tag
}
