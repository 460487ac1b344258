resource "aws_ssm_parameter" "x" {
  name = "aws-orders-url"
}
