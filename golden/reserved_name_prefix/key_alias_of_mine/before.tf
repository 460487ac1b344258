resource "aws_kms_alias" "x" {
  name = "alias/awsome"
}
