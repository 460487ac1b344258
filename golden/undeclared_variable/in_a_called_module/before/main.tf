variable "name" {
  type = string
}

resource "aws_sns_topic" "mail" {
  name              = "${var.name}-${var.suffix}"
  kms_master_key_id = var.kms_key
}
