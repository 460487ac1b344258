terraform {
  required_version = ">= 1.5"
}

variable "environment" {
  type = string
}

variable "suffix" {
  description = "in the place of local.suffix"
  type        = string
}

variable "delay" {
  description = "in the place of local.delay"
  type        = number
}

variable "common_tags" {
  description = "in the place of local.common_tags"
  type        = map(string)
}

locals {
  prefix = "shop"
}

resource "aws_sqs_queue" "orders" {
  name          = "${local.prefix}-${var.environment}-${var.suffix}"
  delay_seconds = var.delay
  tags          = merge(var.common_tags, local.prefixes, { Delay = "${var.delay}s" })
}

output "environment" {
  value = var.environment
}

# tffix: local.region is not declared:
# output "region" {
#   value = local.region
# }
