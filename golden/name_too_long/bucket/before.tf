resource "aws_s3_bucket" "x" {
  bucket = "${var.organisation}-${var.project}-${var.environment}-${var.region}"
}
