variable "name" {
  type = string
}

variable "suffix" {
  type = string
}

variable "kms_key" {
  type = string
}

resource "aws_sns_topic" "mail" {
  name              = "${var.name}-${var.suffix}"
  kms_master_key_id = var.kms_key
}
