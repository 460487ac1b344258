resource "aws_iam_role" "x" {
  name = substr("${var.organisation}-${var.project}-${var.environment}-${var.region}", 0, 64)
}
