resource "aws_kinesis_firehose_delivery_stream" "main" {
  name        = "main"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn        = var.role
    bucket_arn      = var.bucket
    buffer_size     = 64
    buffer_interval = 60

    dynamic "s3_backup_configuration" {
      for_each = var.backup

      content {
        role_arn    = var.role
        bucket_arn  = s3_backup_configuration.value
        buffer_size = 5
      }
    }
  }
}

variable "role" {
  type = string
}

variable "bucket" {
  type = string
}

variable "backup" {
  type = set(string)
}
