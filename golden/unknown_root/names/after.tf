variable "name" {
  type = string
}

locals {
  stage = "dev"
}

resource "aws_sqs_queue" "orders" {
  name = "${var.name}-${local.stage}" # both
  tags = {
    Owner  = vars.owner
    Stage  = local.stage
    Region = env.AWS_REGION
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = join("-", [var.name, aws_sqs_queue.orders.name])
}

resource "aws_iam_role" "run" {
  name = "run"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Action    = "sts:AssumeRole"
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

output "bucket" {
  value = aws_s3_bucket.logs.id
}

output "other" {
  value = output.bucket
}

output "type" {
  value = [for one in foo.bar : one.name]
}
