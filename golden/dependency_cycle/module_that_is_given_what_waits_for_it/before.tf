module "queue" {
  source     = "example/queue/aws"
  version    = "1.0.0"
  depends_on = [aws_sns_topic.mail]
}

resource "aws_sns_topic" "mail" {
  name = module.queue.name
}
