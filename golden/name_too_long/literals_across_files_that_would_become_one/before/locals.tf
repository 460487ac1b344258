locals {
  green = "notification-service-production"
}
