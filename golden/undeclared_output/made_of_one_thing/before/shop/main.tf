module "base" {
  source = "../"
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = module.base.topic_arn
  protocol  = "email"
  endpoint  = "ops@shop.example"
}

resource "aws_lb" "web" {
  name    = "web"
  subnets = module.base.subnet_ids
}

module "more" {
  source = "../"
  count  = 2
}

output "of_one" {
  value = module.more[0].alerts_arn
}

output "others" {
  value = [
    module.base.topic_arn,
    module.base.bucket_name,
    module.base.dead_url,
    module.base.queue_url,
    module.base.cluster_name,
    module.base.vpc_ids,
  ]
}
