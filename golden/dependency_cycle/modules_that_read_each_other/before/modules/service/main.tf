variable "host" {
  type = string
}

resource "aws_sns_topic" "mail" {
  name = "mail-of-${var.host}"
}
