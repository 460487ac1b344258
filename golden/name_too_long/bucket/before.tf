resource "aws_s3_bucket" "x" {
  bucket = "${var.organisation}-${var.project}-${var.customer_id}-${var.client}"
}
