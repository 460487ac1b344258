locals {
  stem = "web-sg-${var.environment}"
}
