data "aws_caller_identity" "current" {}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Action    = "sqs:*"
      Resource  = "*"
      Principal = "*"
      Condition = {
        ForAnyValue:StringNotEquals = { aws:PrincipalOrgID = ["o-a1b2c3d4e5"] }
        Bool = {
          aws:SecureTransport = "false" # for all
        }
      }
    }]
  })
}
