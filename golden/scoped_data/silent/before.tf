data "aws_region" "here" {}

check "account" {
  data "aws_caller_identity" "here" {}

  assert {
    condition     = data.aws_caller_identity.here.account_id == data.aws_region.here.name
    error_message = "This is another account: ${data.aws_caller_identity.here.account_id}"
  }
}

output "region" {
  value = data.aws_region.here.name
}
