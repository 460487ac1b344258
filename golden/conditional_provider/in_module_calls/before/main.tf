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

module "queue" {
  source    = "./queue"
  providers = { aws = var.environment == "test" ? aws.test : aws.live }
  name      = "orders"
}

output "queue" {
  value = module.queue.arn
}
