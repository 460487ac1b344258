resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_sns_topic" "fits" {
  name       = "fits"
  depends_on = [resource.aws_sqs_queue.jobs]
}

resource "aws_sns_topic" "long" {
  name       = "long"
  depends_on = [resource.aws_sqs_queue.jobs]
}
