resource "aws_kms_alias" "main" {
  target_key_id = "1234"
}
