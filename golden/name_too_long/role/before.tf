resource "aws_iam_role" "x" {
  name = "${var.organisation}-${var.project}-${var.environment}-${var.region}"
}
