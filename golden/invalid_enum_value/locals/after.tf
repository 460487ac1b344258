locals {
  read_once  = "Enabled"
  read_twice = "enabled"
  of_another = local.read_twice
  exports    = ["slow_query"]
}

resource "aws_s3_bucket_versioning" "once" {
  bucket = var.bucket

  versioning_configuration {
    status = local.read_once
  }
}

resource "aws_s3_bucket_versioning" "twice" {
  bucket = var.bucket

  versioning_configuration {
    status = local.read_twice
  }
}

resource "aws_db_instance" "main" {
  instance_class                  = "db.t3.micro"
  enabled_cloudwatch_logs_exports = toset(local.exports)
}

resource "aws_db_instance" "other" {
  instance_class                  = "db.t3.micro"
  enabled_cloudwatch_logs_exports = local.exports
}
