resource "aws_sqs_queue" "orders" {
  name = "orders"
}

# Those that come back
# tffix: the file ends in this block:
# resource "aws_sqs_queue" "returns" {
#   name = "returns"

#   tags = {
#     Name = "ret
