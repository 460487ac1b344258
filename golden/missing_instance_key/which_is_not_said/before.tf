variable "on" {
  type = bool
}

resource "aws_sqs_queue" "maybe" {
  count = var.on ? 1 : 0
  name  = "maybe"
}

resource "aws_sqs_queue" "each" {
  for_each = toset(["a", "b"])
  name     = each.key
}

resource "aws_sqs_queue" "other" {
  count = length(aws_sqs_queue.maybe.arn)
  name  = aws_sqs_queue.each.name
}

output "all" {
  value = aws_sqs_queue.each.arn
}
