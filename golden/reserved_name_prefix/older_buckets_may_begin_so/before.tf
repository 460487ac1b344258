resource "aws_s3_bucket" "x" {
  bucket = "sthree-orders-${var.environment}"
}
