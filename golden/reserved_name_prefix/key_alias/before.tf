resource "aws_kms_alias" "x" {
  name = "alias/aws/orders"
}
