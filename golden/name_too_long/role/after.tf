resource "aws_iam_role" "x" {
  name = substr("${var.organisation}-${var.project}-${var.customer_id}-${var.client}", 0, 64)
}
