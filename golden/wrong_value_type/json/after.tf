resource "aws_sqs_queue_policy" "orders" {
  queue_url = "url"

  policy = jsonencode({
    Version = "2012-10-17"
    # nobody but us
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:SendMessage"
      Resource = "*"
    }]
  })
}

resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({ Version = "2012-10-17" })
}

resource "aws_iam_user" "app" {
  name = { Value = "app" }
}
