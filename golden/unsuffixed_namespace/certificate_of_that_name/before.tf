resource "aws_service_discovery_private_dns_namespace" "main" {
  name = "services.example.com"
  vpc  = aws_vpc.main.id
}

resource "aws_lb_target_group" "web" {
  name = "web-${var.environment_suffix}"
}

variable "environment_suffix" {
  type = string
}

resource "aws_acm_certificate" "main" {
  domain_name       = "*.services.example.com"
  validation_method = "DNS"
}
