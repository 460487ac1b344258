resource "aws_kms_key" "main" {}

resource "aws_kms_alias" "literal" {
  name          = "alias/main"
  target_key_id = aws_kms_key.main.id
}

resource "aws_kms_alias" "composed" {
  name          = "alias/main-${var.environment}"
  target_key_id = aws_kms_key.main.id
}

resource "aws_kms_alias" "right" {
  name          = "alias/main-${var.environment}"
  target_key_id = aws_kms_key.main.id
}

resource "aws_kms_alias" "unknown" {
  name          = "${var.prefix}/main"
  target_key_id = aws_kms_key.main.id
}

resource "aws_kms_alias" "dotted" {
  name          = "alias/main-key"
  target_key_id = aws_kms_key.main.id
}

locals {
  name = "alias/jobs"
}

resource "aws_kms_alias" "local" {
  name          = local.name
  target_key_id = aws_kms_key.main.id
}
