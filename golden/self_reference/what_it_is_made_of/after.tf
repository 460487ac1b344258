resource "aws_s3_bucket" "data" {
  bucket = "shop-data"

  tags = {
    Name = "shop-data" # the same
    Id   = aws_s3_bucket.data.id
  }
}

resource "aws_kms_key" "main" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "kms:*"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Resource  = "*"
    }]
  })
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = aws_sqs_queue.orders.arn }]
  })
}
