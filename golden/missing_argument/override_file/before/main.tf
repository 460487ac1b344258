resource "aws_kms_alias" "main" {
  name = "alias/main"
}
