resource "aws_s3_bucket" "x" {
  bucket = substr("${var.organisation}-${var.project}-${var.environment}-${var.region}", 0, 63)
}
