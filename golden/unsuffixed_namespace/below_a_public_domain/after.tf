resource "aws_service_discovery_public_dns_namespace" "main" {
  name = "services-${var.environment_suffix}.example.com"
}

resource "aws_lb_target_group" "web" {
  name = "web-${var.environment_suffix}"
}

variable "environment_suffix" {
  type = string
}
