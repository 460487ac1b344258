resource "aws_kms_alias" "slash" {
  name          = "/main"
  target_key_id = aws_kms_key.main.id
}
