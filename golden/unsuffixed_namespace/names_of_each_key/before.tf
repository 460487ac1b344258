resource "aws_service_discovery_private_dns_namespace" "main" {
  name = "microservices.local"
  vpc  = aws_vpc.main.id
}

variable "environment_suffix" {
  type = string
}

resource "aws_service_discovery_service" "services" {
  for_each = var.services

  name = each.key
}
