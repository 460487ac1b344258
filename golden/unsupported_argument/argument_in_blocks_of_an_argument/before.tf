# actions is an argument of the schema that takes blocks, two deep
resource "aws_guardduty_malware_protection_plan" "uploads" {
  role = "arn:aws:iam::123456789012:role/scan"

  protected_resource {
    s3_bucket {
      bucket_name = "uploads"
    }
  }

  actions {
    tagging {
      status = "ENABLED"
    }
  }
}
