check "account" {
  data "aws_caller_identity" "here" {}

  assert {
    condition     = data.aws_caller_identity.here.account_id == "123456789012"
    error_message = "This is another account."
  }
}

output "account" {
  value = data.aws_caller_identity.here.account_id
}

resource "aws_sqs_queue" "orders" {
  name = "orders-${data.aws_caller_identity.here.account_id}"
}
