locals {
  # microservices.local in a comment is nobody's business
  url     = "http://orders.microservices.local:8080"
  domain  = aws_service_discovery_private_dns_namespace.main.name
  another = "my-microservices.local"
}

output "namespace" {
  value = "microservices.local"
}
