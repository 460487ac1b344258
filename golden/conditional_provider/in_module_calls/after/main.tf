variable "environment" {
  type = string
}

provider "aws" {
  alias  = "test"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "live"
  region = "eu-central-1"
}

module "queue_test" {
  count     = var.environment == "test" ? 1 : 0
  source    = "./queue"
  providers = { aws = aws.test }
  name      = "orders"
}

module "queue_live" {
  count     = var.environment != "test" ? 1 : 0
  source    = "./queue"
  providers = { aws = aws.live }
  name      = "orders"
}

locals {
  module_queue = one(concat(module.queue_test, module.queue_live))
}

output "queue" {
  value = local.module_queue.arn
}
