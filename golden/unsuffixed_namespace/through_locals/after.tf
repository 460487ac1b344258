resource "aws_service_discovery_private_dns_namespace" "main" {
  name = "microservices-${var.stage}.local"
  vpc  = aws_vpc.main.id
}

locals {
  suffix = var.stage
  prefix = "shop-${local.suffix}"
}

resource "aws_ecs_cluster" "main" {
  name = "${local.prefix}-cluster"
}

variable "stage" {
  type = string
}
