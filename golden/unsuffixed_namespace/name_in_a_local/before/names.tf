locals {
  namespace = "microservices.local"
}
