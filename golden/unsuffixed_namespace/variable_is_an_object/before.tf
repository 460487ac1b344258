resource "aws_service_discovery_private_dns_namespace" "main" {
  name = "microservices.local"
  vpc  = aws_vpc.main.id
}

resource "aws_lb_target_group" "web" {
  name = "web-${var.environment.name}"
}

variable "environment" {
  type = object({ name = string })
}
