resource "aws_sqs_queue" "orders" {
  name = "orders"
}

# Those that come back
resource "aws_sqs_queue" "returns" {
  name = "returns"

  tags = {
    Name = "ret
