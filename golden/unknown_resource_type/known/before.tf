# in some of the versions that are allowed: 5.100 has it, 6 does not
resource "aws_worklink_fleet" "old" {
  name = "old"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

# of other providers
resource "awscc_sqs" "orders" {
  name = "orders"
}

resource "thing_thing" "x" {}

data "aws_caller_identity" "me" {}

# resource "aws_sqs" "old" {}
locals {
  text = <<-EOT
    resource "aws_sqs" "old" {}
  EOT
}
