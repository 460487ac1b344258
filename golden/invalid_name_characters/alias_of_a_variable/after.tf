variable "name" {
  type    = string
  default = "alias/main"
}

resource "aws_kms_alias" "main" {
  name          = var.name
  target_key_id = var.key
}
