resource "aws_iam_role" "x" {
  name = "${var.organisation}-${var.project}-${var.customer_id}-${var.client}"
}
