resource "aws_s3_bucket" "logs" {
  bucket = "My_Logs-${var.environment}"
}
