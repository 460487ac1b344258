locals {
  stem = "sg-web-${var.environment}"
}
