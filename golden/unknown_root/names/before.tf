variable "name" {
  type = string
}

locals {
  stage = "dev"
}

resource "aws_sqs_queue" "orders" {
  name = "${variable.name}-${locals.stage}" # both
  tags = {
    Owner  = vars.owner
    Stage  = Local.stage
    Region = env.AWS_REGION
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = join("-", [inputs.name, sqs_queue.orders.name])
}

resource "aws_iam_role" "run" {
  name = "run"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Action    = "sts:AssumeRole"
      Effect    = "Allow"
      Principal = { Service = lambda.amazonaws.com }
    }]
  })
}

output "bucket" {
  value = s3_bucket.logs.id
}

output "other" {
  value = output.bucket
}

output "type" {
  value = [for one in foo.bar : one.name]
}
