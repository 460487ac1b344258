module "queue" {
  source  = "example/queue/aws"
  version = "1.0.0"
}

resource "aws_sns_topic" "mail" {
  name = module.queue.name
}
