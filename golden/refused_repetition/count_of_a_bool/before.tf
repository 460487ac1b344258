variable "enabled" {
  type = bool
}

variable "env" {
  type = string
}

resource "aws_sns_topic" "switched" {
  count = var.enabled
  name  = "switched"
}

resource "aws_sns_topic" "compared" {
  count = var.env == "prod"
  name  = "compared"
}
