resource "aws_service_discovery_private_dns_namespace" "main" {
  name = "services.local"
  vpc  = aws_vpc.main.id
}

resource "aws_lb" "internal" {
  name = "alb-${var.environment_suffix}"
}
