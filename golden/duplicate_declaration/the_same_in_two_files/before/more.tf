terraform {
  # pinned by the platform team
  required_providers {
    aws = {
      source = "hashicorp/aws", version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region # as in main.tf
}

# where it runs
variable "region" {
  type    = string
  default = "eu-west-1"
}

data "aws_caller_identity" "me" {
}

locals {
  tags = { Name = local.name }
}

resource "aws_sqs_queue" "orders" {

  name = local.name

}

output "arn" { value = aws_sqs_queue.orders.arn }

output "url" {
  value = aws_sqs_queue.orders.url
}
