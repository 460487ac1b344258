resource "aws_lbs" "x" {
  name = "${var.project}-${var.customer_id}-public"
}
