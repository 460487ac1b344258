resource "aws_sqs_queue" "many" {
  count = 2
  name  = "many-${count.index}"
}

resource "aws_sqs_queue" "one" {
  name = "one"

  timeouts {
    create = "1m"
  }
}

# aws_sqs_queue.many.arn
output "all" {
  value = [
    aws_sqs_queue.many[0].arn,
    aws_sqs_queue.many[*].arn,
    aws_sqs_queue.many.*.arn,
    aws_sqs_queue.many.0.arn,
    aws_sqs_queue.many,
    aws_sqs_queue.one.arn,
    "aws_sqs_queue.many.arn",
    [for queue in aws_sqs_queue.many : queue.arn],
  ]
}
