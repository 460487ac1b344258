# aws_sqs_queue.orders.arn
resource "aws_sqs_queue" "orders" {
  name       = "orders" # as aws_sqs_queue.orders.arn says
  depends_on = [aws_sqs_queue.returns]

  tags = {
    Text = "aws_sqs_queue.orders"
    Data = data.aws_sqs_queue.orders.arn
  }

  provisioner "local-exec" {
    command = "echo ${aws_sqs_queue.orders.arn}"
  }
}

resource "aws_sqs_queue" "returns" {
  name = "returns"
}

data "aws_sqs_queue" "orders" {
  name = aws_sqs_queue.orders.name
}
