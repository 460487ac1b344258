resource "aws_iam_group" "main" {
  path = "/web/"
}
