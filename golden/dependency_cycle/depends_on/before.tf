# The policy reads its role, so the role cannot wait for the policy.
resource "aws_iam_role" "orders" {
  name               = "orders"
  assume_role_policy = "{}"

  depends_on = [
    aws_iam_role_policy.orders, # so that it may read
    aws_s3_bucket.orders,
  ]
}

resource "aws_iam_role_policy" "orders" {
  role   = aws_iam_role.orders.id
  policy = "{}"
}

resource "aws_s3_bucket" "orders" {
  bucket     = "orders"
  depends_on = [aws_s3_bucket_policy.orders]
}

resource "aws_s3_bucket_policy" "orders" {
  bucket = aws_s3_bucket.orders.id
  policy = "{}"
}

# Each waits for the other by its own word: either can go.
resource "aws_sns_topic" "one" {
  name       = "one"
  depends_on = [aws_sns_topic.two]
}

resource "aws_sns_topic" "two" {
  name       = "two"
  depends_on = [aws_sns_topic.one]
}
