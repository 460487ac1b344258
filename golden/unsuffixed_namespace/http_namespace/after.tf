resource "aws_service_discovery_http_namespace" "main" {
  name        = "microservices-${var.environment_suffix}"
  description = "Names by which the services find each other" # not DNS
}

resource "aws_lb_target_group" "web" {
  name = "web-${var.environment_suffix}"
}

variable "environment_suffix" {
  type = string
}
