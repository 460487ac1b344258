resource "aws_iam_group" "main" {
  name = "main"
  tags = {}
}
