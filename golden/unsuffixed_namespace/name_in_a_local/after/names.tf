locals {
  namespace = "microservices-${var.environment_suffix}.local"
}
