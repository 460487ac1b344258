resource "aws_service_discovery_private_dns_namespace" "main" {
  name = "microservices.local"
  vpc  = aws_vpc.main.id
}

variable "environment_suffix" {
  type = string
}

resource "aws_lb_target_group" "web" {
  name = "web-${var.project}"
}
