check "nothing" {
}

check "two" {
  data "aws_region" "here" {}
  data "aws_caller_identity" "here" {}

  assert {
    condition     = data.aws_region.here.name == "eu-west-1"
    error_message = "This is another region."
  }
}
