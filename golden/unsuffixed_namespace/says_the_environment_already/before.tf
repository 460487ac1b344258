resource "aws_service_discovery_private_dns_namespace" "main" {
  name = "microservices-prod.local"
  vpc  = aws_vpc.main.id
}

resource "aws_lb_target_group" "web" {
  name = "web-${var.environment_suffix}"
}

variable "environment_suffix" {
  type    = string
  default = "prod"
}
