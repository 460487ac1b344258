module "base" {
  source = "../"
}

# of two queues; of several by name; of nothing; as it is declared, misspelt; there
output "read" {
  value = [
    module.base.queue_url,
    module.base.topic_arn,
    module.base.cluster_name,
    module.base.orders_url,
    module.base.order_url,
  ]
}
