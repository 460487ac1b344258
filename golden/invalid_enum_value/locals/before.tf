locals {
  status  = "enabled"
  exports = ["slow_query"]
}

resource "aws_s3_bucket_versioning" "once" {
  bucket = var.bucket

  versioning_configuration {
    status = local.status
  }
}

resource "aws_db_instance" "main" {
  instance_class                  = "db.t3.micro"
  enabled_cloudwatch_logs_exports = toset(local.exports)
}
