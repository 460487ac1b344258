terraform {
  required_version = ">= 1.5"
}

variable "environment" {
  type = string
}

locals {
  prefix = "shop"
}

resource "aws_sqs_queue" "orders" {
  name          = "${local.prefix}-${local.environment}-${local.suffix}"
  delay_seconds = local.delay
  tags          = merge(local.common_tags, local.prefixes, { Delay = "${local.delay}s" })
}

output "environment" {
  value = local.environment
}

output "region" {
  value = local.region
}
