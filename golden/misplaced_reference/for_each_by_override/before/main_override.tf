resource "aws_sqs_queue" "orders" {
  for_each = toset(["a"])
}
