# what is handed over need not be declared
resource "aws_sqs_queue" "copy" {
  provider = aws.copy
}
