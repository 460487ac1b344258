resource "aws_s3_bucket" "x" {
  bucket = substr("${var.organisation}-${var.project}-${var.customer_id}-${var.client}", 0, 63)
}
